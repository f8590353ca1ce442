using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Api;

/// <summary><c>/extensions</c>: more time for a report, asked and decided.</summary>
public static class ExtensionEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("extensions").RequireAuthorization(Permissions.SignedIn);
        group.MapGet("/extensions", ListAsync).WithName("listExtensions").WithSummary("Đề nghị và quyết định gia hạn; đơn vị thấy của mình, văn phòng thấy tất cả.");
        group.MapPost("/obligations/{id:guid}/extensions", AskAsync).TakesKey().WithName("askExtension")
            .WithSummary("Đơn vị xin gia hạn: until là ngày (đến hết ngày) hoặc thời điểm.").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        group.MapPost("/extensions/{id:guid}/grant", GrantAsync).TakesKey().WithName("grantExtension")
            .WithSummary("Đồng ý gia hạn; không có until là theo đề nghị.").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        group.MapPost("/extensions/{id:guid}/refuse", RefuseAsync).TakesKey().WithName("refuseExtension")
            .WithSummary("Không gia hạn.").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    /// <summary>A deadline as a caller writes it: a day is until its end, an instant is meant to the instant.</summary>
    internal static Result<Deadline> Until(string? written) =>
        LocalDatePattern.Iso.Parse(written ?? "").TryGetValue(default, out var day) ? Deadline.Within(day)
        : OffsetDateTimePattern.Rfc3339.Parse(written ?? "").TryGetValue(default, out var at) ? new Deadline(at.ToInstant(), true)
        : Error.Invalid("extensions.until.unreadable", "until", written ?? "");

    private static async Task<Ok<ListAnswer<ExtensionAnswer>>> ListAsync(ListExtensionLines extensions, CurrentActor current, CancellationToken cancellation) =>
        TypedResults.Ok(new ListAnswer<ExtensionAnswer>([.. (await extensions.HandleAsync(current.Actor, null, cancellation)).Select(ExtensionAnswer.Of)], null));

    private static async Task<Results<Created<ExtensionId>, ProblemHttpResult>> AskAsync(
        Guid id, ExtensionBody body, AskExtension ask, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var until = Until(body.Until);
        var asked = until.IsOk ? await ask.HandleAsync(current.Actor, id, until.Value, body.Reason, cancellation) : Result<Guid>.Refused(until.Errors);
        return asked.IsOk ? TypedResults.Created((string?)null, new ExtensionId(asked.Value)) : asked.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<DueAnswer>, ProblemHttpResult>> GrantAsync(
        Guid id, ExtensionBody body, DecideExtension decide, CurrentActor current, Text text, CancellationToken cancellation)
    {
        Deadline? other = null;
        if (body.Until is not null)
        {
            var until = Until(body.Until);
            if (!until.IsOk)
            {
                return until.Errors.ToHttpResult(text);
            }

            other = until.Value;
        }

        var granted = await decide.GrantAsync(current.Actor, id, other, body.Reason, cancellation);
        return granted.IsOk ? TypedResults.Ok(DueAnswer.Of(granted.Value)!) : granted.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<ExtensionId>, ProblemHttpResult>> RefuseAsync(
        Guid id, ExtensionBody body, DecideExtension decide, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var refused = await decide.RefuseAsync(current.Actor, id, body.Reason, cancellation);
        return refused.IsOk ? TypedResults.Ok(new ExtensionId(refused.Value)) : refused.Errors.ToHttpResult(text);
    }

    internal sealed record ExtensionId(Guid Id);

    /// <summary>Until when, and why.</summary>
    internal sealed record ExtensionBody(string? Until, string? Reason) : IPostedBody;

    internal sealed record ExtensionAnswer(
        Guid Id, Guid ObligationId, string Unit, string Report, string Period, DueAnswer? Due, DueAnswer? AskedUntil, string? AskedReason, Instant? AskedAt,
        string? Decision, DueAnswer? GrantedUntil, string? DecidedReason, Instant? DecidedAt, string Verdict)
    {
        public static ExtensionAnswer Of(ExtensionLine l) => new(
            l.Id, l.ObligationId, l.UnitName, l.ReportName, l.PeriodLabel, DueAnswer.Of(l.Due), DueAnswer.Of(l.AskedDue), l.AskedReason, l.AskedAt, l.Decision,
            DueAnswer.Of(l.GrantedDue), l.DecidedReason, l.DecidedAt, ComplianceCodes.Of(l.State.Verdict));
    }
}
