using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>One deadline of a regime version, shared by all units that owe it.</summary>
/// <param name="Regime">Code of the regime.</param>
/// <param name="VersionId">The version that makes it.</param>
/// <param name="Requirement">Code of the requirement.</param>
/// <param name="Tier">Whose deadline it is.</param>
/// <param name="Stream">The stream on the focal tier, else empty.</param>
/// <param name="Period">What the report is about.</param>
/// <param name="Due">The deadline; null where the text names none.</param>
/// <param name="Day">The day by which it is decided who owes: the deadline's last.</param>
/// <param name="AbsorbedInto">The report that it is part of, in words (DB-4); null where it stands alone.</param>
internal sealed record PlannedLine(
    string Regime, Guid VersionId, string Requirement, string Tier, string Stream, Period Period, Deadline? Due, LocalDate Day, string? AbsorbedInto);

/// <summary>A unit will owe a line.</summary>
/// <param name="Line">What, and by when; one object for all units.</param>
/// <param name="UnitId">Who.</param>
/// <param name="PostId">The post that answers for it.</param>
/// <param name="Excuse">The exemption that excuses it, or null.</param>
internal readonly record struct PlannedObligation(PlannedLine Line, Guid UnitId, Guid PostId, Exemption? Excuse);
