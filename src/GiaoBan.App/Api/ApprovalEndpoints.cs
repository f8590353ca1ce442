using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GiaoBan.App.Api;

/// <summary><c>/submissions/{id}/{check|approve|sign|return|accept}</c>: the approval path.</summary>
public static class ApprovalEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/submissions/{id:guid}").WithTags("approval")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPost("/check", CheckAsync).RequireAuthorization(Permissions.SignedIn).WithName("checkSubmission")
            .WithSummary("Kiểm tra báo cáo trong thân yêu cầu, hoặc bản nháp đã lưu nếu để trống: lỗi, cảnh báo, chậm hay không. Không gửi, không đổi gì.");
        group.MapPost("/accept", AcceptAsync).RequireAuthorization(Permissions.StreamConsolidate).TakesKey().WithName("acceptSubmission")
            .WithSummary("Đầu mối nhận báo cáo của đơn vị.").ProducesProblem(StatusCodes.Status403Forbidden);
        group.MapPost("/return", ReturnAsync).RequireAuthorization(Permissions.SignedIn).TakesKey().WithName("returnSubmission")
            .WithSummary("Trả lại kèm lý do: đầu mối trả báo cáo của đơn vị, người duyệt trả bản tổng hợp.");
        group.MapPost("/approve", ApproveAsync).RequireAuthorization(Permissions.StreamApprove).TakesKey().WithName("approveSubmission")
            .WithSummary("Người duyệt duyệt bản tổng hợp; các báo cáo nguồn chưa ai nhận được nhận theo.").ProducesProblem(StatusCodes.Status403Forbidden);
        group.MapPost("/sign", SignAsync).RequireAuthorization(Permissions.SignedIn).WithName("signSubmission")
            .WithSummary("Ký số: chế độ báo cáo này chưa có bước ký, nên luôn bị từ chối với mã reporting.step.no-signing.");
    }

    private static async Task<Results<Ok<CheckAnswer>, ProblemHttpResult>> CheckAsync(
        Guid id, ReportBody? body, CheckReport check, CurrentActor current, Text text, CancellationToken cancellation)
    {
        ReportContent? content = null;
        if (body is not null && body != ReportBody.Nothing)
        {
            var read = ReportBodyReader.Read(body);
            if (!read.IsOk)
            {
                return read.Errors.ToHttpResult(text);
            }

            content = read.Value;
        }

        var found = await check.HandleAsync(current.Actor, id, content, cancellation);
        return found.IsOk ? TypedResults.Ok(CheckAnswer.Of(found.Value, text)) : found.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<ActAnswer>, ProblemHttpResult>> AcceptAsync(
        Guid id, ActBody? body, ActOnSubmission act, CurrentActor current, Text text, CancellationToken cancellation) =>
        Answer(await act.AcceptAsync(current.Actor, id, body?.Version, cancellation), text);

    private static async Task<Results<Ok<ActAnswer>, ProblemHttpResult>> ApproveAsync(
        Guid id, ActBody? body, ActOnSubmission act, CurrentActor current, Text text, CancellationToken cancellation) =>
        Answer(await act.ApproveAsync(current.Actor, id, body?.Version, cancellation), text);

    private static async Task<Results<Ok<ActAnswer>, ProblemHttpResult>> ReturnAsync(
        Guid id, ReturnBody? body, ActOnSubmission act, CurrentActor current, Text text, CancellationToken cancellation) =>
        Answer(await act.ReturnAsync(current.Actor, id, body?.Version, body?.Reason, body?.Defects, cancellation), text);

    private static async Task<Results<Ok<ActAnswer>, ProblemHttpResult>> SignAsync(
        Guid id, ActOnSubmission act, CurrentActor current, Text text, CancellationToken cancellation) =>
        Answer(await act.SignAsync(current.Actor, id, cancellation), text);

    private static Results<Ok<ActAnswer>, ProblemHttpResult> Answer(Result<ActedOn> done, Text text) =>
        done.IsOk ? TypedResults.Ok(ActAnswer.Of(done.Value)) : done.Errors.ToHttpResult(text);
}
