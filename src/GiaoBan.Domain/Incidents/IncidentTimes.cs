using NodaTime;

namespace GiaoBan.Domain.Incidents;

/// <summary>How long an ad-hoc report took (DB-10), in whole minutes; null where an end of the span is not known or has not come.</summary>
/// <param name="HappenedAt">When it happened, where that is known.</param>
/// <param name="ReportedAt">When it was told.</param>
/// <param name="WrittenAt">When the written report came; null while it has not.</param>
public sealed record IncidentTimes(Instant? HappenedAt, Instant ReportedAt, Instant? WrittenAt)
{
    /// <summary>From the event to the call.</summary>
    public int? EventToOral => Minutes(HappenedAt, ReportedAt);

    /// <summary>From the call to the written report.</summary>
    public int? OralToWritten => Minutes(ReportedAt, WrittenAt);

    /// <summary>From the event to the written report.</summary>
    public int? EventToWritten => Minutes(HappenedAt, WrittenAt);

    private static int? Minutes(Instant? from, Instant? to) => from is { } start && to is { } end ? (int)Math.Floor((end - start).TotalMinutes) : null;
}

/// <summary>One span over several reports.</summary>
/// <param name="Count">Of how many reports it is known.</param>
/// <param name="Median">The middle one, minutes; of an even number the mean of the two in the middle, rounded down.</param>
/// <param name="Longest">The longest, minutes.</param>
public sealed record SpanFigures(int Count, int? Median, int? Longest)
{
    /// <summary>The figures of known spans, in minutes.</summary>
    public static SpanFigures Of(IEnumerable<int?> minutes)
    {
        var known = minutes.OfType<int>().Order().ToList();
        return known.Count == 0
            ? new SpanFigures(0, null, null)
            : new SpanFigures(known.Count, (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2, known[^1]);
    }
}

/// <summary>The three spans over a group of reports.</summary>
/// <param name="Count">Reports of the group.</param>
/// <param name="Written">Of them with a written report.</param>
/// <param name="EventToOral">From the event to the call.</param>
/// <param name="OralToWritten">From the call to the written report.</param>
/// <param name="EventToWritten">From the event to the written report.</param>
public sealed record IncidentFigures(int Count, int Written, SpanFigures EventToOral, SpanFigures OralToWritten, SpanFigures EventToWritten)
{
    /// <summary>The figures of a group.</summary>
    public static IncidentFigures Of(IReadOnlyCollection<IncidentTimes> times) => new(
        times.Count,
        times.Count(t => t.WrittenAt is not null),
        SpanFigures.Of(times.Select(t => t.EventToOral)),
        SpanFigures.Of(times.Select(t => t.OralToWritten)),
        SpanFigures.Of(times.Select(t => t.EventToWritten)));
}
