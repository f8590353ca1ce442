using GiaoBan.App.Pages.Meetings.Room;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Opinions;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>The minutes: chair and those present, absences, course, opinions, votes, conclusion (QĐ 45/2018, MTG-1). Everything they say stands in the store.</summary>
public static class MinutesPapers
{
    /// <summary>The paper.</summary>
    public static MeetingPaper Of(ConclusionFile all, RoomView room, string? superior, Text text)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(room);
        var (meeting, names) = (all.File.Meeting, all.Names);
        var chair = names.Posts[meeting.ChairPost!.Value];
        var writer = names.TitleOf(meeting.SecretaryPost);
        return new MeetingPaper(
            chair.Block.StartsWith("dang", StringComparison.Ordinal), chair.Unit, superior == chair.Unit ? null : superior, null,
            MeetingPaper.Dated(text, (meeting.EndedAt ?? meeting.BeganAt!.Value).InZone(Deadline.Zone).Date), text["conclusions.minutes.head"], meeting.Title,
            [
                new PaperHeading(text["conclusions.minutes.i"]), .. When(meeting, names.WhereOf(meeting), room, text).Select(w => new PaperText(w)),
                new PaperHeading(text["conclusions.minutes.ii"]), .. People(all, text),
                new PaperHeading(text["conclusions.minutes.iii"]), .. all.Items.SelectMany(i => Item(i, all, room, text)),
                .. meeting.EndedAt is { } ended ? (PaperPart[])[new PaperText(text["conclusions.minutes.end", Hour(ended)])] : [],
            ],
            [], [(writer.Length > 0 ? text["meetings.capacity.secretary"] : "", names.OfficialOf(meeting.SecretaryOfficial)), (text["meetings.capacity.chair"], names.OfficialOf(meeting.ChairOfficial))]);
    }

    private static IEnumerable<string> When(Meeting meeting, string where, RoomView room, Text text)
    {
        yield return text["conclusions.minutes.began", At(meeting.BeganAt!.Value), meeting.StartsAt is { } start ? At(start) : ""];
        yield return text["conclusions.minutes.place", where.Length > 0 ? where : MeetingWords.Mode(text, meeting.Mode)];
        if (room.Forecast is { OverMinutes: > 0 } forecast)
        {
            yield return text["conclusions.minutes.over", forecast.OverMinutes];
        }
    }

    private static IEnumerable<PaperPart> People(ConclusionFile all, Text text)
    {
        var there = all.People.Where(p => p.Facts.State is Presence.Present or Presence.Late).ToList();
        var away = all.People.Where(p => p.Facts.State is not (Presence.Present or Presence.Late)).ToList();
        yield return new PaperText(text["conclusions.minutes.present", there.Count, all.People.Count]);
        yield return new PaperTable(
            [(text["room.who"], 50), (text["conclusions.minutes.post"], 70), (text["conclusions.minutes.as"], 45)],
            [.. there.Select(p => (IReadOnlyList<string>)[p.Name, p.Post, As(p, text)])]);
        if (away.Count > 0)
        {
            yield return new PaperText(text["conclusions.minutes.absent", away.Count]);
            yield return new PaperTable(
                [(text["room.who"], 50), (text["conclusions.minutes.post"], 55), (text["conclusions.minutes.why"], 60)],
                [.. away.Select(p => (IReadOnlyList<string>)[p.Name, p.Post, Why(p, all, text)])]);
        }
    }

    private static string As(RoomPerson person, Text text) => string.Join(", ", new[]
    {
        MeetingWords.Capacity(text, person.Participant.Capacity), person.InPlaceOf is { } whose ? text["room.in-place-of", whose] : "",
        person.Facts.State == Presence.Late ? text["room.presence.late-minutes", person.Facts.LateMinutes] : "",
    }.Where(w => w.Length > 0));

    private static string Why(RoomPerson person, ConclusionFile all, Text text)
    {
        var deputy = all.People.FirstOrDefault(p => p.Participant.DeputyFor == person.Id);
        return string.Join("; ", new[]
        {
            text["room.presence." + person.Facts.State.ToString().ToLowerInvariant()], person.Absence, deputy is null ? "" : text["conclusions.minutes.deputy", deputy.Name],
        }.Where(w => w.Length > 0));
    }

    private static IEnumerable<PaperPart> Item(ConclusionItem item, ConclusionFile all, RoomView room, Text text)
    {
        var row = item.Item;
        yield return new PaperHeading($"{item.Number}. {row.Title}");
        if (row is { BeganAt: { } began, EndedAt: { } ended })
        {
            yield return new PaperText(text["conclusions.minutes.time", Hour(began), Hour(ended), (int)(ended - began).TotalMinutes, row.PlannedMinutes]);
        }

        if (row.PresenterPost is { } presenter)
        {
            yield return new PaperText(text["conclusions.minutes.presented", all.Names.PlaceOf(presenter)]);
        }

        foreach (var task in room.Tasks.Where(t => t.ItemId == row.ItemId))
        {
            yield return new PaperText($"- {task.Body} ({all.Names.PlaceOf(task.LeadPost)}, {text["room.tasks.due", task.DueOn]}{(task.Overdue ? $", {text["room.tasks.overdue"]}" : "")})");
        }

        foreach (var speech in room.Speeches.Where(s => s.Row.ItemId == row.ItemId && s.Row.EndedAt is not null).OrderBy(s => s.Row.BeganAt))
        {
            yield return new PaperText(text["conclusions.minutes.spoke", speech.Name, speech.Post, speech.Row.Note.Length > 0 ? speech.Row.Note : text["conclusions.minutes.no-note"]]);
        }

        foreach (var opinion in room.Opinions.Where(o => o.ItemId == row.ItemId))
        {
            yield return new PaperText(text["conclusions.minutes.opinion", opinion.UnitName, text["opinions.stance." + opinion.Stance], Held(opinion, text)]);
        }

        foreach (var vote in room.Votes.Where(v => v.Row.ItemId == row.ItemId).OrderBy(v => v.Row.OpenedAt))
        {
            yield return new PaperText(text[
                vote.Row.Secret ? "conclusions.minutes.vote.secret" : "conclusions.minutes.vote", vote.Row.Question, vote.Tally.Entitled, vote.Tally.Agree, vote.Tally.Disagree,
                vote.Tally.Other, vote.Tally.NotVoted]);
        }

        foreach (var words in Concluded(item, all, text))
        {
            yield return new PaperText(words);
        }
    }

    private static string Held(OpinionLine opinion, Text text) => string.Join(
        ". ", new[] { opinion.Ground.TrimEnd('.'), opinion.Solution.Length > 0 ? text["conclusions.minutes.solution", opinion.Solution.TrimEnd('.')] : "" }.Where(w => w.Length > 0));

    private static IEnumerable<string> Concluded(ConclusionItem item, ConclusionFile all, Text text)
    {
        var edition = item.Issued ?? item.Draft;
        if (edition is { Course.Length: > 0 })
        {
            yield return edition.Course;
        }

        if (item.Issued is null || all.Notices.Count == 0)
        {
            yield return text["conclusions.not-yet"];
            yield break;
        }

        // What the last notice froze is what was concluded.
        if (NoticeContent.Read(all.Notices[^1].Content).Items.FirstOrDefault(i => i.Number == item.Number) is { } frozen)
        {
            yield return text["conclusions.minutes.concluded"];
            foreach (var words in NoticePapers.Conclusion(frozen, text))
            {
                yield return words;
            }
        }
    }

    private static string Hour(Instant at) => RoomWords.Hour(at);

    private static string At(Instant at) => $"{Hour(at)} ngày {VietnameseDates.Day(at.InZone(Deadline.Zone).Date)}";
}
