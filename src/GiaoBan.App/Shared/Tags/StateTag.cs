using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-state state="@complianceState" /&gt;</c> or <c>&lt;gb-state badge="Badge.Late" late-minutes="135" /&gt;</c>: a chip of words, icon and colour.</summary>
[HtmlTargetElement("gb-state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StateTag(Text text) : TagHelper
{
    /// <summary>The state; its focal tier also says "Đã trình duyệt" and "Đã duyệt".</summary>
    public ComplianceState? State { get; set; }

    /// <summary>The word alone, where there is no whole state.</summary>
    public Badge Badge { get; set; }

    /// <summary>For <see cref="Badge.Late"/>: how late, minutes; 0 says only that it was late.</summary>
    public int LateMinutes { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var badge = State?.Badge ?? Badge;
        var late = State?.LateMinutes ?? LateMinutes;
        var (tone, icon) = Look(badge, State?.Progress);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", tone.Length == 0 ? "chip" : "chip " + tone);
        if (badge == Badge.Late && late > 0)
        {
            output.Attributes.SetAttribute("title", text["app.state.late", VietnameseDates.Length(late, text.Language)]);
        }

        output.Content.AppendHtml(Icons.Svg(icon));
        output.Content.Append(WordsOf(badge, State?.Progress, late));
    }

    private string WordsOf(Badge badge, Progress? progress, int late) => (badge, progress) switch
    {
        (Badge.Late, _) when late > 0 => text["app.state.late", VietnameseDates.Length(Rounded(late), text.Language)],
        (Badge.Sent, Progress.Handed) => text["app.state.handed"],
        (Badge.Accepted, Progress.Approved) => text["app.state.approved"],
        _ => text["compliance.badge." + ComplianceCodes.Of(badge)],
    };

    /// <summary>Four words hold one unit of time: whole days, else whole hours, else minutes; the exact time stands in the title.</summary>
    private static int Rounded(int minutes) => minutes switch
    {
        >= 1440 => minutes / 1440 * 1440,
        >= 60 => minutes / 60 * 60,
        _ => minutes,
    };

    private static (string Tone, string Icon) Look(Badge badge, Progress? progress) => badge switch
    {
        Badge.NotSent => ("", "circle"),
        Badge.Overdue => ("bad", "warn"),
        Badge.Draft => ("warn", "pencil"),
        Badge.Sent => ("info", "sent"),
        Badge.Returned => ("bad", "back"),
        Badge.Accepted => ("ok", progress == Progress.Approved ? "stamp" : "check"),
        Badge.Late => ("warn", "clock"),
        Badge.Nil => ("info", "nil"),
        Badge.Absorbed => ("", "nest"),
        Badge.Extended or Badge.SentExtended => ("info", "extend"),
        Badge.Exempt => ("", "nest"),
        _ => throw new ArgumentOutOfRangeException(nameof(badge), badge, "No such badge."),
    };
}
