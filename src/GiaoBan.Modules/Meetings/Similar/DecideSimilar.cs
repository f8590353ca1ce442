using System.Globalization;
using System.Text.Json;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>What is to be done about a suggestion.</summary>
/// <param name="MeetingId">The meeting that was looked from.</param>
/// <param name="OtherId">The one that is near.</param>
/// <param name="Decided">merge, back-to-back, refer or distinct.</param>
/// <param name="Reason">Why; needed where they are said to be two matters.</param>
public sealed record DecideSimilarRequest(Guid MeetingId, Guid OtherId, string? Decided, string? Reason);

/// <summary>Writes down what was decided on a suggestion, with what was known (NN-2). It merges and moves nothing: that is the decision on the request, the move.</summary>
public sealed class DecideSimilar(GiaoBanDbContext rows, SimilarMeetings similar, MeetingReader reader, MeetingActs acts)
{
    /// <summary>One meeting for both.</summary>
    public const string Merge = "merge";

    /// <summary>One after the other.</summary>
    public const string BackToBack = "back-to-back";

    /// <summary>What was concluded is seen to; no new meeting.</summary>
    public const string Refer = "refer";

    /// <summary>Two matters: the suggestion is refused.</summary>
    public const string Distinct = "distinct";

    /// <summary>The longest reason, characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Every decision.</summary>
    public static readonly IReadOnlyList<string> All = [Merge, BackToBack, Refer, Distinct];

    /// <summary>The stored word of a remedy.</summary>
    public static string WordOf(SimilarRemedy remedy) => remedy switch
    {
        SimilarRemedy.Merge => Merge,
        SimilarRemedy.BackToBack => BackToBack,
        SimilarRemedy.Refer => Refer,
        SimilarRemedy.Look => "look",
        _ => "none",
    };

    /// <summary>Writes it down.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, DecideSimilarRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("decided", request.Decided), ("reason", request.Reason)) is { } secret)
        {
            return secret;
        }

        var reason = Folding.Normal(request.Reason ?? "").Trim();
        if (request.Decided is not { } decided || !All.Contains(decided))
        {
            return Error.Invalid("similar.decision.unknown", "decided");
        }

        if (reason.Length > LongestReason || (reason.Length == 0 && decided == Distinct))
        {
            return reason.Length == 0 ? Error.Invalid("similar.decision.reason-missing", "reason") : Error.Invalid("similar.decision.reason-long", "reason", LongestReason);
        }

        // Looked before the act begins: what is near is read over a connection of its own.
        var found = (await similar.FindAsync(actor, request.MeetingId, cancellation))?.Near.FirstOrDefault(n => n.MeetingId == request.OtherId);
        await using var transaction = await acts.BeginAsync(request.MeetingId, cancellation);
        if (found is null || await reader.FindAsync(actor, request.MeetingId, cancellation) is not { } file)
        {
            return Error.NotFound("similar.not-found");
        }

        var row = Row(actor, request, found, decided, reason, PostOf(actor, file));
        rows.SimilarDecisions.Add(row);
        acts.Tell(
            actor, "meetings.similar-decided", request.MeetingId, row.DecidedPost, reason.Length > 0 ? reason : null,
            new("other", request.OtherId.ToString()), new("suggested", row.Suggested), new("decided", decided), new("score", row.Score.ToString(CultureInfo.InvariantCulture)));
        await acts.SaveAsync(transaction, cancellation);
        return row.DecisionId;
    }

    private SimilarDecision Row(Actor actor, DecideSimilarRequest request, SimilarMeeting found, string decided, string reason, Guid post) => new()
    {
        TenantId = actor.TenantId,
        DecisionId = acts.NewId(),
        MeetingId = request.MeetingId,
        OtherId = request.OtherId,
        Suggested = WordOf(found.Likeness.Remedy),
        Decided = decided,
        Score = found.Likeness.ScorePercent,
        TopicScore = Likeness.Percent(found.Likeness.Topic.Score),
        PeopleScore = Likeness.Percent(found.Likeness.People.Score),
        Reasons = JsonSerializer.Serialize(found.Likeness.Reasons, MeetingActs.Plain),
        Reason = reason,
        DecidedBy = actor.OfficialId,
        DecidedPost = post,
        DecidedAt = acts.Now,
    };

    // In the post that decides, else that prepares for all, else the one that it is asked for in.
    private static Guid PostOf(Actor actor, MeetingFile file) =>
        (actor.PostWith(Permissions.MeetingsApprove) ?? actor.PostWith(Permissions.MeetingsManage) ?? actor.PostOf(file.Meeting.MadePost) ?? actor.Posts[0]).PostId;
}
