using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Modules.Urging;

/// <summary>What urging achieved, by report: "nhắc 20, 14 gửi trong 24 giờ" (DB-12).</summary>
/// <param name="Urged">Reports urged; a report that was urged twice counts twice.</param>
/// <param name="SentInDay">Of those, sent within 24 hours of it.</param>
/// <param name="Sent">Of those, sent since.</param>
/// <param name="SentInTime">Of those sent, by the deadline that counts.</param>
public sealed record UrgingEffect(int Urged, int SentInDay, int Sent, int SentInTime)
{
    /// <summary>Still not in.</summary>
    public int Open => Urged - Sent;
}

/// <summary>What became of messages.</summary>
public sealed record MessageCounts(int Made, int Sent, int Waiting, int GivenUp);

/// <summary>One urging in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">plan, office, board.</param>
/// <param name="At">When.</param>
/// <param name="ByPost">The post that urged; null for the worker.</param>
/// <param name="ByName">Who held it.</param>
/// <param name="Note">The office's own line.</param>
/// <param name="People">Officials spoken to.</param>
/// <param name="Lacking">Reports for which no message could leave.</param>
/// <param name="Effect">What it achieved.</param>
/// <param name="Messages">What became of its messages.</param>
public sealed record UrgingLine(
    Guid Id, string Kind, Instant At, string? ByPost, string? ByName, string? Note, int People, int Lacking, UrgingEffect Effect, MessageCounts Messages);

/// <summary>One report of an urging.</summary>
/// <param name="ObligationId">The report.</param>
/// <param name="UnitName">The unit.</param>
/// <param name="Name">What it is called; empty where only named readers may know.</param>
/// <param name="PeriodLabel">Its period.</param>
/// <param name="Step">Minutes from the deadline, of a plan's step.</param>
/// <param name="Due">The deadline that counts now.</param>
/// <param name="UrgedAt">When it was urged.</param>
/// <param name="SentAt">When it came in after that; null where it has not.</param>
/// <param name="People">Who was spoken to: name, audience, channels, what was lacking.</param>
public sealed record UrgedLine(
    Guid ObligationId, string UnitName, string Name, string PeriodLabel, int? Step, Deadline? Due, Instant UrgedAt, Instant? SentAt, IReadOnlyList<UrgedPerson> People)
{
    /// <summary>Whether it came in by the deadline that counts; null while it has not.</summary>
    public bool? InTime => SentAt is { } at ? Due is not { } due || due.Admits(at) : null;
}

/// <summary>Somebody who was spoken to.</summary>
public sealed record UrgedPerson(string Name, string Audience, string Channels, string? Lacking);

/// <summary>An urging with its reports.</summary>
public sealed record UrgingView(UrgingLine Urging, IReadOnlyList<UrgedLine> Lines, bool IsWhole);

/// <summary>What urging achieved of a unit or a report.</summary>
public sealed record UrgingTotal(string Key, string Name, UrgingEffect Effect);

/// <summary>Somebody whom no message reached, and why: the office mends it.</summary>
/// <param name="Cause">holder, address, channel; or <c>refused</c> with its code.</param>
/// <param name="PostTitle">The post.</param>
/// <param name="UnitName">Its unit.</param>
/// <param name="FullName">Who holds it.</param>
/// <param name="Channel">The channel that refused.</param>
/// <param name="Code">The code of the refusal.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When last.</param>
public sealed record Undelivered(string Cause, string? PostTitle, string? UnitName, string? FullName, string? Channel, string? Code, int Count, Instant LastAt);
