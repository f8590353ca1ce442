using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings.Absences;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GiaoBan.App.Api;

/// <summary>An absence as another program reports it.</summary>
/// <param name="Participant">Who; left out: the caller. For others only the meeting's secretary or the office.</param>
/// <param name="Reason">Why.</param>
/// <param name="Items">Ids of items of the agenda; left out: the whole meeting.</param>
/// <param name="Deputy">The id of the official who is to come instead.</param>
internal sealed record AbsenceBody(Guid? Participant, string? Reason, IReadOnlyList<Guid>? Items, Guid? Deputy) : IPostedBody;

/// <summary>The absence that was reported; it waits for the chair.</summary>
internal sealed record AbsenceAnswer(Guid Id, Guid Meeting, string State);

/// <summary><c>/meetings/{id}/absences</c>: somebody cannot come (NN-5).</summary>
public static class AbsencesEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/meetings/{id:guid}/absences", ReportAsync).WithTags("meetings").RequireAuthorization(Permissions.SignedIn).TakesKey(StatusCodes.Status201Created)
            .WithName("reportAbsence").WithSummary("Báo vắng một cuộc họp, cả buổi hoặc một số nội dung, kèm người dự thay; chờ chủ trì quyết định.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<AbsenceAnswer>, ProblemHttpResult>> ReportAsync(
        Guid id, AbsenceBody body, ReportAbsence report, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var reported = await report.HandleAsync(current.Actor, new ReportAbsenceRequest(id, body.Participant, body.Reason, body.Items ?? [], body.Deputy), cancellation);
        return reported.IsOk
            ? TypedResults.Created(ReportAbsence.PathOf(id), new AbsenceAnswer(reported.Value, id, Absence.Reported))
            : reported.Errors.ToHttpResult(text);
    }
}
