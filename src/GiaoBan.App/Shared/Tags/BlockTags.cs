using System.Globalization;
using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-note kind="warn"&gt;…&lt;/gb-note&gt;</c>: a remark beside the work; kinds info, ok, warn, bad.</summary>
[HtmlTargetElement("gb-note")]
public sealed class NoteTag : TagHelper
{
    /// <summary>info, ok, warn or bad.</summary>
    public string Kind { get; set; } = "info";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) => Frame(output, Kind, "note " + Kind);

    internal static void Frame(TagHelperOutput output, string kind, string cssClass)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", cssClass);
        output.PreContent.AppendHtml(Icons.Svg(kind switch { "ok" => "check", "warn" => "warn", "bad" => "cross", _ => "info" }) + """<div class="grow">""");
        output.PostContent.AppendHtml("</div>");
    }
}

/// <summary><c>&lt;gb-empty title="…" href="…" action="…"&gt;what to do&lt;/gb-empty&gt;</c>: nothing here, and what that means.</summary>
[HtmlTargetElement("gb-empty")]
public sealed class EmptyTag : TagHelper
{
    /// <summary>What there is none of.</summary>
    public required string Title { get; set; }

    /// <summary>Where to go next, if anywhere.</summary>
    public string? Href { get; set; }

    /// <summary>The words of that step.</summary>
    public string? Action { get; set; }

    /// <summary>The picture.</summary>
    public string Icon { get; set; } = "inbox";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        output.PreContent.AppendHtml(Icons.Svg(Icon) + "<b>").Append(Title).AppendHtml("</b><p>");
        output.PostContent.AppendHtml("</p>");
        if (Href is not null && Action is not null)
        {
            output.PostContent.AppendHtml("""<a class="btn second" href=""").AppendHtml("\"").Append(Href).AppendHtml("\">").Append(Action).AppendHtml("</a>");
        }
    }
}

/// <summary><c>&lt;gb-timeline&gt;&lt;gb-event at="…" by="…"&gt;what&lt;/gb-event&gt;&lt;/gb-timeline&gt;</c>: what happened, oldest first.</summary>
[HtmlTargetElement("gb-timeline")]
public sealed class TimelineTag : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "line-of-time");
    }
}

/// <summary>One event of a <c>gb-timeline</c>.</summary>
[HtmlTargetElement("gb-event", ParentTag = "gb-timeline")]
public sealed class EventTag(Text text) : TagHelper
{
    /// <summary>When.</summary>
    public Instant At { get; set; }

    /// <summary>Who: the post first.</summary>
    public string? By { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.PreContent.AppendHtml($"""<time datetime="{At}">""").Append(text.Write(At)).AppendHtml("</time>");
        if (By is not null)
        {
            output.PreContent.AppendHtml("<small> · ").Append(By).AppendHtml("</small>");
        }

        output.PreContent.AppendHtml("<div>");
        output.PostContent.AppendHtml("</div>");
    }
}

/// <summary><c>&lt;gb-bar part="9" whole="14" label="đã gửi" /&gt;</c>: a bar with its numbers beside it.</summary>
[HtmlTargetElement("gb-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarTag : TagHelper
{
    /// <summary>The part.</summary>
    public decimal Part { get; set; }

    /// <summary>The whole; 0 shows an empty bar.</summary>
    public decimal Whole { get; set; }

    /// <summary>What is counted.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var share = Whole == 0 ? 0 : Math.Clamp(Part / Whole * 100, 0, 100);
        var percent = share.ToString("0.#", CultureInfo.InvariantCulture);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bar-line");

        // Widths stand in the picture's attributes: the content security policy admits no style attribute.
        output.Content.AppendHtml($"""<svg class="bar" aria-hidden="true"><rect width="{percent}%" height="8"/></svg><span class="num">""")
            .Append($"{VietnameseNumber.Format(Part)}/{VietnameseNumber.Format(Whole)} {Label}".Trim()).AppendHtml("</span>");
    }
}
