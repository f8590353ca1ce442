using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;

namespace GiaoBan.Modules.Scores;

/// <summary>A manual mark to give.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Kind">Whom it is given to:</param>
/// <param name="Key">the subject.</param>
/// <param name="Criterion">The criterion's code.</param>
/// <param name="Points">As typed, the Vietnamese way.</param>
/// <param name="Reason">Why.</param>
public sealed record GiveMarkRequest(Guid RunId, SubjectKind Kind, string Key, string? Criterion, string? Points, string? Reason);

/// <summary>The office marks a criterion that no figure answers, with reason; the latest mark counts, all are kept (LC-5).</summary>
public sealed class GiveMark(GiaoBanDbContext rows, RunReader runs, ScoreActs acts)
{
    /// <summary>Marks; or says why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, GiveMarkRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.ScoresManage) is not { } post || await acts.HoldAsync(actor.TenantId, request.RunId, cancellation) is not { } run
            || await runs.FindAsync(actor, request.RunId, cancellation) is not { } view || view.Board.Find(request.Kind, request.Key) is not { } subject)
        {
            return Error.NotFound("scores.not-found");
        }

        if (run.State != RunStates.Open)
        {
            return Error.Conflict("scores.run.not-open");
        }

        if (view.Sheet.Sheet.Criteria.FirstOrDefault(c => c.Code == request.Criterion && c.Kind == CriterionKind.Manual) is not { } criterion)
        {
            return Error.Invalid("scores.mark.criterion", "criterion");
        }

        if (VietnameseNumber.Read(request.Points ?? "", view.Sheet.Sheet.Decimals) is not NumberReading.Value { Number: var given } || given < 0 || given > criterion.Points)
        {
            return Error.Invalid("scores.mark.points", "points", criterion.Points, view.Sheet.Sheet.Decimals);
        }

        var reason = ScoreActs.Reason(request.Reason, "reason");
        if (!reason.IsOk)
        {
            return reason.Error;
        }

        var mark = Row(actor, post, request, criterion, given, reason.Value);
        rows.ScoreMarks.Add(mark);
        acts.Tell(
            actor, "scores.mark-given", run.RunId, post.PostId, reason.Value,
            new("subject", $"{mark.SubjectKind}/{subject.Key}"), new("criterion", criterion.Code), new("points", given.ToString(CultureInfo.InvariantCulture)));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return mark.MarkId;
    }

    private ScoreMark Row(Actor actor, ActingPost post, GiveMarkRequest request, Criterion criterion, decimal points, string reason) => new()
    {
        TenantId = actor.TenantId,
        MarkId = acts.NewId(),
        RunId = request.RunId,
        SubjectKind = ScoreCodes.Of(request.Kind),
        SubjectKey = request.Key,
        Criterion = criterion.Code,
        Points = points,
        Reason = reason,
        OfficialId = actor.OfficialId,
        PostId = post.PostId,
        MadeAt = acts.Now,
    };
}
