using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Compliance.Contracts;

/// <summary>A line of the compliance book (SK-9): what was owed, by whom, and what became of it.</summary>
/// <param name="Id">The obligation.</param>
/// <param name="Unit">The unit that owes it.</param>
/// <param name="Regime">The regime's code.</param>
/// <param name="Requirement">The requirement's code.</param>
/// <param name="RequirementName">Its name by the version that made the obligation.</param>
/// <param name="Tier">contributor or focal.</param>
/// <param name="Stream">The stream's code on the focal tier, else empty.</param>
/// <param name="Period">The period's key.</param>
/// <param name="PeriodLabel">The period as people write it.</param>
/// <param name="PostTitle">The post that answers for it.</param>
/// <param name="PersonId">Who sent it first; where nothing was sent, who held the post on the deadline's last day; null where nobody did.</param>
/// <param name="PersonName">That official's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FirstReceivedAt">When it was first received.</param>
/// <param name="LateReason">Why it was late, in the sender's words.</param>
/// <param name="ReturnedCount">How often it was returned.</param>
/// <param name="ExemptReason">Why it is excused.</param>
/// <param name="AbsorbedInto">The report that it is part of (DB-4).</param>
/// <param name="Version">The last version sent; 0 = none.</param>
/// <param name="Origin">What made it: <see cref="Origins"/>.</param>
/// <param name="Due">The first deadline, to whose day, quarter and year the line belongs whatever time was granted; null where the text states none.</param>
public sealed record BookLine(
    Guid Id, BookUnit Unit, string Regime, string Requirement, string RequirementName, string Tier, string Stream, string Period, string PeriodLabel,
    string PostTitle, Guid? PersonId, string? PersonName, ComplianceState State, Instant? FirstReceivedAt, string? LateReason, int ReturnedCount,
    string? ExemptReason, string? AbsorbedInto, int Version, string Origin, Deadline? Due);

/// <summary>A unit of the book.</summary>
public sealed record BookUnit(string Code, string Name, string ShortName, int SortOrder);

/// <summary>Which lines; what is null does not narrow.</summary>
public sealed record BookQuery
{
    /// <summary>First of the days that a deadline may fall on: the last day on which one may still send.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last of those days.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Code of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Code of the requirement.</summary>
    public string? Requirement { get; init; }

    /// <summary>Key of the period.</summary>
    public string? Period { get; init; }

    /// <summary>The official that a line names.</summary>
    public Guid? Person { get; init; }

    /// <summary>One obligation.</summary>
    public Guid? Id { get; init; }

    /// <summary>Only those of the actor's own posts and streams, also where more may be read.</summary>
    public bool Mine { get; init; }

    /// <summary>contributor or focal.</summary>
    public string Tier { get; init; } = "contributor";

    /// <summary>Most lines that are read.</summary>
    public int Limit { get; init; } = Book.MostLines;

    /// <summary>The line after which to begin.</summary>
    public DuePosition? After { get; init; }
}
