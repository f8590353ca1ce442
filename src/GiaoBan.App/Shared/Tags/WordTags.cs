using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-icon name="print" /&gt;</c>.</summary>
[HtmlTargetElement("gb-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTag : TagHelper
{
    /// <summary>A name of <see cref="Icons"/>.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Svg(Name));
    }
}

/// <summary><c>&lt;gb-person name="…" post="…" /&gt;</c>: the name with the post under it.</summary>
[HtmlTargetElement("gb-person", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PersonTag : TagHelper
{
    /// <summary>The official's name.</summary>
    public required string Name { get; set; }

    /// <summary>The post in which they act; duties hang on posts.</summary>
    public string? Post { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => TwoLines.Write(output, "person", Name, Post);
}

/// <summary><c>&lt;gb-unit name="…" note="…" /&gt;</c>: the unit, with its block or kind under it.</summary>
[HtmlTargetElement("gb-unit", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UnitTag : TagHelper
{
    /// <summary>The unit's name.</summary>
    public required string Name { get; set; }

    /// <summary>Its block or kind, if that helps.</summary>
    public string? Note { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => TwoLines.Write(output, "unit", Name, Note);
}

/// <summary><c>&lt;gb-number value="@v" decimals="1" unit="ha" estimate /&gt;</c>: 1.234,5; empty is empty, zero is 0; an estimate says "ước".</summary>
[HtmlTargetElement("gb-number", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumberTag(Text text) : TagHelper
{
    /// <summary>The number; null shows nothing.</summary>
    public decimal? Value { get; set; }

    /// <summary>Least decimals shown.</summary>
    public int? Decimals { get; set; }

    /// <summary>The unit after it; in a table the unit stands in the head instead.</summary>
    public string? Unit { get; set; }

    /// <summary>Whether the number is an estimate.</summary>
    public bool Estimate { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } value)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "num");
        if (Estimate)
        {
            output.Content.AppendHtml("""<span class="est">""").Append(text["app.number.estimate"]).AppendHtml("</span> ");
        }

        output.Content.Append(VietnameseNumber.Format(value, Decimals));
        if (Unit is not null)
        {
            output.Content.Append("\u00a0" + Unit);
        }
    }
}

/// <summary><c>&lt;gb-time at="@instant" /&gt;</c>: 19:30 19/08/2021 in Vietnam's time.</summary>
[HtmlTargetElement("gb-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeTag(Text text) : TagHelper
{
    /// <summary>The instant.</summary>
    public Instant At { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString());
        output.Attributes.SetAttribute("class", "num");
        output.Content.Append(text.Write(At));
    }
}

/// <summary>A strong line with a small one under it.</summary>
internal static class TwoLines
{
    internal static void Write(TagHelperOutput output, string kind, string strong, string? small)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", kind);
        output.Content.AppendHtml("<b>").Append(strong).AppendHtml("</b>");
        if (!string.IsNullOrEmpty(small))
        {
            output.Content.AppendHtml("<small>").Append(small).AppendHtml("</small>");
        }
    }
}
