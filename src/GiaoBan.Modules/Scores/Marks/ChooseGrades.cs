using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;

namespace GiaoBan.Modules.Scores;

/// <summary>A choice where a cap is passed.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Sort">lower, restore: of a subject; exceed, keep: of a cap in a group.</param>
/// <param name="Kind">Unit, post or official.</param>
/// <param name="Key">The subject, of lower and restore.</param>
/// <param name="Band">The grade to go down to, of lower.</param>
/// <param name="Cap">The cap, of exceed and keep,</param>
/// <param name="Group">in a group.</param>
/// <param name="Reason">Why, and on what basis.</param>
public sealed record ChooseGradesRequest(Guid RunId, string? Sort, SubjectKind Kind, string? Key, string? Band, string? Cap, string? Group, string? Reason);

/// <summary>Where more have a grade than a cap allows the office chooses, with reason; the program shows who is over and cuts nobody.</summary>
public sealed class ChooseGrades(GiaoBanDbContext rows, RunReader runs, ScoreActs acts)
{
    /// <summary>Keeps the choice; or says why not.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, ChooseGradesRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.ScoresManage) is not { } post || await acts.HoldAsync(actor.TenantId, request.RunId, cancellation) is not { } run
            || await runs.FindAsync(actor, request.RunId, cancellation) is not { } view)
        {
            return Error.NotFound("scores.not-found");
        }

        if (run.State != RunStates.Open)
        {
            return Error.Conflict("scores.run.not-open");
        }

        if (Wrong(view, request) is { } wrong)
        {
            return wrong;
        }

        var reason = ScoreActs.Reason(request.Reason, "reason");
        if (!reason.IsOk)
        {
            return reason.Error;
        }

        var choice = Row(actor, post, request, reason.Value);
        rows.ScoreChoices.Add(choice);
        acts.Tell(
            actor, "scores.grade-chosen", run.RunId, post.PostId, reason.Value,
            new("choice", choice.Sort), new("subject", choice.SubjectKey is { } key ? $"{choice.SubjectKind}/{key}" : null), new("band", choice.Band),
            new("cap", choice.Cap), new("group", choice.CapGroup));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return choice.ChoiceId;
    }

    private static Error? Wrong(RunView view, ChooseGradesRequest request)
    {
        var subject = view.Board.Find(request.Kind, request.Key);
        var outcome = view.Board.Caps.FirstOrDefault(c => c.Kind == request.Kind && c.Finding.Cap.Code == request.Cap && c.Finding.Group == (request.Group ?? ""));
        return request.Sort switch
        {
            "lower" when subject?.Score.Band is { } own && view.Sheet.Sheet.FindBand(request.Band) is { } band && band.From < own.From => null,
            "restore" when subject?.Lowered is not null => null,
            "exceed" when outcome is { Finding.Holds: false } => null,
            "keep" when outcome is { Exceeded: not null } => null,
            _ => Error.Invalid("scores.choice.wrong", "choice"),
        };
    }

    private ScoreChoice Row(Actor actor, ActingPost post, ChooseGradesRequest request, string reason)
    {
        var ofSubject = request.Sort is "lower" or "restore";
        return new ScoreChoice
        {
            TenantId = actor.TenantId,
            ChoiceId = acts.NewId(),
            RunId = request.RunId,
            Sort = request.Sort!,
            SubjectKind = ScoreCodes.Of(request.Kind),
            SubjectKey = ofSubject ? request.Key : null,
            Band = request.Sort == "lower" ? request.Band : null,
            Cap = ofSubject ? null : request.Cap,
            CapGroup = ofSubject ? null : request.Group ?? "",
            Reason = reason,
            OfficialId = actor.OfficialId,
            PostId = post.PostId,
            MadeAt = acts.Now,
        };
    }
}
