using System.Security.Cryptography;
using System.Text;
using GiaoBan.App.Api.Incidents;
using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace GiaoBan.App.Api;

/// <summary><c>/incidents</c>: an oral report is recorded, and what may be known without reading is asked for (DB-10). No content passes here, either way.</summary>
public static class IncidentsEndpoints
{
    private const int MostItems = 500;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/incidents").WithTags("incidents").RequireAuthorization(Permissions.SignedIn)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .AddEndpointFilter((context, next) =>
            {
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return next(context);
            });
        group.MapPost("", RecordAsync).TakesKey(StatusCodes.Status201Created).WithName("recordIncident")
            .WithSummary("Ghi báo cáo đột xuất bằng lời: ai báo, báo cho ai, bằng cách nào, lúc nào, mức độ, lĩnh vực. Không ghi nội dung. Mở nghĩa vụ báo cáo bằng văn bản.")
            .ProducesProblem(StatusCodes.Status403Forbidden);
        group.MapGet("", ListAsync).WithName("listIncidents")
            .WithSummary("Các báo cáo đột xuất được biết: đơn vị, thời gian, mức độ, lĩnh vực, tình trạng; không có nội dung, không có tên người.");
        group.MapGet("/{id:guid}", GetAsync).WithName("getIncident").WithSummary("Một báo cáo đột xuất, như trong danh sách.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<IncidentAnswer>, ProblemHttpResult>> RecordAsync(
        IncidentBody body, HttpRequest request, RecordIncident record, ListIncidents list, OrganisationDirectory directory, CurrentActor current, Text text, IClock clock,
        CancellationToken cancellation)
    {
        var actor = current.Actor;
        var people = new IncidentPlaces(await directory.PostsOn(clock.Today(), cancellation), await directory.UnitsOn(clock.Today(), cancellation));
        var read = body.Read(people, KeyOf(actor, request));
        if (!read.IsOk)
        {
            return read.Errors.ToHttpResult(text);
        }

        var recorded = await record.HandleAsync(actor, read.Value, cancellation);
        if (!recorded.IsOk)
        {
            return recorded.Errors.ToHttpResult(text);
        }

        var line = (await list.HandleAsync(actor, new IncidentQuery { Id = recorded.Value.IncidentId }, cancellation))[0];
        return TypedResults.Created($"/api/v1/incidents/{line.IncidentId}", IncidentAnswer.Of(line));
    }

    private static async Task<Results<Ok<ListAnswer<IncidentAnswer>>, ProblemHttpResult>> ListAsync(
        [AsParameters] IncidentListQuery asked, ListIncidents list, CurrentActor current, Text text, CancellationToken cancellation)
    {
        if (asked.Limit is < 1 or > MostItems)
        {
            return new[] { Error.Invalid("reporting.list.limit", "limit", MostItems) }.ToHttpResult(text);
        }

        var limit = asked.Limit ?? 50;
        var lines = await list.HandleAsync(
            current.Actor,
            new IncidentQuery { Unit = asked.Unit, Field = asked.Field, Severity = asked.Severity, Year = asked.Year, Written = asked.Written, After = asked.Cursor, Limit = limit + 1 },
            cancellation);
        return TypedResults.Ok(new ListAnswer<IncidentAnswer>([.. lines.Take(limit).Select(IncidentAnswer.Of)], lines.Count > limit ? lines[limit - 1].IncidentId.ToString() : null));
    }

    private static async Task<Results<Ok<IncidentAnswer>, ProblemHttpResult>> GetAsync(
        Guid id, ListIncidents list, CurrentActor current, Text text, CancellationToken cancellation) =>
        await list.HandleAsync(current.Actor, new IncidentQuery { Id = id }, cancellation) is [var line]
            ? TypedResults.Ok(IncidentAnswer.Of(line))
            : new[] { Error.NotFound("incidents.not-found") }.ToHttpResult(text);

    /// <summary>The sender's key as the incident's id: where the answer was lost before it was kept, the second try finds the first one's incident.</summary>
    private static Guid? KeyOf(Actor actor, HttpRequest request) => request.Headers.TryGetValue(IdempotentPost.Header, out var key)
        ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"incident\n{actor.TenantId}\n{actor.AccountId}\n{key}")).AsSpan(0, 16))
        : null;

    internal sealed record IncidentListQuery(string? Unit, string? Field, string? Severity, int? Year, bool? Written, int? Limit, Guid? Cursor);
}
