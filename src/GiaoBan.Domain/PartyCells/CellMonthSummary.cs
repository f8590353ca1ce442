namespace GiaoBan.Domain.PartyCells;

/// <summary>A cell's month, as the summary counts it.</summary>
/// <param name="Cell">The cell's name.</param>
/// <param name="Met">Meetings reported as held.</param>
/// <param name="NotHeldReason">Why none was held, where that was reported.</param>
/// <param name="Members">Members at the meetings held, added up.</param>
/// <param name="Present">Members present at them, added up.</param>
/// <param name="Band">The grade of the regular meeting; null where none was given.</param>
/// <param name="Total">Its points.</param>
/// <param name="Confirmed">The superior committee member has confirmed it.</param>
/// <param name="Assigned">Seats that the rota gave.</param>
/// <param name="Attended">Of them attended.</param>
/// <param name="Reported">A report was sent for the month.</param>
public sealed record CellMonthLine(
    string Cell, int Met, string? NotHeldReason, int Members, int Present, string? Band, decimal? Total, bool Confirmed, int Assigned, int Attended, bool Reported);

/// <summary>Thoughts and wishes, counted.</summary>
/// <param name="Raised">Raised in the month.</param>
/// <param name="Answered">Answered in the month.</param>
/// <param name="Open">Not answered yet.</param>
/// <param name="Overdue">Of the open ones, those whose day has passed.</param>
public sealed record ItemCounts(int Raised, int Answered, int Open, int Overdue);

/// <summary>The figures of a monthly summary for the committee (trước ngày 10), every one a sum over its lines.</summary>
/// <param name="Lines">The cells.</param>
/// <param name="Items">Thoughts and wishes.</param>
public sealed record CellMonthSummary(IReadOnlyList<CellMonthLine> Lines, ItemCounts Items)
{
    /// <summary>Cells.</summary>
    public int Cells => Lines.Count;

    /// <summary>Cells that met.</summary>
    public int Met => Lines.Count(l => l.Met > 0);

    /// <summary>Cells that reported that they did not meet.</summary>
    public int NotMet => Lines.Count(l => l.Met == 0 && l.Reported);

    /// <summary>Cells that sent no report.</summary>
    public int Unreported => Lines.Count(l => !l.Reported);

    /// <summary>Percent of the members present at the meetings held; null where none was.</summary>
    public decimal? Attendance => Lines.Sum(l => l.Members) is > 0 and var members ? 100m * Lines.Sum(l => l.Present) / members : null;

    /// <summary>Seats given to committee members.</summary>
    public int Assigned => Lines.Sum(l => l.Assigned);

    /// <summary>Seats attended.</summary>
    public int Attended => Lines.Sum(l => l.Attended);

    /// <summary>Cells of a grade.</summary>
    public int OfBand(string band) => Lines.Count(l => l.Band == band);

    /// <summary>Grades that nobody has confirmed yet.</summary>
    public int Unconfirmed => Lines.Count(l => l.Band is not null && !l.Confirmed);
}
