using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Briefings;

/// <summary>"Đã biết": whoever is asked says that they know of a moved briefing; the office writes down whom it has phoned (SK-6).</summary>
public sealed class AcknowledgeMove(GiaoBanDbContext rows, MeetingActs acts, BriefingBook book)
{
    /// <summary>Longest note on a call, characters.</summary>
    public const int LongestNote = 300;

    /// <summary>One says so oneself; twice is the same as once.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid moveId, CancellationToken cancellation) =>
        await AddAsync(actor, moveId, actor.OfficialId, BriefingAcknowledgement.Self, null, cancellation);

    /// <summary>The office has told somebody by telephone.</summary>
    public async Task<Result<Guid>> PhonedAsync(Actor actor, Guid moveId, Guid official, string? note, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("note", note)) is { } marked)
        {
            return marked;
        }

        if (note?.Length > LongestNote)
        {
            return Error.Invalid("briefings.note.too-long", "note", LongestNote);
        }

        return actor.Can(Permissions.MeetingsManage)
            ? await AddAsync(actor, moveId, official, BriefingAcknowledgement.Phone, string.IsNullOrWhiteSpace(note) ? null : Folding.Normal(note).Trim(), cancellation)
            : Error.NotFound("briefings.not-found");
    }

    private async Task<Result<Guid>> AddAsync(Actor actor, Guid moveId, Guid official, string way, string? note, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if ((await rows.BriefingMoves.FromSql($"select * from briefing_moves where tenant_id = {actor.TenantId} and move_id = {moveId} for update").AsNoTracking().ToListAsync(cancellation)) is not [var move]
            || (await book.AskedAsync(moveId, cancellation)).All(a => a.OfficialId != official))
        {
            return Error.NotFound("briefings.not-found");
        }

        if (!await rows.BriefingAcknowledgements.AnyAsync(a => a.MoveId == moveId && a.OfficialId == official, cancellation))
        {
            rows.BriefingAcknowledgements.Add(new BriefingAcknowledgement
            {
                TenantId = actor.TenantId,
                MoveId = moveId,
                OfficialId = official,
                Way = way,
                Note = note,
                RecordedBy = actor.OfficialId,
                RecordedAt = acts.Now,
            });
            acts.Tell(actor, "briefings.acknowledged", moveId, actor.Posts.Count > 0 ? actor.Posts[0].PostId : null, note, new("official", official.ToString()), new("way", way), new("week", move.PeriodKey));
            await acts.SaveAsync(transaction, cancellation);
        }

        return official;
    }
}
