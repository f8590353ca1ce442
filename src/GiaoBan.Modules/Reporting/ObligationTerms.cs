using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;

namespace GiaoBan.Modules.Reporting;

/// <summary>What a handler needs to know of an obligation before it judges a report: its terms, where it stands, and what was sent before.</summary>
public sealed record ObligationTerms(
    int TenantId,
    string TenantCode,
    Guid ObligationId,
    Guid PostId,
    Guid UnitId,
    string UnitCode,
    string UnitName,
    Guid VersionId,
    RegimePack Pack,
    Requirement Requirement,
    string Tier,
    string Stream,
    Period Period,
    Deadline? Due,
    int SentVersion,
    string? FirstVerdict,
    string Review,
    int DraftVersion,
    IReadOnlyList<EarlierReport> Earlier)
{
    /// <summary>The outline as this unit has it (DB-6); null where there is none.</summary>
    public Outline? Outline { get; init; }

    /// <summary>The later deadline that was granted, or null.</summary>
    public Deadline? ExtendedDue { get; init; }

    /// <summary>The deadline that counts: the later one where more time was granted.</summary>
    public Deadline? EffectiveDue => ExtendedDue ?? Due;

    /// <summary>What made it: <see cref="Contracts.Origins"/>.</summary>
    public string Origin { get; init; } = Contracts.Origins.Period;

    /// <summary>Whether it is the written report of an ad-hoc one: its words stand sealed elsewhere, and no door of ordinary reports opens to it (DB-10).</summary>
    public bool IsIncident => Origin == Contracts.Origins.Incident;

    /// <summary>The report that it is part of (DB-4): that one is sent, this one is not; null where it stands alone.</summary>
    public string? AbsorbedInto { get; init; }

    /// <summary>The streams that take this report.</summary>
    public IEnumerable<ReportStream> Streams => Pack.Streams.Where(s => s.Requirement == Requirement.Code);
}

/// <summary>A report of the same unit for an earlier period, as last sent, newest first in <see cref="ObligationTerms.Earlier"/>.</summary>
/// <param name="PeriodKey">Its period.</param>
/// <param name="PeriodYear">The year that its figures count to.</param>
/// <param name="Sections">The words of the newest, which a report may repeat (DB-7); empty of the older ones.</param>
/// <param name="Figures">Its figures.</param>
public sealed record EarlierReport(string PeriodKey, int PeriodYear, IReadOnlyList<SectionText> Sections, IReadOnlyList<Figure> Figures);
