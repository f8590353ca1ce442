using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Tests.Infrastructure;
using NodaTime;

namespace GiaoBan.Tests.Meetings;

/// <summary>The meeting of <see cref="InvitationStage"/>, invited on Monday; on Friday, 20/08/2021, it begins at 14:05, five minutes after its hour.</summary>
internal sealed class RoomStage(InvitationStage people) : IAsyncDisposable
{
    public InvitationStage People => people;

    public TestApp App => people.App;

    public Guid Meeting => people.Meeting;

    public Guid[] Items => people.Items;

    public static async Task<RoomStage> BuildAsync(AppFixture fixture)
    {
        var stage = new RoomStage(await InvitationStage.BuildAsync(fixture));
        var sent = await stage.People.SendAsync();
        Assert.True(sent.IsOk, sent.IsOk ? "" : sent.Error.Code);
        return stage;
    }

    /// <summary>Invited and begun, chair and head there in time.</summary>
    public static async Task<RoomStage> BegunAsync(AppFixture fixture)
    {
        var stage = await BuildAsync(fixture);
        stage.At(13, 55);
        Ok(await stage.ArriveAsync("head"));
        stage.At(14, 5);
        Ok(await stage.ArriveAsync("approver"));
        Ok(await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.BeginAsync(a, stage.Meeting, default)));
        Ok(await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.NextItemAsync(a, stage.Meeting, null, default)));
        return stage;
    }

    public void At(int hour, int minute) => App.Clock.SetTo(2021, 8, 20, hour, minute);

    public Task<Result<T>> DoAsync<TUse, T>(string user, Func<TUse, Actor, Task<Result<T>>> work)
        where TUse : notnull => people.DoAsync(user, work);

    public Task<Result<bool>> ArriveAsync(string by, Guid? participant = null, LocalTime? at = null) =>
        DoAsync<RecordAttendance, bool>(by, (r, a) => r.ArriveAsync(a, Meeting, participant, at, default));

    public async Task<RoomView> ViewAsync(string user = "office") => (await people.DoAsync<RoomReader, RoomView?>(user, (r, a) => r.FindAsync(a, Meeting, default)))!;

    public async Task<ConclusionFile> ConclusionsAsync(string user = "office") =>
        (await people.DoAsync<ConclusionReader, ConclusionFile?>(user, (r, a) => r.FindAsync(a, Meeting, default)))!;

    public Task<Result<ConclusionSaved>> WriteAsync(Guid item, ConclusionContent content, int basedOn = 0, string by = "office") =>
        DoAsync<WriteConclusion, ConclusionSaved>(by, (w, a) => w.SaveAsync(a, Meeting, item, basedOn, content, default));

    /// <summary>A conclusion with one directive to the head, until 31/8.</summary>
    public async Task<ConclusionContent> CompleteAsync() => ConclusionContent.Empty with
    {
        Course = "Phòng Kinh tế báo cáo.",
        Text = "Thống nhất phương án di dời.",
        Directives = [new("Rà soát 12 hộ còn lại", "Báo cáo", (await people.ActorAsync("head")).Posts[0].PostId, [], new LocalDate(2021, 8, 31), null, false)],
    };

    public static void Ok<T>(Result<T> done) => Assert.True(done.IsOk, done.IsOk ? "" : string.Join(' ', done.Errors.Select(e => $"{e.Code} {e.Field}")));

    public ValueTask DisposeAsync() => people.DisposeAsync();
}
