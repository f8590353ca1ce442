using GiaoBan.App.Api.Compliance;
using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Api;

/// <summary><c>/compliance/statistics</c> and <c>/compliance/book</c> (SK-9, LC-2).</summary>
public static class ComplianceEndpoints
{
    private const int MostItems = 500;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/compliance").WithTags("compliance").RequireAuthorization(Permissions.ComplianceRead);
        group.MapGet("/statistics", Statistics).WithName("getComplianceStatistics")
            .WithSummary("Thống kê chấp hành của một văn bản yêu cầu (request), hoặc của một báo cáo (requirement) trong một kỳ hay mọi kỳ: phải gửi, đã gửi, đúng hạn, chậm, chưa gửi, theo từng đơn vị.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/standing", StandingOf).WithName("getComplianceStanding")
            .WithSummary("Các đơn vị đang thế nào với một báo cáo của một kỳ: số theo từng loại và tên đơn vị chậm, chưa gửi, được gia hạn, không phát sinh…")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/book", Lines).WithName("getComplianceBook")
            .WithSummary("Sổ theo dõi, từng dòng, theo hạn; from và to là ngày cuối cùng còn được gửi.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<StatisticsAnswer>, ProblemHttpResult>> Statistics(
        string? requirement, string? period, string? request, GetStanding standing, RequestDirectory requests, CurrentActor current, Text text, CancellationToken cancellation)
    {
        if (request is not null)
        {
            if (!Guid.TryParse(request, out var id) || await requests.FindAsync(id, cancellation) is not { } asked)
            {
                return new[] { Error.NotFound("requests.not-found") }.ToHttpResult(text);
            }

            (requirement, period) = (asked.Requirement, asked.PeriodKey);
        }

        if (string.IsNullOrWhiteSpace(requirement))
        {
            return new[] { Error.Invalid("compliance.statistics.requirement-missing", "requirement") }.ToHttpResult(text);
        }

        var found = await standing.HandleAsync(current.Actor, requirement, period, cancellation);
        return found.IsOk ? TypedResults.Ok(StatisticsAnswer.Of(found.Value)) : found.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<StandingAnswer>, ProblemHttpResult>> StandingOf(
        string requirement, string period, string? mark, GetStanding standing, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var shown = MarksOf(mark);
        var found = shown.IsOk ? await standing.HandleAsync(current.Actor, requirement, period, cancellation) : Result<Standing>.Refused(shown.Errors);
        return found.IsOk ? TypedResults.Ok(StandingAnswer.Of(found.Value, shown.Value!)) : found.Errors.ToHttpResult(text);
    }

    // Without a word all that is not simply done: who is on time needs no list.
    private static Result<IReadOnlySet<BookMark>> MarksOf(string? written)
    {
        var known = Enum.GetValues<BookMark>().ToDictionary(ComplianceCodes.Of, StringComparer.Ordinal);
        if (written is null)
        {
            return known.Values.Where(m => m is not BookMark.OnTime).ToHashSet();
        }

        var words = written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault(w => !known.ContainsKey(w)) is { } unknown
            ? Error.Invalid("compliance.standing.mark", "mark", unknown, string.Join(", ", known.Keys))
            : words.Select(w => known[w]).ToHashSet();
    }

    private static async Task<Results<Ok<ListAnswer<BookLineAnswer>>, ProblemHttpResult>> Lines(
        [AsParameters] BookLinesQuery asked, GetBook book, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var query = asked.Read();
        if (!query.IsOk)
        {
            return query.Errors.ToHttpResult(text);
        }

        var page = await book.PageAsync(current.Actor, query.Value, cancellation);
        return page.IsOk
            ? TypedResults.Ok(new ListAnswer<BookLineAnswer>(
                [.. page.Value.Lines.Select(BookLineAnswer.Of)], page.Value.IsWhole ? null : CursorOf(page.Value.Lines[^1])))
            : page.Errors.ToHttpResult(text);
    }

    // A line of a span has a deadline.
    private static string CursorOf(BookLine line) => new DuePosition(line.Due!.Value.At.ToDateTimeUtc(), line.Id).Write();

    internal sealed record BookLinesQuery(string? From, string? To, string? Unit, string? Requirement, string? Tier, int? Limit, string? Cursor)
    {
        public Result<BookQuery> Read()
        {
            foreach (var (field, day) in new[] { ("from", From), ("to", To) })
            {
                if (day is null || !LocalDatePattern.Iso.Parse(day).Success)
                {
                    return Error.Invalid("compliance.book.date", field, day);
                }
            }

            if (Limit is < 1 or > MostItems)
            {
                return Error.Invalid("reporting.list.limit", "limit", MostItems);
            }

            if (!DuePosition.TryRead(Cursor, out var after))
            {
                return Error.Invalid("reporting.list.cursor", "cursor");
            }

            return new BookQuery
            {
                From = Day(From!),
                To = Day(To!),
                Unit = Unit,
                Requirement = Requirement,
                Tier = Tier ?? "contributor",
                Limit = Limit ?? 50,
                After = after,
            };
        }

        private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
    }
}
