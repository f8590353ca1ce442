using System.Globalization;
using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Api.Tasks;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GiaoBan.App.Api;

/// <summary><c>/tasks</c>: directives as tasks (NN-8).</summary>
public static class TasksEndpoints
{
    private const int MostItems = 500;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/tasks").WithTags("tasks").RequireAuthorization(Permissions.SignedIn).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("", ListAsync).WithName("listTasks")
            .WithSummary("Nhiệm vụ: của mình (mine=true), hoặc mọi nhiệm vụ được xem; lọc theo trạng thái.");
        group.MapGet("/{id:guid}", GetAsync).WithName("getTask")
            .WithSummary("Một nhiệm vụ: nội dung, hạn, các bước đã làm, báo cáo trả lời.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id:guid}/report", ReportAsync).TakesKey().WithName("reportTask")
            .WithSummary("Báo tiến độ của một nhiệm vụ, hoặc báo đã xong (done=true, chỉ bên chủ trì).")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<ListAnswer<TaskAnswer>>, ProblemHttpResult>> ListAsync(
        bool? mine, string? state, int? limit, string? cursor, ListTasks list, CurrentActor current, Text text, CancellationToken cancellation)
    {
        if (limit is < 1 or > MostItems)
        {
            return new[] { Error.Invalid("reporting.list.limit", "limit", MostItems) }.ToHttpResult(text);
        }

        if (state is not (null or TaskQuery.Open or TaskQuery.Due) && !TaskState.Codes.Contains(state))
        {
            return new[] { Error.Invalid("tasks.state.unknown", "state", string.Join(", ", [TaskQuery.Open, TaskQuery.Due, .. TaskState.Codes])) }.ToHttpResult(text);
        }

        // A cursor is how many were read; the order is by day, and what is new comes at its place.
        if (!int.TryParse(cursor ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            return new[] { Error.Invalid("reporting.list.cursor", "cursor") }.ToHttpResult(text);
        }

        var found = await list.HandleAsync(current.Actor, new TaskQuery(mine == true ? TaskScope.Mine : TaskScope.All, state), cancellation);
        var to = from + (limit ?? 50);
        return TypedResults.Ok(new ListAnswer<TaskAnswer>(
            [.. found.Lines.Skip(from).Take(to - from).Select(TaskAnswer.Of)], found.Lines.Count > to ? to.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Results<Ok<TaskWholeAnswer>, ProblemHttpResult>> GetAsync(Guid id, GetTask get, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        return found.IsOk ? TypedResults.Ok(TaskWholeAnswer.Of(found.Value)) : found.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<TaskReportedAnswer>, ProblemHttpResult>> ReportAsync(
        Guid id, TaskReportBody body, ReportTask report, LinkReport link, GiaoBanDbContext rows, CurrentActor current, Text text, CancellationToken cancellation)
    {
        // Links and words stand or fall together.
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        foreach (var answering in body.Reports ?? [])
        {
            var linked = await link.HandleAsync(current.Actor, id, answering, answers: true, cancellation);
            if (!linked.IsOk)
            {
                return linked.Errors.ToHttpResult(text);
            }
        }

        var told = await report.HandleAsync(current.Actor, new ReportTaskRequest(id, body.Text, body.Percent, body.Done ?? false, []), cancellation);
        if (!told.IsOk)
        {
            return told.Errors.ToHttpResult(text);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return TypedResults.Ok(new TaskReportedAnswer(id, told.Value.Code, told.Value.Percent, told.Value.Due, told.Value.LateDays));
    }
}
