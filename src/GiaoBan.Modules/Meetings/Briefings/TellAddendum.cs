using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Briefings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Briefings;

/// <summary>Work of Saturday or Sunday, to be told at a moved briefing.</summary>
/// <param name="PeriodKey">The week of the briefing.</param>
/// <param name="UnitId">The unit whose work it is.</param>
/// <param name="Day">The day.</param>
/// <param name="Text">What was done.</param>
public sealed record TellAddendumRequest(string PeriodKey, Guid UnitId, LocalDate Day, string? Text);

/// <summary>
/// A unit tells, besides its report, what came up on the days between: it stands in the briefing's paper, enters no figure of the week,
/// and counts to the next week's report (SK-6).
/// </summary>
public sealed class TellAddendum(GiaoBanDbContext rows, MeetingActs acts)
{
    /// <summary>Longest line, characters.</summary>
    public const int LongestText = 1_000;

    /// <summary>Most lines of one unit and week.</summary>
    public const int MostLines = 30;

    /// <summary>Adds a line; its id, or why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, TellAddendumRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (PostFor(actor, request.UnitId) is not { } post || await LastMoveAsync(request.PeriodKey, cancellation) is not { } move)
        {
            return Error.NotFound("briefings.not-found");
        }

        var text = Folding.Normal(request.Text ?? "").Trim();
        List<Error> refusals =
        [
            .. text.Length is 0 or > LongestText ? [Error.Invalid("briefings.addendum.text", "text", LongestText)] : Array.Empty<Error>(),
            .. BriefingTimes.DaysBetween(move.FromDay, move.ToDay).Contains(request.Day) ? [] : new[] { Error.Invalid("briefings.addendum.day", "day", move.FromDay.PlusDays(1), move.ToDay.PlusDays(-1)) },
            .. await rows.BriefingAddenda.CountAsync(a => a.PeriodKey == request.PeriodKey && a.UnitId == request.UnitId && a.WithdrawnAt == null, cancellation) >= MostLines
                ? [Error.Invalid("briefings.addendum.too-many", "text", MostLines)] : Array.Empty<Error>(),
            .. await IsOverAsync(request.PeriodKey, cancellation) ? [Error.Conflict("briefings.addendum.over")] : Array.Empty<Error>(),
        ];
        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        var addendum = new BriefingAddendum
        {
            TenantId = actor.TenantId,
            AddendumId = acts.NewId(),
            PeriodKey = request.PeriodKey,
            UnitId = request.UnitId,
            Day = request.Day,
            Text = text,
            OfficialId = actor.OfficialId,
            PostId = post.PostId,
            ToldAt = acts.Now,
        };
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        rows.BriefingAddenda.Add(addendum);
        acts.Tell(actor, "briefings.addendum-told", move.MoveId, post.PostId, null, new("unit", request.UnitId.ToString()), new("day", VietnameseDates.Day(request.Day)), new("text", text));
        await acts.SaveAsync(transaction, cancellation);
        return addendum.AddendumId;
    }

    /// <summary>Takes a line back before the briefing is over; twice is the same as once.</summary>
    public async Task<Result<Guid>> WithdrawAsync(Actor actor, Guid addendumId, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var addendum = (await rows.BriefingAddenda.FromSql($"select * from briefing_addenda where tenant_id = {actor.TenantId} and addendum_id = {addendumId} for update").ToListAsync(cancellation)).FirstOrDefault();
        if (addendum is null || PostFor(actor, addendum.UnitId) is not { } post)
        {
            return Error.NotFound("briefings.not-found");
        }

        if (await IsOverAsync(addendum.PeriodKey, cancellation))
        {
            return Error.Conflict("briefings.addendum.over");
        }

        if (addendum.WithdrawnAt is null)
        {
            addendum.WithdrawnAt = acts.Now;
            acts.Tell(actor, "briefings.addendum-withdrawn", addendumId, post.PostId, null);
            await acts.SaveAsync(transaction, cancellation);
        }

        return addendumId;
    }

    /// <summary>The post in which an actor tells for a unit: of the unit itself, or the office's.</summary>
    public static ActingPost? PostFor(Actor actor, Guid unitId) => actor.Posts.FirstOrDefault(p => p.UnitId == unitId) ?? actor.PostWith(Permissions.MeetingsManage);

    private Task<BriefingMove?> LastMoveAsync(string periodKey, CancellationToken cancellation) =>
        rows.BriefingMoves.AsNoTracking().Where(m => m.PeriodKey == periodKey).OrderByDescending(m => m.MovedAt).ThenByDescending(m => m.MoveId).FirstOrDefaultAsync(cancellation);

    // The last of the week's briefings has risen: what came up later goes into the next report alone.
    private async Task<bool> IsOverAsync(string periodKey, CancellationToken cancellation)
    {
        var last = await rows.Meetings.Where(m => m.PeriodKey == periodKey && m.SeriesId != null && m.State != MeetingStates.Cancelled).MaxAsync(m => m.EndsAt, cancellation);
        return last is null || last <= acts.Now;
    }
}
