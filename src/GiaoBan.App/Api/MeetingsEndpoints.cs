using GiaoBan.App.Api.Meetings;
using GiaoBan.App.Api.Reporting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Api;

/// <summary><c>/meetings</c>: requests for meetings, meetings, their move (NN-1, NN-3, SK-10).</summary>
public static class MeetingsEndpoints
{
    private const int MostItems = 500;

    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/meetings").WithTags("meetings").RequireAuthorization(Permissions.SignedIn).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPost("", MakeAsync).TakesKey(StatusCodes.Status201Created).WithName("makeMeeting")
            .WithSummary("Lập đề nghị họp; gửi luôn cho người duyệt khi send là true.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("", ListAsync).WithName("listMeetings")
            .WithSummary("Các cuộc họp mà người gọi được xem, theo thời gian bắt đầu.");
        group.MapGet("/{id:guid}", GetAsync).WithName("getMeeting")
            .WithSummary("Một cuộc họp: nội dung, thành phần, chương trình; người chuẩn bị và người duyệt thấy thêm chỗ còn thiếu và các quyết định.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/{id:guid}/move", MoveAsync).TakesKey().WithName("moveMeeting")
            .WithSummary("Dời cuộc họp; trùng phòng hoặc trùng người chủ trì thì bị từ chối, kèm mọi chỗ chồng chéo.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Created<MadeMeetingAnswer>, ProblemHttpResult>> MakeAsync(
        MeetingBody body, MeetingCodes codes, SaveMeetingDraft save, RequestMeeting send, GetMeetingRequest get, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var read = await body.ReadAsync(codes, cancellation);
        if (!read.IsOk)
        {
            return read.Errors.ToHttpResult(text);
        }

        var saved = await save.HandleAsync(current.Actor, null, read.Value, cancellation);
        if (!saved.IsOk)
        {
            return Renamed(saved.Errors).ToHttpResult(text);
        }

        IReadOnlyList<Overlap> clashes = [];
        if (body.Send == true)
        {
            var sent = await send.HandleAsync(current.Actor, saved.Value, cancellation);
            if (!sent.IsOk)
            {
                return Refused(sent.Errors, text);
            }

            clashes = sent.Value.Clashes;
        }

        var view = (await get.FindAsync(current.Actor, saved.Value, cancellation))!;
        return TypedResults.Created(
            $"/api/v1/meetings/{saved.Value}",
            new MadeMeetingAnswer(saved.Value, view.File.Meeting.State, [.. Renamed(view.Lacks).Select(l => LackAnswer.Of(l, text))], [.. clashes.Select(ClashAnswer.Of)]));
    }

    private static async Task<Results<Ok<ListAnswer<MeetingAnswer>>, ProblemHttpResult>> ListAsync(
        string? from, string? to, string? state, int? limit, string? cursor, ListMeetings list, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var errors = new List<Error>();
        var (first, last) = (ReadDay(from, "from", errors), ReadDay(to, "to", errors));
        if (limit is < 1 or > MostItems)
        {
            errors.Add(Error.Invalid("reporting.list.limit", "limit", MostItems));
        }

        if (!MeetingAnswer.TryReadCursor(cursor, out var after))
        {
            errors.Add(Error.Invalid("reporting.list.cursor", "cursor"));
        }

        if (state is not null && !MeetingStates.All.Contains(state))
        {
            errors.Add(Error.Invalid("meetings.state.unknown", "state"));
        }

        if (errors.Count > 0)
        {
            return errors.ToHttpResult(text);
        }

        var most = limit ?? 50;
        var found = await list.PageAsync(current.Actor, first, last, state, after, most, cancellation);
        return TypedResults.Ok(new ListAnswer<MeetingAnswer>([.. found.Take(most).Select(MeetingAnswer.Of)], found.Count > most ? MeetingAnswer.CursorOf(found[most - 1]) : null));
    }

    private static async Task<Results<Ok<MeetingWholeAnswer>, ProblemHttpResult>> GetAsync(
        Guid id, GetMeetingRequest get, CurrentActor current, Text text, CancellationToken cancellation) =>
        await get.FindAsync(current.Actor, id, cancellation) is { } view
            ? TypedResults.Ok(MeetingWholeAnswer.Of(view, text))
            : new[] { Error.NotFound("meetings.meeting.not-found") }.ToHttpResult(text);

    private static async Task<Results<Ok<MovedAnswer>, ProblemHttpResult>> MoveAsync(
        Guid id, MoveBody body, MeetingCodes codes, SetMeetingTime set, LookAtTime look, MeetingReader reader, CurrentActor current, Text text, CancellationToken cancellation)
    {
        var read = await body.ReadAsync(id, codes, cancellation);
        if (!read.IsOk)
        {
            return read.Errors.ToHttpResult(text);
        }

        var moved = await set.HandleAsync(current.Actor, read.Value, cancellation);
        if (moved.IsOk)
        {
            return TypedResults.Ok(new MovedAnswer(id, moved.Value.StartsAt, moved.Value.EndsAt, [.. moved.Value.Clashes.Select(ClashAnswer.Of)]));
        }

        // All of it, people too: whoever looks for another time needs to know.
        var found = moved.Error.Code == BookingDesk.Overlaps && body is { StartsAt: { } starts, EndsAt: { } ends } && await reader.FindAsync(current.Actor, id, cancellation) is { } file
            ? (await look.HandleAsync(file, (starts, ends, read.Value.RoomId), cancellation)).Overlaps
            : [];
        return Refused(Renamed(moved.Errors), text, found);
    }

    /// <summary>An overlapping hard claim is 409 with every clash.</summary>
    private static ProblemHttpResult Refused(IReadOnlyList<Error> errors, Text text, IReadOnlyList<Overlap>? overlaps = null)
    {
        var problem = ProblemMapper.ToProblem(errors, text);
        if (overlaps is { Count: > 0 })
        {
            problem.Extensions["clashes"] = overlaps.Select(ClashAnswer.Of).ToList();
        }

        return TypedResults.Problem(problem);
    }

    // Fields as the sender wrote them.
    private static IReadOnlyList<Error> Renamed(IReadOnlyList<Error> errors) =>
        [.. errors.Select(e => e with { Field = NameOf(e.Field) })];

    private static string? NameOf(string? field) => field switch
    {
        null => null,
        "day" or "from" => "startsAt",
        "to" => "endsAt",
        "roomId" => "room",
        _ when field.StartsWith("invitees", StringComparison.Ordinal) =>
            field.Replace("invitees", "participants", StringComparison.Ordinal).Replace(".postId", ".post", StringComparison.Ordinal)
                .Replace(".guestName", ".guest", StringComparison.Ordinal).Replace(".guestAddress", ".address", StringComparison.Ordinal),
        _ => field,
    };

    private static LocalDate? ReadDay(string? value, string field, List<Error> errors)
    {
        if (value is null)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(value).TryGetValue(default, out var day))
        {
            return day;
        }

        errors.Add(Error.Invalid("compliance.book.date", field, value));
        return null;
    }
}
