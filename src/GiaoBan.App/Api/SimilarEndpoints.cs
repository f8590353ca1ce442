using GiaoBan.App.Api.Meetings;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings.Similar;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GiaoBan.App.Api;

/// <summary><c>GET /meetings/{id}/similar</c> (NN-2).</summary>
public static class SimilarEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/meetings/{id:guid}/similar", FindAsync).WithTags("meetings").RequireAuthorization(Permissions.SignedIn).WithName("findSimilarMeetings")
            .WithSummary("Các cuộc họp gần giống về nội dung hoặc người dự, kèm lý do và cách xử lý nên chọn; chương trình không tự gộp.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<SimilarAnswer>, ProblemHttpResult>> FindAsync(Guid id, SimilarMeetings similar, CurrentActor current, Text text, CancellationToken cancellation) =>
        await similar.FindAsync(current.Actor, id, cancellation) is { } report
            ? TypedResults.Ok(SimilarAnswer.Of(report, text))
            : new[] { Error.NotFound("similar.not-found") }.ToHttpResult(text);
}
