using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using NodaTime;

namespace GiaoBan.App.Pages.Briefing;

/// <summary>A week's paper as a page shows it.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="OnPaper">True on A4; on the screen rows become cards on a phone, and there are links.</param>
/// <param name="T">The texts.</param>
/// <param name="Now">The moment it is read.</param>
/// <param name="Reader">Who reads it.</param>
public sealed record PaperView(WeekPaper Paper, bool OnPaper, Text T, Instant Now, Actor? Reader)
{
    /// <summary>Whether the week lies ahead.</summary>
    public bool IsAhead => Paper.Window is { } days && days.Start > Now.InZone(Deadline.Zone).Date;

    /// <summary>Whether no unit has sent anything.</summary>
    public bool IsEmpty => Paper.Statistics.Sent == 0;

    /// <summary>"từ thứ Bảy 14/8/2021 đến thứ Sáu 20/8/2021".</summary>
    public string Days(DateInterval days) => T["briefing.days", Day(days.Start), Day(days.End)];

    /// <summary>"Thứ Bảy, 14/8/2021".</summary>
    public string Day(LocalDate date) => $"{VietnameseDates.Weekday(date.DayOfWeek, T.Language)}, {VietnameseDates.Day(date)}";

    /// <summary>What a stream's words are.</summary>
    public string Words(PaperStream stream) => stream.Words switch
    {
        PaperWords.Approved => T["briefing.words.approved", stream.View.Version],
        PaperWords.Handed => T["briefing.words.handed", stream.View.Version],
        PaperWords.Draft => T["briefing.words.draft"],
        PaperWords.Returned => T["briefing.words.returned"],
        PaperWords.NotBuilt => T["briefing.words.not-built"],
        _ => T["briefing.words.none"],
    };

    /// <summary>Units with the posts that answer for them.</summary>
    public string Named(IEnumerable<StreamSource> sources) => string.Join("; ", sources.Select(Named));

    /// <summary>Late ones with how late.</summary>
    public string NamedLate(IEnumerable<StreamSource> sources) =>
        string.Join("; ", sources.Select(s => $"{Named(s)} {DeadlineWords.Late(s.State.LateMinutes, T.Language)}"));

    /// <summary>The units' names alone.</summary>
    public static string Names(IEnumerable<StreamSource> sources) => string.Join(", ", sources.Select(s => s.UnitName));

    /// <summary>The last moment of those that still have time.</summary>
    public Deadline? DueOf(IReadOnlyList<StreamSource> sources) => sources.Select(s => s.State.EffectiveDue).FirstOrDefault(d => d is not null);

    /// <summary>Where a stream's own page is, for those who work or approve it.</summary>
    public string? PathOf(PaperStream stream) => Reader switch
    {
        { } actor when stream.Terms.FocalPost(actor) is not null => "/dau-moi/" + stream.Terms.ObligationId,
        { } actor when stream.Terms.ApproverPost(actor) is not null => "/xet-duyet/" + stream.Terms.ObligationId,
        _ => null,
    };

    /// <summary>"14:00–16:00", or nothing where no hour is named.</summary>
    public string Hours(PaperWork work) =>
        work.Work.Line.From is { } from ? T.Write(from) + (work.Work.Line.To is { } to ? "–" + T.Write(to) : "") : "";

    /// <summary>Who leads and who takes part.</summary>
    public static string People(PaperWork work)
    {
        var line = work.Work.Line;
        var lead = line.Lead.Length > 0 ? line.Lead : work.Work.UnitName;
        return line.Participants.Length > 0 ? $"{lead}; {line.Participants}" : lead;
    }

    /// <summary>What a piece of work clashes with, in words.</summary>
    public IEnumerable<string> Clashes(PaperWork work) => work.Clashes.Select(c =>
        T[c.Kind == PlanClashKind.Room ? "briefing.clash.room" : "briefing.clash.people", c.Over, c.With.Line.Text, c.With.UnitName]);

    /// <summary>What is still open when the briefing begins, stream by stream.</summary>
    public IReadOnlyList<string> Open()
    {
        var open = new List<string>();
        foreach (var stream in Paper.Streams.Where(_ => !IsAhead))
        {
            var name = stream.Terms.Stream.Name;
            if (stream.Words != PaperWords.Approved)
            {
                open.Add(T["briefing.open.words", name, Words(stream)]);
            }

            if (stream.Overdue.Count > 0)
            {
                open.Add(T["briefing.open.overdue", name, Names(stream.Overdue)]);
            }

            if (stream.Returned.Count > 0)
            {
                open.Add(T["briefing.open.returned", name, Names(stream.Returned)]);
            }

            if (stream.View.Newer.Count > 0)
            {
                open.Add(T["briefing.open.newer", name, Names(stream.View.Newer)]);
            }

            if (stream.Empty > 0 && stream.Figures.Count > 0)
            {
                open.Add(T["briefing.open.no-figure", name, stream.Empty, stream.Empty + stream.Figures.Sum(f => f.Totals.Count)]);
            }
        }

        if (Paper.Clashes > 0)
        {
            open.Add(T["briefing.open.clashes", Paper.Clashes]);
        }

        return open;
    }

    private static string Named(StreamSource source) => $"{source.UnitName} ({source.PostTitle})";
}
