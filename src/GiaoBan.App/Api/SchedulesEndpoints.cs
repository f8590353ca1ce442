using GiaoBan.App.Api.Schedules;
using GiaoBan.App.Shared;
using GiaoBan.Documents.ICalendar;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace GiaoBan.App.Api;

/// <summary><c>/schedule</c> and <c>/calendar.ics</c>: the published week, and one account's dates for a calendar program (SK-10).</summary>
public static class SchedulesEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/schedule", GetAsync).WithTags("schedule").RequireAuthorization(Permissions.SignedIn).WithName("getSchedule")
            .WithSummary("Lịch công tác của một tuần (thứ Bảy đến thứ Sáu) như đã ban hành lần cuối; mỗi dòng kèm các chồng chéo chưa xử lý.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/calendar.ics", CalendarAsync).WithTags("schedule").AllowAnonymous().WithName("getCalendar")
            .WithSummary("Hạn báo cáo, cuộc họp và việc trong lịch công tác của một tài khoản, theo mã lịch tạo ở trang tài khoản.")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ScheduleAnswer>, ProblemHttpResult>> GetAsync(string? week, GetPublishedWeek weeks, IClock clock, Text text, CancellationToken cancellation)
    {
        var asked = string.IsNullOrEmpty(week) ? ScheduleWeek.Of(clock.Today()) : ScheduleWeek.Find(week);
        return asked is null
            ? new[] { Error.Invalid("schedules.week.key", "week") }.ToHttpResult(text)
            : TypedResults.Ok(ScheduleAnswer.Of(await weeks.HandleAsync(asked, null, cancellation)));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> CalendarAsync(string? token, HttpRequest request, CalendarFeed feed, Text text, CancellationToken cancellation)
    {
        var file = await feed.FindAsync(token ?? "", $"{request.Scheme}://{request.Host}", cancellation);
        return file is null
            ? new[] { Error.NotFound("schedules.calendar.not-found") }.ToHttpResult(text)
            : TypedResults.File(ICalendarWriter.Write(file), ICalendarWriter.MediaType, "lich.ics");
    }
}
