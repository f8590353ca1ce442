using GiaoBan.Domain.Reporting;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>A report as its writer finds it.</summary>
/// <param name="Terms">What it is judged by.</param>
/// <param name="OnBehalf">Whether the actor enters it for somebody that phoned or brought paper.</param>
/// <param name="Draft">What is typed and not sent, or null.</param>
/// <param name="Sent">The last version sent, or null.</param>
/// <param name="Typed">What stands in the form: the draft, else what was sent, else nothing; arranged as <see cref="FormShape"/> says.</param>
/// <param name="Shape">The form's fields.</param>
/// <param name="Year">What the figures are counted on from.</param>
/// <param name="Files">Files kept for the report, sent or not.</param>
/// <param name="Reviews">Acts on sent versions, newest first.</param>
/// <param name="PlanDays">The days that plan lines may lie on; null = the report takes no plan, or any day.</param>
public sealed record ReportForm(
    ObligationTerms Terms, bool OnBehalf, SavedDraft? Draft, SentVersion? Sent, TypedReport Typed, FormShape Shape, FigureYear Year,
    IReadOnlyList<AttachmentRef> Files, IReadOnlyList<ReviewEntry> Reviews, DateInterval? PlanDays)
{
    /// <summary>Whether it has plan lines, its own or those of the plan that goes with it (SK-10).</summary>
    public bool TakesPlan => Terms.Requirement.TakesPlan || Terms.Requirement.CarriesPlanOf is not null;

    /// <summary>Whether part of the period still lies ahead at the deadline, so that an estimate is asked for (SK-5).</summary>
    public bool TakesEstimate => Terms.Period.Window is { } window && Terms.Due is { } due && due.LastDay < window.End;
}

/// <summary>A version as it was sent.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="ReceivedAt">The server's time.</param>
/// <param name="Verdict">on-time or late.</param>
/// <param name="LateMinutes">0 when on time.</param>
/// <param name="LateReason">Why it is late, in the sender's words.</param>
/// <param name="Channel">web, api, phone, paper or consolidation.</param>
/// <param name="ChannelNote">Who phoned or brought it, when.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Post">In which post.</param>
/// <param name="Receipt">Its receipt's number.</param>
/// <param name="Content">What it says.</param>
public sealed record SentVersion(
    int Version, Instant ReceivedAt, string Verdict, int LateMinutes, string? LateReason, string Channel, string? ChannelNote, string By, string Post,
    string Receipt, ReportContent Content);

/// <summary>An act on a sent version.</summary>
public sealed record ReviewEntry(int Version, string Act, string? Reason, string By, string Post, Instant At);
