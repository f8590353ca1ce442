using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.Domain.Schedules;

/// <summary>What two pieces of planned work at the same hour both want.</summary>
public enum PlanClashKind
{
    /// <summary>The same room.</summary>
    Room,

    /// <summary>The same person or body, as the one who leads or as one who takes part.</summary>
    People,
}

/// <summary>Two pieces of planned work that cannot both go as planned (SK-10: "tránh chồng chéo").</summary>
/// <param name="First">Index of one line.</param>
/// <param name="Second">Index of the other, greater.</param>
/// <param name="Kind">What both want.</param>
/// <param name="Over">The room or the people, as the first line names them.</param>
public sealed record PlanClash(int First, int Second, PlanClashKind Kind, string Over);

/// <summary>Finds clashes among plan lines by their words alone: for eyes at a briefing, before rooms are booked.</summary>
public static class PlanClashes
{
    private const int LeastLetters = 3;
    private static readonly char[] BetweenNames = [',', ';', '\n'];

    /// <summary>Every clash, in the order of the lines.</summary>
    /// <remarks>
    /// Lines without an hour clash with nothing; one without an end is taken for an hour. Two units that name the same work at the same hour
    /// take part in one thing. A place is a room only where one of the two asks for a room: two works in one village go side by side.
    /// </remarks>
    public static IReadOnlyList<PlanClash> Of(IReadOnlyList<PlanLine> lines)
    {
        var found = new List<PlanClash>();
        for (var first = 0; first < lines.Count; first++)
        {
            for (var second = first + 1; second < lines.Count; second++)
            {
                var (one, other) = (lines[first], lines[second]);
                if (!Overlap(one, other) || Same(one.Text, other.Text))
                {
                    continue;
                }

                if ((one.NeedsRoom || other.NeedsRoom) && one.Place.Length > 0 && Same(one.Place, other.Place))
                {
                    found.Add(new PlanClash(first, second, PlanClashKind.Room, one.Place));
                }

                if (SharedPeople(one, other) is { Length: > 0 } people)
                {
                    found.Add(new PlanClash(first, second, PlanClashKind.People, people));
                }
            }
        }

        return found;
    }

    private static bool Overlap(PlanLine one, PlanLine other) =>
        one.Date == other.Date && one.From is { } from && other.From is { } otherFrom && from < EndOf(other, otherFrom) && otherFrom < EndOf(one, from);

    private static LocalTime EndOf(PlanLine line, LocalTime from) =>
        line.To is { } to && to > from ? to : from.Hour == 23 ? LocalTime.MaxValue : from.PlusHours(1);

    private static string SharedPeople(PlanLine one, PlanLine other)
    {
        var others = Names(other).Select(n => n.Folded).ToHashSet(StringComparer.Ordinal);
        return string.Join(", ", Names(one).Where(n => others.Contains(n.Folded)).DistinctBy(n => n.Folded).Select(n => n.Name));
    }

    private static IEnumerable<(string Name, string Folded)> Names(PlanLine line) =>
        (line.Lead + "," + line.Participants).Split(BetweenNames, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => (name, Folding.Search(name)))
            .Where(n => n.Item2.Length >= LeastLetters);

    private static bool Same(string one, string other) => Folding.Search(one) == Folding.Search(other);
}
