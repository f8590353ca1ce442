using GiaoBan.App.Api.Consolidation;
using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GiaoBan.App.Api;

/// <summary><c>/consolidations/{obligationId}</c>: a stream's consolidated report (DB-11); the id is that of the focal obligation.</summary>
public static class ConsolidationEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/consolidations/{obligationId:guid}").WithTags("consolidations").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("", GetAsync).RequireAuthorization(Permissions.SignedIn).WithName("getConsolidation")
            .WithSummary("Bản tổng hợp của một luồng trong một kỳ: nguồn, nơi còn thiếu, từng mục, tổng từng chỉ tiêu và số của từng nơi đứng sau. obligationId là nghĩa vụ có tier = focal trong /obligations.");
        group.MapPost("/build", BuildAsync).RequireAuthorization(Permissions.StreamConsolidate).TakesKey().WithName("buildConsolidation")
            .WithSummary("Lập (hoặc lập lại) bản tổng hợp từ các bản mới nhất; những gì đầu mối đã sửa được giữ.")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPost("/hand-over", HandOverAsync).RequireAuthorization(Permissions.StreamConsolidate).TakesKey(StatusCodes.Status201Created)
            .WithName("handOverConsolidation")
            .WithSummary("Trình người duyệt đúng bản tổng hợp đã đọc (draftVersion); trả lời kèm biên nhận.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ConsolidationAnswer>, ProblemHttpResult>> GetAsync(
        Guid obligationId, GetConsolidation get, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var found = await get.DraftAsync(current.Actor, obligationId, cancellation);
        return found.IsOk ? TypedResults.Ok(ConsolidationAnswer.Of(found.Value)) : found.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<ConsolidationAnswer>, ProblemHttpResult>> BuildAsync(
        Guid obligationId, BuildConsolidation build, GetConsolidation get, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var built = await build.HandleAsync(current.Actor, obligationId, cancellation);
        return built.IsOk ? await GetAsync(obligationId, get, current, text, cancellation) : built.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Created<HandedAnswer>, ProblemHttpResult>> HandOverAsync(
        Guid obligationId, HandOverBody body, HandOver handOver, CurrentActor current, Text text, CancellationToken cancellation)
    {
        if (body.DraftVersion is not { } draft)
        {
            return new[] { Error.Invalid("consolidation.draft-version-needed", "draftVersion") }.ToHttpResult(text);
        }

        var handed = await handOver.HandleAsync(current.Actor, obligationId, draft, body.LateReason, cancellation);
        return handed.IsOk
            ? TypedResults.Created($"/api/v1/submissions/{obligationId}/versions/{handed.Value.Version}", HandedAnswer.Of(handed.Value))
            : handed.Errors.ToHttpResult(text);
    }
}
