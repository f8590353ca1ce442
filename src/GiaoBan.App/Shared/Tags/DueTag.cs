using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-due due="@deadline" /&gt;</c>: "Thứ Năm, 19/8/2021, 20:00 (còn 2 giờ 15 phút)".</summary>
[HtmlTargetElement("gb-due", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DueTag(Text text, IClock clock) : TagHelper
{
    private static readonly Duration Soon = Duration.FromHours(24);

    /// <summary>The deadline; null where the text states none.</summary>
    public Deadline? Due { get; set; }

    /// <summary>Whether the report is in: the time left is then no longer said.</summary>
    public bool Done { get; set; }

    /// <summary>Without the year, for narrow places.</summary>
    public bool Brief { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "when");
        if (Due is not { } due)
        {
            output.Content.Append(text["app.due.none"]);
            return;
        }

        output.Content.AppendHtml($"""<time datetime="{due.At}">""");
        output.Content.Append(Sentence(Brief ? DeadlineWords.DueShort(due, text.Language) : DeadlineWords.Due(due, text.Language)));
        output.Content.AppendHtml("</time>");
        if (!Done)
        {
            AppendLeft(output.Content, due, clock.GetCurrentInstant());
        }
    }

    private void AppendLeft(TagHelperContent content, Deadline due, Instant now)
    {
        var tone = !due.Admits(now) ? " over" : due.At - now < Soon ? " soon" : "";
        content.AppendHtml($""" <span class="left{tone}" data-left="{due.At.ToUnixTimeMilliseconds()}"{(due.Inclusive ? " data-inclusive" : "")}>(""");
        content.Append(DeadlineWords.Remaining(due, now, text.Language));
        content.AppendHtml(")</span>");
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
