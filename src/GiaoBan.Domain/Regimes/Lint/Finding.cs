using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Regimes.Lint;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>It cannot be done as it stands.</summary>
    Error,

    /// <summary>It will cause trouble, or departs from a rule.</summary>
    Warning,

    /// <summary>Worth knowing; what a chosen reading has settled stays as a note.</summary>
    Note,
}

/// <summary>What is wrong or unclear in a regime.</summary>
/// <param name="Code">Permanent, as the command line names it: a word of <see cref="FindingCodes"/>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Requirement">Code of the requirement it is about; null = the regime.</param>
/// <param name="Clause">Code of the clause it rests on, or null.</param>
/// <param name="Dates">The days it strikes in the span looked at, rising; empty where it strikes none in particular.</param>
/// <param name="Words">Which words say it: the code, or the code with a variant; the texts stand in the resources under <c>regimes.lint.</c></param>
/// <param name="Args">What the words name.</param>
public sealed record Finding(
    string Code, Severity Severity, string? Requirement, string? Clause, IReadOnlyList<LocalDate> Dates, string Words, IReadOnlyList<object?> Args)
{
    /// <summary>The clause whose reading settles it; null where nothing does.</summary>
    public Clause? SettledBy { get; init; }

    /// <summary>A note with the clause named, where that clause was given a reading; else as it is.</summary>
    internal Finding UnlessRead(Clause? clause) => clause?.Reading is null ? this : this with { Severity = Severity.Note, SettledBy = clause };
}

/// <summary>Codes of findings.</summary>
public static class FindingCodes
{
    /// <summary>A tier is due before its sources.</summary>
    public const string ImpossibleOrder = "impossible-order";

    /// <summary>A report is due before the days it covers have ended.</summary>
    public const string DeadlineBeforeWindowEnd = "deadline-before-window-end";

    /// <summary>No working day lies between the cut-off and the deadline (LAW-1).</summary>
    public const string NoWorkingDayBetween = "no-working-day-between";

    /// <summary>Days that no report with actual figures covers.</summary>
    public const string UncoveredDays = "uncovered-days";

    /// <summary>Days that two periods of a report count.</summary>
    public const string DoublyCoveredDays = "doubly-covered-days";

    /// <summary>The text carries out a document dated after it.</summary>
    public const string CitedLaterThanCiting = "cited-later-than-citing";

    /// <summary>Unclear words.</summary>
    public const string ReadingNeeded = "reading-needed";

    /// <summary>One figure is asked for twice (LC-3).</summary>
    public const string SameIndicatorTwice = "same-indicator-twice";

    /// <summary>Nobody is named who approves (LC-7).</summary>
    public const string NoApprover = "no-approver";

    /// <summary>A name that stands for nothing.</summary>
    public const string UnknownReference = "unknown-reference";
}

/// <summary>What a regime is looked at with.</summary>
/// <param name="Pack">The regime.</param>
/// <param name="From">First day of deadlines looked at.</param>
/// <param name="To">Last day.</param>
/// <param name="Working">Which days are worked.</param>
internal sealed record LintView(RegimePack Pack, LocalDate From, LocalDate To, WorkingDays Working)
{
    /// <summary>The clause of a code.</summary>
    public Clause? ClauseOf(string? code) => Pack.Clauses.FirstOrDefault(c => c.Code == code);

    /// <summary>The periods of a requirement whose deadline by a rule lies in the span looked at, absorbed ones left out.</summary>
    public IEnumerable<(SpannedPeriod Period, Deadline Due)> DueBy(Requirement requirement, DeadlineRule rule)
    {
        var schedule = requirement.Schedule!;
        var cadence = Absorption.WithoutAbsorbed(Pack, requirement);
        var first = LocalDate.Max(From, schedule.InForceFrom ?? Pack.EffectiveFrom);
        var spans = cadence.Between(first.PlusYears(-2), To.PlusYears(2));
        return spans.Select(period => (period, Due: rule.Of(period.Days, Working))).Where(due => due.Due.Local.Date >= first && due.Due.Local.Date <= To);
    }
}
