using GiaoBan.App.Api.Regimes;
using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Api;

/// <summary><c>/regimes</c>: what is in force, its calendar, what the linter finds; calendar and findings as the command line prints them.</summary>
public static class RegimesEndpoints
{
    private const int MostDays = 1100;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/regimes").WithTags("regimes").RequireAuthorization(Permissions.SignedIn);
        group.MapGet("", GetAllAsync).WithName("getRegimes")
            .WithSummary("Các chế độ báo cáo: đang có hiệu lực trước, rồi chưa có và hết hiệu lực; `day` là ngày xem, mặc định hôm nay.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/{code}", GetOneAsync).WithName("getRegime")
            .WithSummary("Một chế độ: báo cáo, hạn gửi bằng lời, các bản, và gói YAML đúng từng byte; `version` là số của bản, mặc định bản đang có hiệu lực.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{code}/calendar", GetCalendarAsync).WithName("getRegimeCalendar")
            .WithSummary("Mọi hạn gửi từ `from` đến `to` (mặc định 12 tháng tới), theo bản có hiệu lực từng ngày; như `giaoban calendar --json`.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/{code}/findings", GetFindingsAsync).WithName("getRegimeFindings")
            .WithSummary("Chỗ không làm được, chưa rõ hoặc thừa trong chế độ, nặng nhất trước; như `giaoban lint --json`.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ListAnswer<RegimeAnswer>>, ProblemHttpResult>> GetAllAsync(
        string? day, int? limit, string? cursor, ListRegimes regimes, IClock clock, Text text, CancellationToken cancellation)
    {
        if (!TryDay(day, clock.Today(), out var asked))
        {
            return new[] { Error.Invalid("reporting.list.date", "day", day) }.ToHttpResult(text);
        }

        var page = WorkedList.PageOf(await regimes.HandleAsync(asked, cancellation), limit, cursor);
        return page.IsOk
            ? TypedResults.Ok(new ListAnswer<RegimeAnswer>([.. page.Value.Items.Select(RegimeAnswer.Of)], page.Value.Next))
            : page.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<RegimeDetailAnswer>, ProblemHttpResult>> GetOneAsync(
        string code, int? version, GetRegime regimes, ExportRegime export, RuleWords words, IClock clock, Text text, CancellationToken cancellation)
    {
        var found = await regimes.HandleAsync(code, version, clock.Today(), cancellation);
        if (!found.IsOk)
        {
            return found.Errors.ToHttpResult(text);
        }

        var source = await export.HandleAsync(code, found.Value.Version.Number, cancellation);
        return source.IsOk
            ? TypedResults.Ok(RegimeDetailAnswer.Of(found.Value, source.Value.Source, clock.Today(), words))
            : source.Errors.ToHttpResult(text);
    }

    private static async Task<Results<Ok<CalendarDocument>, ProblemHttpResult>> GetCalendarAsync(
        string code, string? from, string? to, GetRegimeCalendar calendars, IClock clock, Text text, CancellationToken cancellation)
    {
        var today = clock.Today();
        foreach (var (field, day) in new[] { ("from", from), ("to", to) })
        {
            if (!TryDay(day, today, out _))
            {
                return new[] { Error.Invalid("reporting.list.date", field, day) }.ToHttpResult(text);
            }
        }

        TryDay(from, today, out var first);
        TryDay(to, first.PlusMonths(12).PlusDays(-1), out var last);
        if (last < first || NodaTime.Period.DaysBetween(first, last) >= MostDays)
        {
            return new[] { Error.Invalid("regimes.calendar.range", "to", first, last, MostDays) }.ToHttpResult(text);
        }

        var calendar = await calendars.HandleAsync(code, null, first, last, today, cancellation);
        if (!calendar.IsOk)
        {
            return calendar.Errors.ToHttpResult(text);
        }

        return TypedResults.Ok(new CalendarDocument(code, [.. calendar.Value.Deadlines.Select(d => DeadlineDocument.Of(d.Row))]));
    }

    private static async Task<Results<Ok<LintDocument>, ProblemHttpResult>> GetFindingsAsync(
        string code, int? version, GetRegime regimes, HolidayBook holidays, CurrentActor current, IClock clock, Text text, CancellationToken cancellation)
    {
        var found = await regimes.HandleAsync(code, version, clock.Today(), cancellation);
        if (!found.IsOk)
        {
            return found.Errors.ToHttpResult(text);
        }

        var working = await holidays.OfAsync(current.Actor.TenantId, cancellation);
        return TypedResults.Ok(new LintDocument([.. RegimeLint.Of(found.Value.Pack, clock.Today(), working).Select(f => FindingDocument.Of(FindingWords.Of(f, text)))]));
    }

    // A day outside what calendars are worked out for is no day here.
    private static bool TryDay(string? word, LocalDate otherwise, out LocalDate day)
    {
        day = otherwise;
        return word is null
            || (LocalDatePattern.Iso.Parse(word).TryGetValue(default, out day) && day >= RegimeCalendar.FirstDay && day <= RegimeCalendar.LastDay.PlusYears(-1));
    }
}
