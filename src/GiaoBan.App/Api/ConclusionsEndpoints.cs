using GiaoBan.App.Api.Incidents;
using GiaoBan.App.Api.Meetings;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace GiaoBan.App.Api;

/// <summary><c>/meetings/{id}/conclusions</c>: handed in and issued whole, each directive a task (NN-8).</summary>
public static class ConclusionsEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/meetings/{id:guid}/conclusions").WithTags("meetings").RequireAuthorization(Permissions.SignedIn)
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("", GetAsync).WithName("getConclusions").WithSummary("Kết luận của cuộc họp theo từng nội dung, chỉ đạo kèm nhiệm vụ, thông báo lần cuối.");
        group.MapPost("", PostAsync).TakesKey(StatusCodes.Status201Created).WithName("postConclusions")
            .WithSummary("Ghi và ban hành kết luận: thiếu chủ trì, thời hạn hoặc sản phẩm thì không ban hành, trả về mọi chỗ thiếu. Mỗi chỉ đạo thành một nhiệm vụ. Cuộc họp đang diễn ra thì kết thúc.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ConclusionsAnswer>, ProblemHttpResult>> GetAsync(
        Guid id, ConclusionReader reader, CurrentActor current, Text text, CancellationToken cancellation) =>
        await reader.FindAsync(current.Actor, id, cancellation) is { } file ? TypedResults.Ok(ConclusionsAnswer.Of(file)) : NotFound().ToHttpResult(text);

    private static async Task<Results<Created<ConclusionsAnswer>, ProblemHttpResult>> PostAsync(
        Guid id, ConclusionsBody body, ConcludeMeeting conclude, ConclusionReader reader, OrganisationDirectory directory, CurrentActor current, Text text, IClock clock,
        CancellationToken cancellation)
    {
        var actor = current.Actor;
        if (await reader.FindAsync(actor, id, cancellation) is not { } file)
        {
            return NotFound().ToHttpResult(text);
        }

        var read = body.Read(file, new IncidentPlaces(await directory.PostsOn(clock.Today(), cancellation), []));
        if (!read.IsOk)
        {
            return read.Errors.ToHttpResult(text);
        }

        var done = await conclude.HandleAsync(actor, id, read.Value, body.Issue ?? true, cancellation);
        return done.IsOk
            ? TypedResults.Created($"/api/v1/meetings/{id}/conclusions", ConclusionsAnswer.Of((await reader.FindAsync(actor, id, cancellation))!))
            : done.Errors.ToHttpResult(text);
    }

    private static Error[] NotFound() => [Error.NotFound("room.not-found")];
}
