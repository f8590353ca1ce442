using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>What somebody gives as their unit's opinion.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="ItemId">The point of its agenda.</param>
/// <param name="BasedOn">The version of the unit's opinion that was read; 0 = none.</param>
/// <param name="Stance">A word of <see cref="Stances"/>.</param>
/// <param name="Ground">Why; needed unless the unit agrees.</param>
/// <param name="Solution">What to do instead; needed unless the unit agrees.</param>
public sealed record GiveOpinionRequest(Guid MeetingId, Guid ItemId, int BasedOn, string? Stance, string? Ground, string? Solution);

/// <summary>Gives a unit's opinion before or during a meeting, or in writing instead of one; a later one follows the former (NN-4).</summary>
public sealed class GiveOpinion(GiaoBanDbContext rows, MeetingReader reader, MeetingActs acts, OpinionRounds rounds, OpinionSeats seats)
{
    /// <summary>Gives it; its version.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, GiveOpinionRequest request, CancellationToken cancellation)
    {
        var fields = new OpinionFields();
        var stance = fields.Word(request.Stance, Stances.All, "stance");
        var (ground, solution) = (fields.Optional(request.Ground, "ground"), fields.Optional(request.Solution, "solution"));
        var asksMore = Stances.All.Contains(stance) && Stances.NeedsSolution(stance);
        fields.Refuse(asksMore && ground.Length == 0, "opinions.opinion.ground", "ground");
        fields.Refuse(asksMore && solution.Length == 0, "opinions.opinion.solution", "solution");
        if (fields.Refusals.Count > 0)
        {
            return Result<int>.Refused(fields.Refusals);
        }

        await using var transaction = await acts.BeginAsync(request.MeetingId, cancellation);
        if (await reader.FindAsync(actor, request.MeetingId, cancellation) is not { Own: { OfficialId: not null } own } file || file.Agenda.All(i => i.ItemId != request.ItemId))
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        if (!OpinionSeats.Speaks(own))
        {
            return Error.Conflict("opinions.opinion.runs");
        }

        if (!OpinionSeats.Covers(own, request.ItemId) || OpinionSeats.IsReplaced(file, own, request.ItemId))
        {
            return Error.Conflict("opinions.opinion.not-yours");
        }

        if ((await rounds.OfAsync(file.Meeting, cancellation)).PhaseAt(acts.Now) is not { } phase || await rows.FrozenItems.AnyAsync(f => f.ItemId == request.ItemId, cancellation))
        {
            return Error.Conflict("opinions.closed");
        }

        var seat = (await seats.OfAsync(file, cancellation)).First(s => s.Participant.ParticipantId == own.ParticipantId);
        var last = await rows.Opinions.Where(o => o.ItemId == request.ItemId && o.UnitId == seat.UnitId).MaxAsync(o => (int?)o.Version, cancellation) ?? 0;
        if (last != request.BasedOn)
        {
            return Error.Conflict("opinions.opinion.stale", seat.UnitName);
        }

        rows.Opinions.Add(new Opinion
        {
            TenantId = actor.TenantId,
            OpinionId = acts.NewId(),
            MeetingId = file.Id,
            ItemId = request.ItemId,
            UnitId = seat.UnitId,
            Version = last + 1,
            PostId = own.PostId!.Value,
            OfficialId = actor.OfficialId,
            Phase = phase,
            Stance = stance,
            Ground = ground,
            Solution = solution,
            GivenAt = acts.Now,
        });
        acts.Tell(
            actor, "opinions.given", file.Id, own.PostId, null,
            new("item", request.ItemId.ToString()), new("unit", seat.UnitId.ToString()), new("stance", stance), new("version", (last + 1).ToString(CultureInfo.InvariantCulture)));
        await acts.SaveAsync(transaction, cancellation);
        return last + 1;
    }
}
