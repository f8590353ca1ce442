using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Urging;
using NodaTime;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A report that is not in.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="UnitId">The unit that owes it.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="PostId">The post that answers for it.</param>
/// <param name="Name">What it is called; empty for one that only named readers may know of: it is told of in neutral words.</param>
/// <param name="PeriodLabel">Its period.</param>
/// <param name="Due">The deadline that counts; null where the text states none.</param>
public sealed record UrgeableReport(Guid ObligationId, Guid UnitId, string UnitName, Guid PostId, string Name, string PeriodLabel, Deadline? Due);

/// <summary>That a report is to be urged.</summary>
/// <param name="Report">The report.</param>
/// <param name="Step">Minutes from the deadline of a plan's step, taken once; null where a person urges.</param>
/// <param name="To">Who is spoken to.</param>
/// <param name="Channels">Ways out besides the notice inside.</param>
public sealed record UrgeOrder(UrgeableReport Report, int? Step, IReadOnlyList<UrgingAudience> To, IReadOnlyList<string> Channels);

/// <summary>Who urges, and when.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="UrgingId">A new id.</param>
/// <param name="Kind">plan, office or board.</param>
/// <param name="At">Now.</param>
public sealed record UrgingHead(int TenantId, Guid UrgingId, string Kind, Instant At)
{
    public const string ByPlan = "plan";
    public const string ByOffice = "office";
    public const string ByBoard = "board";

    /// <summary>The official's own line.</summary>
    public string? Note { get; init; }

    /// <summary>Who urges; null for the worker.</summary>
    public Guid? By { get; init; }

    /// <summary>In which post.</summary>
    public Guid? Post { get; init; }
}

/// <summary>What an urging came to.</summary>
/// <param name="Reports">Reports that were urged.</param>
/// <param name="People">Officials that were spoken to; posts without a holder not among them.</param>
/// <param name="Messages">Messages that wait to leave.</param>
public sealed record UrgingOutcome(int Reports, int People, int Messages);

/// <summary>All that one person is told at one urging: one message, whatever the number of reports (DB-12).</summary>
/// <param name="FullName">The person.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Own">What the person's posts owe, by deadline.</param>
/// <param name="Units">What units that the person heads owe.</param>
/// <param name="Watched">What the office is told of.</param>
/// <param name="Note">The line of who urges.</param>
/// <param name="At">When.</param>
public sealed record PersonalUrging(
    string FullName, string Channel, IReadOnlyList<UrgeableReport> Own, IReadOnlyList<UrgeableReport> Units, IReadOnlyList<UrgeableReport> Watched, string? Note, Instant At);

/// <summary>Words of a message.</summary>
public sealed record UrgingText(string Subject, string Body);

/// <summary>Puts an urging into words; the program's texts are not a module's.</summary>
public interface IUrgingWords
{
    /// <summary>The message: names of reports, deadlines and a link, never content.</summary>
    UrgingText Write(PersonalUrging urging);
}
