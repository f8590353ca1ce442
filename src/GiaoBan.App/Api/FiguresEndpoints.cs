using GiaoBan.App.Api.Figures;
using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Figures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GiaoBan.App.Api;

/// <summary><c>/figures</c>: live totals (SK-3).</summary>
public static class FiguresEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/figures", GetAsync).WithTags("figures").RequireAuthorization(Permissions.SignedIn).WithName("getFigures")
            .WithSummary("Số liệu sống theo chỉ tiêu, đơn vị, kỳ: trong kỳ, lũy kế, % kế hoạch. Đơn vị thấy số của mình, đầu mối thấy luồng của mình, văn phòng và lãnh đạo thấy tất cả.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<ListAnswer<FigureAnswer>>, ProblemHttpResult>> GetAsync(
        [AsParameters] FiguresQuery asked, GetFigures figures, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var query = asked.Read();
        if (!query.IsOk)
        {
            return query.Errors.ToHttpResult(text);
        }

        var page = await figures.HandleAsync(current.Actor, query.Value, cancellation);
        return page.IsOk
            ? TypedResults.Ok(new ListAnswer<FigureAnswer>([.. page.Value.Rows.Select(FigureAnswer.Of)], page.Value.Next is { } next ? FigureCursor.Of(next) : null))
            : page.Errors.ToHttpResult(text);
    }
}
