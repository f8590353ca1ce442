using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.App.Pages.Holidays;

/// <summary>Days of one holiday that follow one another, or one other marked day: a line of the list.</summary>
/// <param name="Mark">The first day's mark; the others differ in the day alone.</param>
/// <param name="Last">The last day.</param>
public sealed record MarkedSpan(MarkedDay Mark, LocalDate Last)
{
    /// <summary>A year's marked days as lines. Decisions stand alone: each is entered and revoked by itself.</summary>
    public static IReadOnlyList<MarkedSpan> Of(IReadOnlyList<MarkedDay> marks)
    {
        List<MarkedSpan> spans = [];
        foreach (var mark in marks)
        {
            if (mark.Mark == DayMark.Holiday && spans.Count > 0 && spans[^1] is var before && before.Mark with { Day = mark.Day } == mark && before.Last.PlusDays(1) == mark.Day)
            {
                spans[^1] = before with { Last = mark.Day };
            }
            else
            {
                spans.Add(new MarkedSpan(mark, mark.Day));
            }
        }

        return spans;
    }
}
