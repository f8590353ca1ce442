using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Invitations;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>Whether invitations may go out.</summary>
/// <param name="Refusals">Why they may not; empty where they may.</param>
/// <param name="Term">The term of the kind of meeting; null where it has no time yet.</param>
/// <param name="IsShort">Sent today they come later than the term: a reason is needed.</param>
/// <param name="Clashes">What waits to be resolved, all of it.</param>
/// <param name="NoAgenda">No point stands on the agenda.</param>
/// <param name="NoPapers">No paper is there.</param>
/// <param name="Unreachable">Guests without an address: somebody must tell them.</param>
public sealed record InvitationReadiness(
    IReadOnlyList<Error> Refusals, WorkingDayTerm? Term, bool IsShort, IReadOnlyList<ClashLine> Clashes, bool NoAgenda, bool NoPapers, IReadOnlyList<string> Unreachable);

/// <summary>Looks whether a meeting's invitations may go out (NN-3, MTG-1, SK-10): the page shows it, the sending asks it again.</summary>
public sealed class InvitationCheck(GiaoBanDbContext rows, MeetingActs acts, ClashBook clashes, MeetingRuleBook rules, HolidayBook holidays)
{
    /// <summary>Looks; an exception from the term is judged by <see cref="SendInvitations"/>.</summary>
    public async Task<InvitationReadiness> LookAsync(MeetingFile file, CancellationToken cancellation)
    {
        var term = await TermAsync(file, cancellation);
        var open = file.Meeting.StartsAt is null ? [] : await clashes.OpenOfAsync(file.Id, cancellation);
        return new InvitationReadiness(
            await RefusalsAsync(file, open, cancellation), term, term is not null && !term.IsKeptOn(acts.Today), open, file.Agenda.Count == 0,
            !await rows.Papers.AnyAsync(p => p.MeetingId == file.Id && p.RemovedAt == null, cancellation),
            [.. file.Participants.Where(p => p.OfficialId is null && string.IsNullOrWhiteSpace(p.GuestAddress)).Select(p => p.GuestName!)]);
    }

    private async Task<WorkingDayTerm?> TermAsync(MeetingFile file, CancellationToken cancellation)
    {
        if (file.Meeting.StartsAt is not { } starts)
        {
            return null;
        }

        var rule = (await rules.InForceAsync(cancellation)).KindOf(file.Meeting.Kind);
        return WorkingDayTerm.Before(starts.InZone(Deadline.Zone).Date, rule.InviteDays, await holidays.OfAsync(rows.TenantId, cancellation));
    }

    private async Task<IReadOnlyList<Error>> RefusalsAsync(MeetingFile file, IReadOnlyList<ClashLine> open, CancellationToken cancellation)
    {
        var meeting = file.Meeting;
        if (meeting.State != MeetingStates.Approved)
        {
            return [Error.Conflict(MeetingStates.IsTold(meeting.State) ? "invitations.sent-before" : "invitations.not-approved")];
        }

        List<Error> refusals = [.. open.Select(c => Error.Conflict("invitations.clash", c.Resource.Name, c.Other(file.Id).Title, When(c.Clash.StartsAt, c.Clash.EndsAt)))];
        if (meeting.StartsAt is not { } starts || starts <= acts.Now)
        {
            refusals.Add(Error.Conflict("invitations.time"));
        }

        if (!file.Participants.Any(p => p.Capacity is not (Capacities.Chair or Capacities.Secretary)))
        {
            refusals.Add(Error.Conflict("invitations.nobody"));
        }

        var unexplained = file.Participants.Where(p => NeedsReason(p.Capacity) && string.IsNullOrWhiteSpace(p.InviteReason)).ToList();
        if (unexplained.Count > 0)
        {
            Guid[] officials = [.. unexplained.Select(p => p.OfficialId).OfType<Guid>()];
            var names = await rows.Officials.AsNoTracking().Where(o => officials.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
            refusals.Add(Error.Conflict("invitations.reasons", string.Join(", ", unexplained.Select(p => p.OfficialId is { } o ? names[o] : p.GuestName))));
        }

        return refusals;
    }

    /// <summary>Chair and secretary are there by what they do; of everybody else it is said why just this one (NN-3).</summary>
    public static bool NeedsReason(string capacity) => capacity is not (Capacities.Chair or Capacities.Secretary);

    private static string When(Instant from, Instant to)
    {
        var (start, end) = (from.InZone(Deadline.Zone).LocalDateTime, to.InZone(Deadline.Zone).LocalDateTime);
        return $"{VietnameseDates.Time(start.TimeOfDay)}–{VietnameseDates.Time(end.TimeOfDay)} {VietnameseDates.Day(start.Date)}";
    }
}
