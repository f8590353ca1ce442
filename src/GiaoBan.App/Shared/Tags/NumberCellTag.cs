using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-cell name="figures[3].value" value="@typed" mark="data-value" label="4, Tuần này" asked="false" /&gt;</c>: a number's field in a table, with its error.</summary>
/// <remarks>Written by hand, not by <see cref="NamedFieldTag"/>: a form of fifty cells must stay light (spec/ux.md).</remarks>
[HtmlTargetElement("gb-cell", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumberCellTag : TagHelper
{
    /// <summary>The field's name.</summary>
    public required string Name { get; set; }

    /// <summary>What was typed.</summary>
    public string Value { get; set; } = "";

    /// <summary>What the script knows it by: <c>data-value</c>, <c>data-estimate</c>; empty where it does not count.</summary>
    public string Mark { get; set; } = "";

    /// <summary>What it holds, for screen readers.</summary>
    public required string Label { get; set; }

    /// <summary>Whether a <c>gb-ask</c> stands beside it, so that the error is not said twice.</summary>
    public bool Asked { get; set; }

    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = ModelStateMapper.IdOf(Name);
        var invalid = Asked || (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0);
        output.TagName = null;
        output.Content.AppendHtml($"""<input class="n-input" name="{Name}" id="{id}" inputmode="decimal" autocomplete="off" """);
        if (Mark.Length > 0)
        {
            output.Content.AppendHtml(Mark + " ");
        }

        if (Value.Length > 0)
        {
            output.Content.AppendHtml("value=\"").Append(Value).AppendHtml("\" ");
        }

        if (invalid)
        {
            output.Content.AppendHtml($"""aria-invalid="true" aria-describedby="{id}-{(Asked ? "ask" : "error")}" """);
        }

        output.Content.AppendHtml("aria-label=\"").Append(Label).AppendHtml("\">");
        if (!Asked)
        {
            ErrorTag.Write(output.Content, ViewContext, Name);
        }
    }
}
