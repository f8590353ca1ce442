namespace GiaoBan.Domain.Compliance;

/// <summary>The sign of a cell of the compliance book (SK-9), the gravest first.</summary>
public enum BookMark
{
    /// <summary>–: not sent, deadline past.</summary>
    Missing,

    /// <summary>t: sent late, nil or not.</summary>
    Late,

    /// <summary>·: not sent, time left.</summary>
    NotDueYet,

    /// <summary>g: sent after the deadline, within time that was granted.</summary>
    Extended,

    /// <summary>✓: sent on time.</summary>
    OnTime,

    /// <summary>∅: "không phát sinh", on time.</summary>
    Nil,

    /// <summary>L: part of another report (DB-4).</summary>
    Absorbed,

    /// <summary>m: excused.</summary>
    Exempt,
}

/// <summary>Signs of states.</summary>
public static class BookMarks
{
    /// <summary>The sign of a state.</summary>
    public static BookMark Of(ComplianceState state) => state switch
    {
        { Verdict: Verdict.Exempt } => BookMark.Exempt,
        { Verdict: Verdict.Absorbed } => BookMark.Absorbed,
        { Verdict: Verdict.Late } => BookMark.Late,
        { Verdict: Verdict.Extended } => BookMark.Extended,
        { Verdict: Verdict.Missing } => BookMark.Missing,
        { Verdict: Verdict.NotDueYet } => BookMark.NotDueYet,
        { Nil: true } => BookMark.Nil,
        _ => BookMark.OnTime,
    };

    /// <summary>The sign of several reports that share a cell: the gravest.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static BookMark Of(IEnumerable<ComplianceState> states) => states.Min(Of);
}
