using GiaoBan.App.Shared;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance.Contracts;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>The words of the book, the same on page, paper and spreadsheet.</summary>
public static class BookWords
{
    /// <summary>"105/120 gửi, 7 chậm, 15 chưa gửi (trong đó 5 chưa đến hạn)": who still has time is never called late.</summary>
    public static string Sentence(Text text, ComplianceStatistics s)
    {
        var line = text["compliance.statistics.line", s.Sent, s.Obligated, s.Late, s.Missing];
        return s.Missing > s.Overdue ? line + " " + text["compliance.statistics.not-due", s.Missing - s.Overdue] : line;
    }

    /// <summary>The sign of a cell and the colour behind it; the words stand beside it.</summary>
    public static (string Sign, string Tone) SignOf(BookMark mark) => mark switch
    {
        BookMark.Missing => ("–", "bad"),
        BookMark.Late => ("c", "warn"),
        BookMark.NotDueYet => ("·", ""),
        BookMark.Extended => ("g", "mute"),
        BookMark.OnTime => ("✓", "ok"),
        BookMark.Nil => ("∅", "mute"),
        BookMark.Absorbed => ("L", "mute"),
        BookMark.Exempt => ("m", "mute"),
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "No such mark."),
    };

    /// <summary>What a sign means.</summary>
    public static string Meaning(Text text, BookMark mark) => text["compliance.mark." + ComplianceCodes.Of(mark)];

    /// <summary>What a cell holds, in words: "Tuần 33/2021: đúng hạn"; of several reports how many of each.</summary>
    public static string Cell(Text text, string period, IReadOnlyList<ComplianceState> states) => states.Count == 1
        ? $"{period}: {Meaning(text, BookMarks.Of(states[0]))}"
        : $"{period}: " + string.Join(", ", states.GroupBy(BookMarks.Of).OrderBy(g => g.Key).Select(g => $"{text.Write(g.Count())} {Meaning(text, g.Key)}"));

    /// <summary>What else a line says: late and why, nil, how often returned, why excused, part of what.</summary>
    public static string Note(Text text, BookLine line)
    {
        var notes = new List<string>();
        if (line.State is { Verdict: Verdict.Late, Badge: not Badge.Late })
        {
            notes.Add(text["app.state.late", VietnameseDates.Length(line.State.LateMinutes, text.Language)]);
        }

        if (line.LateReason is { } reason)
        {
            notes.Add(text["compliance.note.reason", reason]);
        }

        if (line.State is { Nil: true, Badge: not Badge.Nil })
        {
            notes.Add(text["compliance.badge.nil"]);
        }

        if (line is { State: { Extended: true, EffectiveDue: { } later }, Due: { } first })
        {
            notes.Add(text["compliance.note.extended", first, later]);
        }

        if (line.ReturnedCount > 0)
        {
            notes.Add(text["compliance.note.returned", line.ReturnedCount]);
        }

        if (Defects(text, line.State) is { Length: > 0 } defects)
        {
            notes.Add(text["compliance.note.defects", defects]);
        }

        if (line.ExemptReason is { } excuse)
        {
            notes.Add(excuse);
        }

        if (line.AbsorbedInto is { } into)
        {
            notes.Add(text["compliance.note.absorbed", into]);
        }

        return string.Join("; ", notes);
    }

    /// <summary>The faults of content that were found, in words; empty where there are none.</summary>
    public static string Defects(Text text, ComplianceState state) => string.Join(
        ", ", new[] { (state.Incomplete, "incomplete"), (state.Inaccurate, "inaccurate") }.Where(d => d.Item1).Select(d => text["compliance.defect." + d.Item2]));

    /// <summary>"T33" for a week, "Th8" for a month, else what stands behind the year in the period's key: a narrow column's head.</summary>
    public static string Head(Text text, string key) => key.Split('-') switch
    {
        [_, ['W', .. var week]] => text["compliance.period.week", week.TrimStart('0')],
        [_, { Length: 2 } month] when char.IsAsciiDigit(month[0]) => text["compliance.period.month", month.TrimStart('0')],
        [{ Length: 4 }, var part] => part,
        _ => key,
    };
}
