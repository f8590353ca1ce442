using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-table label="…" cards tall&gt;thead, tbody…&lt;/gb-table&gt;</c>: a table with sticky head and first column that scrolls by itself.</summary>
/// <remarks>With <c>cards</c> each row becomes a card on a phone: every cell but the first then carries its column's words in <c>data-h</c>.</remarks>
[HtmlTargetElement("gb-table")]
public sealed class TableTag(Text text) : TagHelper
{
    /// <summary>What the table shows; said by screen readers.</summary>
    public required string Label { get; set; }

    /// <summary>Rows become cards on a phone.</summary>
    public bool Cards { get; set; }

    /// <summary>Higher than the window: scrolls inside, so that its head stays.</summary>
    public bool Tall { get; set; }

    /// <summary>Keyboard like a spreadsheet (assets/grid.ts).</summary>
    public bool Grid { get; set; }

    /// <summary>A grid of figures: totals and questions as one types (assets/figures.ts).</summary>
    public bool Figures { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "table";
        output.Attributes.SetAttribute("class", Cards ? "data cards" : "data");
        output.Attributes.SetAttribute("aria-label", Label);
        if (Grid || Figures)
        {
            output.Attributes.SetAttribute("data-grid", "");
        }

        if (Figures)
        {
            output.Attributes.SetAttribute("data-figures", "");
            output.Attributes.SetAttribute("data-text-ask", text["app.number.ask"]);
            output.Attributes.SetAttribute("data-text-or", text["app.number.or"]);
            output.Attributes.SetAttribute("data-text-refused", text["app.field.not-a-number"]);
            output.Attributes.SetAttribute("data-text-estimate", text["app.number.estimate"]);
        }

        output.PreElement.AppendHtml($"""<div class="card region{(Tall ? " tall" : "")}" role="region" tabindex="0" aria-label=""" + "\"").Append(Label).AppendHtml("\">");
        output.PostElement.AppendHtml("</div>");
    }
}
