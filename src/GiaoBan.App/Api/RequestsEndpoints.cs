using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Api.Requests;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GiaoBan.App.Api;

/// <summary><c>/requests</c>: numbered requests to chosen units (DB-8).</summary>
public static class RequestsEndpoints
{
    private const int MostItems = 500;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/requests").WithTags("requests").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPost("", MakeAsync).RequireAuthorization(Permissions.ComplianceManage).TakesKey(StatusCodes.Status201Created).WithName("makeRequest")
            .WithSummary("Lập yêu cầu báo cáo theo một văn bản: mỗi đơn vị được yêu cầu có một việc phải báo cáo.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        group.MapGet("", ListAsync).RequireAuthorization(Permissions.SignedIn).WithName("listRequests")
            .WithSummary("Các yêu cầu báo cáo, mới nhất trước: văn phòng thấy tất cả, đơn vị thấy yêu cầu gửi cho mình.");
        group.MapGet("/{id:guid}", GetAsync).RequireAuthorization(Permissions.SignedIn).WithName("getRequest")
            .WithSummary("Một yêu cầu báo cáo: nội dung, đề cương, từng đơn vị đã gửi hay chưa.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<MadeRequestAnswer>, ProblemHttpResult>> MakeAsync(
        RequestBody body, HttpRequest http, MakeRequest make, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var read = body.Read(http.Headers[IdempotentPost.Header]);
        if (!read.IsOk)
        {
            return read.Errors.ToHttpResult(text);
        }

        var made = await make.HandleAsync(current.Actor, read.Value, cancellation);
        return made.IsOk ? TypedResults.Created($"/api/v1/requests/{made.Value.RequestId}", MadeRequestAnswer.Of(made.Value)) : made.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<ListAnswer<RequestAnswer>>, ProblemHttpResult>> ListAsync(
        int? limit, string? cursor, ListRequests list, CurrentActor current, Text text, CancellationToken cancellation)
    {
        if (limit is < 1 or > MostItems)
        {
            return new[] { Error.Invalid("reporting.list.limit", "limit", MostItems) }.ToHttpResult(text);
        }

        if (!RequestAnswer.TryReadCursor(cursor, out var after))
        {
            return new[] { Error.Invalid("reporting.list.cursor", "cursor") }.ToHttpResult(text);
        }

        var page = await list.HandleAsync(current.Actor, null, after, limit ?? 50, cancellation);
        return TypedResults.Ok(new ListAnswer<RequestAnswer>([.. page.Items.Select(RequestAnswer.Of)], page.More ? RequestAnswer.CursorOf(page.Items[^1]) : null));
    }

    private static async Task<Results<Ok<RequestWholeAnswer>, ProblemHttpResult>> GetAsync(
        Guid id, GetRequest get, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        return found.IsOk ? TypedResults.Ok(RequestWholeAnswer.Of(found.Value)) : found.Errors.ToHttpResult(text);
    }
}
