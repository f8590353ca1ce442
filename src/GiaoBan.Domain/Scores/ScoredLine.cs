using NodaTime;

namespace GiaoBan.Domain.Scores;

/// <summary>What became of an obligation, as far as points go. The first four are counted, the others are not.</summary>
public enum LineFate
{
    /// <summary>Sent on time.</summary>
    OnTime,

    /// <summary>Sent within an extension: counted apart, never as late.</summary>
    Extended,

    /// <summary>Sent late.</summary>
    Late,

    /// <summary>Not sent, the deadline past.</summary>
    Missing,

    /// <summary>Not sent, with time left.</summary>
    NotDueYet,

    /// <summary>Excused.</summary>
    Exempt,

    /// <summary>Part of another report (DB-4).</summary>
    Absorbed,

    /// <summary>Left out by a decision on an appeal.</summary>
    Excluded,
}

/// <summary>A line of the compliance book as a score takes it.</summary>
/// <param name="Id">The obligation.</param>
/// <param name="DueOn">The deadline's last day; null where none is stated. Gives the order of evidence.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="LateMinutes">Late: as judged. Missing: so far. Else 0.</param>
/// <param name="Nil">Sent as "không phát sinh".</param>
/// <param name="Incomplete">Found incomplete.</param>
/// <param name="Inaccurate">Found inaccurate.</param>
/// <param name="Returned">Returned at least once.</param>
public sealed record ScoredLine(
    Guid Id, LocalDate? DueOn, LineFate Fate, int LateMinutes = 0, bool Nil = false, bool Incomplete = false, bool Inaccurate = false, bool Returned = false)
{
    /// <summary>Whether it counts among what is graded.</summary>
    public bool IsCounted => Fate <= LineFate.Missing;

    /// <summary>Whether it was sent on time or within an extension.</summary>
    public bool IsInTime => Fate is LineFate.OnTime or LineFate.Extended;

    /// <summary>Days begun after the deadline.</summary>
    public int LateDays => (LateMinutes + 1439) / 1440;

    /// <summary>The line as a decision on an appeal has it; the book itself stays as it is.</summary>
    public ScoredLine With(LineCorrection correction) => correction switch
    {
        LineCorrection.Excluded => this with { Fate = LineFate.Excluded },
        LineCorrection.OnTime => this with { Fate = LineFate.OnTime, LateMinutes = 0 },
        LineCorrection.Extended => this with { Fate = LineFate.Extended, LateMinutes = 0 },
        LineCorrection.Complete => this with { Incomplete = false },
        LineCorrection.Accurate => this with { Inaccurate = false },
        LineCorrection.NotReturned => this with { Returned = false },
        _ => throw new ArgumentOutOfRangeException(nameof(correction), correction, "No such correction."),
    };
}

/// <summary>What a decision on an appeal makes of a line.</summary>
public enum LineCorrection
{
    /// <summary>It is left out.</summary>
    Excluded,

    /// <summary>It counts as on time.</summary>
    OnTime,

    /// <summary>It counts as within an extension.</summary>
    Extended,

    /// <summary>It does not count as incomplete.</summary>
    Complete,

    /// <summary>It does not count as inaccurate.</summary>
    Accurate,

    /// <summary>It does not count as returned.</summary>
    NotReturned,
}
