using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GiaoBan.App.Shared.Tags;

/// <summary><c>&lt;gb-state mark="ReportMark.Late" late-minutes="135" /&gt;</c>: a chip of words, icon and colour.</summary>
[HtmlTargetElement("gb-state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StateTag(Text text) : TagHelper
{
    /// <summary>Where the report stands.</summary>
    public ReportMark Mark { get; set; }

    /// <summary>For <see cref="ReportMark.Late"/>: how late, minutes.</summary>
    public int LateMinutes { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (tone, icon, key) = Look(Mark);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", tone.Length == 0 ? "chip" : "chip " + tone);
        if (Mark == ReportMark.Late)
        {
            output.Attributes.SetAttribute("title", text["app.state.late", VietnameseDates.Length(LateMinutes, text.Language)]);
        }

        output.Content.AppendHtml(Icons.Svg(icon));
        output.Content.Append(Mark == ReportMark.Late ? text[key, VietnameseDates.Length(Rounded(LateMinutes), text.Language)] : text[key]);
    }

    /// <summary>Four words hold one unit of time: whole days, else whole hours, else minutes; the exact time stands in the title.</summary>
    private static int Rounded(int minutes) => minutes switch
    {
        >= 1440 => minutes / 1440 * 1440,
        >= 60 => minutes / 60 * 60,
        _ => minutes,
    };

    private static (string Tone, string Icon, string Key) Look(ReportMark mark) => mark switch
    {
        ReportMark.NotSent => ("", "circle", "app.state.not-sent"),
        ReportMark.Overdue => ("bad", "warn", "app.state.overdue"),
        ReportMark.Draft => ("warn", "pencil", "app.state.draft"),
        ReportMark.Sent => ("info", "sent", "app.state.sent"),
        ReportMark.Returned => ("bad", "back", "app.state.returned"),
        ReportMark.Accepted => ("ok", "check", "app.state.accepted"),
        ReportMark.Late => ("warn", "clock", "app.state.late"),
        ReportMark.Nil => ("info", "nil", "app.state.nil"),
        ReportMark.Absorbed => ("", "nest", "app.state.absorbed"),
        ReportMark.Extended => ("info", "extend", "app.state.extended"),
        ReportMark.Exempt => ("", "nest", "app.state.exempt"),
        ReportMark.Handed => ("info", "sent", "app.state.handed"),
        ReportMark.Approved => ("ok", "check", "app.state.approved"),
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "No such mark."),
    };
}
