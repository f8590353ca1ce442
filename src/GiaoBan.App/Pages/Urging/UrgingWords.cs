using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Urging;
using NodaTime;

namespace GiaoBan.App.Pages.Urging;

/// <summary>Urgings in words.</summary>
public static class UrgingWords
{
    /// <summary>What the office's lists look back.</summary>
    public static readonly Duration Lately = Duration.FromDays(30);

    /// <summary>"Nhắc 20, 14 gửi trong 24 giờ. 16 đã gửi, trong đó 10 kịp hạn; 4 chưa gửi."</summary>
    public static string Effect(Text text, UrgingEffect effect) =>
        $"{text["urging.effect", effect.Urged, effect.SentInDay]} {text["urging.effect.more", effect.Sent, effect.SentInTime, effect.Open]}";

    /// <summary>"12/14 đã gửi, 2 chờ gửi".</summary>
    public static string Messages(Text text, MessageCounts counts) => counts.Made == 0
        ? text["urging.messages.none"]
        : string.Join(", ", new[]
        {
            text["urging.messages", counts.Sent, counts.Made],
            counts.Waiting > 0 ? text["urging.messages.waiting", counts.Waiting] : "",
            counts.GivenUp > 0 ? text["urging.messages.given-up", counts.GivenUp] : "",
        }.Where(w => w.Length > 0));

    /// <summary>"trước hạn 2 giờ".</summary>
    public static string Step(Text text, int minutes) => minutes == 0
        ? text["urging.step.at"]
        : text[minutes < 0 ? "urging.step.before" : "urging.step.after", Length(text, Math.Abs(minutes))];

    /// <summary>Who is spoken to at a step, and how: "người giữ chức danh (thư điện tử)".</summary>
    public static string To(Text text, UrgingStep step) =>
        $"{string.Join(", ", step.To.Select(a => text["urging.audience." + UrgingCodes.Of(a)]))} ({Channels(text, step.Channels)})";

    /// <summary>The channels by name; the notice inside is always there.</summary>
    public static string Channels(Text text, IEnumerable<string> channels) =>
        string.Join(", ", channels.Where(c => c.Length > 0).Select(c => text["urging.channel." + c]).DefaultIfEmpty(text["urging.channel.inside"]));

    /// <summary>Who was spoken to, and what was lacking.</summary>
    public static string Person(Text text, UrgedPerson person) =>
        $"{person.Name} ({text["urging.audience." + person.Audience]}; {(person.Lacking is { } lack ? text["urging.lack." + lack] : Channels(text, person.Channels.Split(' ')))})";

    /// <summary>The report by name; what only named readers may know by neutral words.</summary>
    public static string Name(Text text, string name, string period) => name.Length == 0 ? text["urging.neutral"] : $"{name}, {period}";

    /// <summary>"Gửi sau 20 phút, kịp hạn", or that it has not come.</summary>
    public static string Sent(Text text, UrgedLine line) => line.SentAt is { } at
        ? $"{text["urging.sent-after", VietnameseDates.Length((long)Math.Ceiling((at - line.UrgedAt).TotalMinutes), text.Language)]}, {text[line.InTime == true ? "urging.sent.in-time" : "urging.sent.late"]}"
        : text["urging.not-sent"];

    private static string Length(Text text, int minutes) =>
        minutes % 1440 == 0 ? text["urging.days", minutes / 1440] : minutes % 60 == 0 ? text["urging.hours", minutes / 60] : text["urging.minutes", minutes];
}
