using GiaoBan.App.Api.Meetings;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Absences;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GiaoBan.App.Api;

/// <summary>An absence as another program reports it.</summary>
/// <param name="Post">The code of the post that cannot come; left out: the caller. For others only the meeting's secretary or the office.</param>
/// <param name="Reason">Why.</param>
/// <param name="Items">Places on the agenda, from 1; left out: the whole meeting.</param>
/// <param name="Deputy">The code of the post whose holder is to come instead.</param>
internal sealed record AbsenceBody(string? Post, string? Reason, IReadOnlyList<int>? Items, string? Deputy) : IPostedBody;

/// <summary>The absence that was reported; it waits for the chair.</summary>
internal sealed record AbsenceAnswer(Guid Id, Guid MeetingId, string State);

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
        Guid id, AbsenceBody body, MeetingReader reader, MeetingCodes codes, DeputyChoices choices, ReportAbsence report, CurrentActor current, Text text, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { } file)
        {
            return new[] { Error.NotFound("meetings.meeting.not-found") }.ToHttpResult(text);
        }

        var known = await codes.OnAsync(file.Meeting.StartsAt, cancellation);
        var (post, deputyPost) = (known.Post(body.Post, "post"), known.Post(body.Deputy, "deputy"));
        if (known.Refusals.Count > 0)
        {
            return known.Refusals.ToHttpResult(text);
        }

        // What names nobody asked and no item stays a refusal of the use case.
        var absent = body.Post is null ? file.Own : file.Participants.FirstOrDefault(p => p.PostId == post);
        Guid? deputy = deputyPost is null || absent is null ? null : (await choices.OfAsync(file, absent, cancellation)).FirstOrDefault(c => c.PostId == deputyPost)?.Official.OfficialId ?? Guid.Empty;
        var request = new ReportAbsenceRequest(
            id, body.Post is null ? null : absent?.ParticipantId ?? Guid.Empty, body.Reason, [.. (body.Items ?? []).Select(n => file.Agenda.FirstOrDefault(i => i.Position == n)?.ItemId ?? Guid.Empty)], deputy);
        var reported = await report.HandleAsync(current.Actor, request, cancellation);
        return reported.IsOk ? TypedResults.Created(ReportAbsence.PathOf(id), new AbsenceAnswer(reported.Value, id, Absence.Reported)) : reported.Errors.ToHttpResult(text);
    }
}
