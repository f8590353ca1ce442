using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes.Lint;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Shared;

/// <summary>A regime's calendar as the command line and the API write it.</summary>
public sealed record CalendarDocument(string Regime, IReadOnlyList<DeadlineDocument> Rows);

/// <summary>What the linter finds, as the command line and the API write it.</summary>
public sealed record LintDocument(IReadOnlyList<FindingDocument> Findings);

/// <summary>A deadline of a regime as the command line and the API write it.</summary>
/// <param name="Requirement">Code of the requirement.</param>
/// <param name="Period">What the report is about.</param>
/// <param name="Tier">Whose deadline: contributor, focal, unit.</param>
/// <param name="Due">The deadline.</param>
public sealed record DeadlineDocument(string Requirement, PeriodDocument Period, string Tier, DueDocument Due)
{
    /// <summary>A row's document.</summary>
    public static DeadlineDocument Of(CalendarRow row) => new(
        row.Requirement,
        new PeriodDocument(row.Period.Label, Iso(row.Period.Window?.Start), Iso(row.Period.Window?.End)),
        row.Tier,
        new DueDocument(OffsetDateTimePattern.Rfc3339.Format(row.Due.At.WithOffset(Offset.FromHours(7))), row.Due.Inclusive));

    private static string? Iso(LocalDate? day) => day is { } given ? LocalDatePattern.Iso.Format(given) : null;
}

/// <summary>A period by its label, with the days whose work counts where the text states them.</summary>
public sealed record PeriodDocument(string Label, string? From, string? To);

/// <summary>An instant with Vietnam's offset, and whether it is still on time itself.</summary>
public sealed record DueDocument(string At, bool Inclusive);

/// <summary>A finding as the command line and the API write it.</summary>
public sealed record FindingDocument(
    string Code, string Severity, string? Requirement, string? Clause, string Message, string Proposal, IReadOnlyList<string> Dates)
{
    /// <summary>A finding's document.</summary>
    public static FindingDocument Of(FindingWords finding) => new(
        finding.Code, WordOf(finding.Severity), finding.Requirement, finding.Clause, finding.Message, finding.Proposal,
        [.. finding.Dates.Select(LocalDatePattern.Iso.Format)]);

    /// <summary>A weight as a word.</summary>
    public static string WordOf(Severity severity) => severity switch
    {
        Domain.Regimes.Lint.Severity.Error => "error",
        Domain.Regimes.Lint.Severity.Warning => "warning",
        _ => "note",
    };
}
