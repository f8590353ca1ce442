using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Api;

/// <summary><c>/obligations</c>, their drafts and submissions, and the versions sent.</summary>
public static class ReportingEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("reporting");
        group.MapGet("/obligations", GetObligations).RequireAuthorization(Permissions.SignedIn).WithName("getObligations")
            .WithSummary("Báo cáo phải gửi, theo hạn; ai không xem được toàn cơ quan thì thấy của chức danh mình.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPut("/obligations/{id:guid}/draft", PutDraft).RequireAuthorization(Permissions.SignedIn).WithName("putDraft")
            .WithSummary("Lưu bản nháp; nếu người khác đã lưu trước thì trả 409 kèm cả hai bản.")
            .Produces<DraftAnswer>()
            .Produces<DraftConflictAnswer>(StatusCodes.Status409Conflict, "application/problem+json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPost("/obligations/{id:guid}/submissions", PostSubmission).RequireAuthorization(Permissions.ReportSubmit).WithName("postSubmission")
            .WithSummary("Gửi báo cáo; trả lời sau khi đã ghi bền vững, kèm biên nhận có chữ ký của máy chủ.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/submissions/{id:guid}/versions", GetAllVersions).RequireAuthorization(Permissions.SignedIn).WithName("getVersions")
            .WithSummary("Các bản đã gửi, không kèm nội dung.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/submissions/{id:guid}/versions/{version:int}", GetOneVersion).RequireAuthorization(Permissions.SignedIn).WithName("getVersion")
            .WithSummary("Một bản đúng như đã gửi.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ListAnswer<ObligationAnswer>>, ProblemHttpResult>> GetObligations(
        [AsParameters] ObligationQuery query, ListObligations list, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var filter = query.Read();
        if (!filter.IsOk)
        {
            return filter.Errors.ToHttpResult(text);
        }

        var page = await list.HandleAsync(current.Actor, filter.Value, cancellation);
        return page.IsOk
            ? TypedResults.Ok(new ListAnswer<ObligationAnswer>([.. page.Value.Items.Select(ObligationAnswer.Of)], page.Value.Next))
            : page.Errors.ToHttpResult(text);
    }

    private static async Task<IResult> PutDraft(
        Guid id, DraftBody body, SaveDraft save, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var typed = ReportBodyReader.ReadDraft(body);
        if (!typed.IsOk)
        {
            return typed.Errors.ToHttpResult(text);
        }

        // Whoever may neither send nor enter for others holds no draft; a token of narrower scopes neither.
        if (!current.Actor.Can(Permissions.ReportSubmit) && !current.Actor.Can(Permissions.StreamConsolidate))
        {
            return new[] { Error.Forbidden("identity.forbidden") }.ToHttpResult(text);
        }

        var saved = await save.HandleAsync(current.Actor, id, body.Version, typed.Value, cancellation);
        if (!saved.IsOk)
        {
            return saved.Errors.ToHttpResult(text);
        }

        if (saved.Value.Other is { } other)
        {
            var problem = ProblemMapper.ToProblem([Error.Conflict("reporting.draft.changed")], text);
            var answer = new DraftConflictAnswer(
                problem.Title!, StatusCodes.Status409Conflict, problem.Detail!, "reporting.draft.changed", new OtherDraftAnswer(other.Version, other.SavedAt, other.SavedBy, other.Content), body);
            return TypedResults.Json(answer, contentType: "application/problem+json", statusCode: StatusCodes.Status409Conflict);
        }

        return TypedResults.Ok(new DraftAnswer(saved.Value.Version, saved.Value.SavedAt));
    }

    private static async Task<Results<Created<SubmissionAnswer>, ProblemHttpResult>> PostSubmission(
        Guid id, ReportBody body, [FromHeader(Name = "Idempotency-Key")] string? key, SubmitReport submit, IClock clock, CurrentActor current, Text text,
        CancellationToken cancellation)
    {
        var arrivedAt = clock.GetCurrentInstant();
        var content = ReportBodyReader.Read(body);
        if (!content.IsOk)
        {
            return content.Errors.ToHttpResult(text);
        }

        var request = new SubmitReportRequest(id, content.Value, "api") { LateReason = body.LateReason, IdempotencyKey = key, ArrivedAt = arrivedAt };
        var submitted = await submit.HandleAsync(current.Actor, request, cancellation);
        return submitted.IsOk
            ? TypedResults.Created($"/api/v1/submissions/{id}/versions/{submitted.Value.Version}", Answer(submitted.Value, text))
            : submitted.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<ListAnswer<VersionAnswer>>, ProblemHttpResult>> GetAllVersions(
        Guid id, GetVersions versions, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var all = await versions.AllAsync(current.Actor, id, cancellation);
        return all.IsOk
            ? TypedResults.Ok(new ListAnswer<VersionAnswer>([.. all.Value.Select(v => VersionAnswer.Of(v, withContent: false))], null))
            : all.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<VersionAnswer>, ProblemHttpResult>> GetOneVersion(
        Guid id, int version, GetVersions versions, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var one = await versions.OneAsync(current.Actor, id, version, cancellation);
        return one.IsOk ? TypedResults.Ok(VersionAnswer.Of(one.Value, withContent: true)) : one.Errors.ToHttpResult(text);
    }

    private static SubmissionAnswer Answer(SubmittedReport s, Text text) => new(
        s.SubmissionId, s.Version, ReceiptAnswer.Of(s.Receipt), s.Receipt.Verdict, s.Receipt.LateMinutes, s.PlanReceipt,
        [.. s.Warnings.Select(w => new WarningAnswer(w.Code, w.Place, text[w.Code, [.. w.Args]]))]);

    internal sealed record ObligationQuery(
        bool? Mine, string? Unit, string? Requirement, string? Period, string? State, string? From, string? To, int? Limit, string? Cursor)
    {
        public Result<ObligationFilter> Read()
        {
            Badge? state = null;
            if (State is not null)
            {
                state = Enum.GetValues<Badge>().Where(b => ComplianceCodes.Of(b) == State).Select(b => (Badge?)b).FirstOrDefault();
                if (state is null)
                {
                    return Error.Invalid("reporting.list.state", "state", State);
                }
            }

            foreach (var (field, day) in new[] { ("from", From), ("to", To) })
            {
                if (day is not null && !LocalDatePattern.Iso.Parse(day).Success)
                {
                    return Error.Invalid("reporting.list.date", field, day);
                }
            }

            return new ObligationFilter
            {
                Mine = Mine ?? false,
                Unit = Unit,
                Requirement = Requirement,
                Period = Period,
                State = state,
                From = Day(From),
                To = Day(To),
                Limit = Limit ?? 50,
                Cursor = Cursor,
            };
        }

        private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;
    }
}
