using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Schedules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Meetings;

/// <summary>When and where a meeting is (SK-6, SK-10): what it takes, who is told, what cannot change any more.</summary>
public sealed class MeetingTimeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Set_Approved_TakesRoomAndChairHardAndPeopleSoft()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Approved);

        var set = await SetAsync(stage, meeting, 14, 16, stage.RoomA);

        Assert.Equal((BookingStage.At(17, 14), BookingStage.At(17, 16)), (set.Value!.StartsAt, set.Value.EndsAt));
        Assert.Equal(["hard Người giữ approver", "hard Phòng A", "soft Người giữ contributor"], await ClaimsAsync(stage, meeting));
    }

    [Fact]
    public async Task Set_OnlyRequested_TakesNothingHard()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Requested);

        await SetAsync(stage, meeting, 14, 16, stage.RoomA);

        Assert.All(await ClaimsAsync(stage, meeting), claim => Assert.StartsWith("soft", claim, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Set_RoomIsTaken_ChangesNothing()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Approved);
        await SetAsync(stage, meeting, 8, 9, stage.RoomA);
        await stage.PlaceAsync(await stage.BookingAsync("Hội nghị", 14, 17, BookingStage.Hard(stage.Hall)));

        var refused = await SetAsync(stage, meeting, 15, 16, stage.RoomB);

        Assert.Equal(BookingDesk.Overlaps, refused.Error.Code);
        Assert.Equal(BookingStage.At(17, 8).ToDateTimeUtc(), await stage.App.ScalarAsync<DateTime>("select starts_at from meetings where meeting_id = $1", meeting));
    }

    [Fact]
    public async Task Set_Invited_TellsEverybodyAndCountsTheChange()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Invited);

        Assert.True((await SetAsync(stage, meeting, 14, 16, stage.RoomA, "Lãnh đạo đi cơ sở")).IsOk);

        Assert.Equal(2, await stage.App.ScalarAsync<long>("select count(*) from notices where kind = $1", MeetingNews.Moved));
        Assert.Equal(1, await stage.App.ScalarAsync<int>("select sequence from meetings where meeting_id = $1", meeting));
    }

    [Fact]
    public async Task Set_InvitedWithoutAReason_IsRefused()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Invited);

        Assert.Equal("meetings.time.reason", (await SetAsync(stage, meeting, 14, 16, stage.RoomA)).Error.Code);
    }

    [Fact]
    public async Task Set_EndsBeforeItStarts_NamesThePlace()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Approved);

        Assert.Equal(("meetings.time.to", "to"), (await SetAsync(stage, meeting, 16, 14, null)) is { IsOk: false, Error: var error } ? (error.Code, error.Field) : default);
    }

    [Fact]
    public async Task Set_ByAMember_IsNotFound()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Invited);

        Assert.Equal(ErrorKind.NotFound, (await SetAsync(stage, meeting, 14, 16, null, "Bận", Roles.Contributor)).Error.Kind);
    }

    [Fact]
    public async Task Cancel_Invited_FreesTheRoomAndTells()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Invited);
        await SetAsync(stage, meeting, 14, 16, stage.RoomA, "Xếp phòng");
        var actor = await stage.Office.ActorOf(Roles.Office);

        var cancelled = await stage.App.InTenantAsync(1, s => s.GetRequiredService<CancelMeeting>().HandleAsync(actor, meeting, "Không còn cần", default));

        Assert.Equal(MeetingStates.Cancelled, cancelled.Value!.Meeting.State);
        Assert.Empty(await ClaimsAsync(stage, meeting));
        Assert.Equal(2, await stage.App.ScalarAsync<long>("select count(*) from notices where kind = $1", MeetingNews.Cancelled));
        Assert.Equal("meetings.time.too-late", (await SetAsync(stage, meeting, 8, 9, null, "Họp lại")).Error.Code);
    }

    [Fact]
    public async Task Store_OverOrBegun_KeepsWhatItWas()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Invited);
        await stage.App.ExecuteAsync("update meetings set state = 'in-progress', began_at = starts_at");

        await RefusedAsync(stage, "update meetings set starts_at = starts_at - interval '1 hour'");
        await RefusedAsync(stage, "delete from meetings");
        await stage.App.ExecuteAsync("update meetings set state = 'closed'");
        await RefusedAsync(stage, $"update meetings set title = 'Khác' where meeting_id = '{meeting}'");
    }

    [Fact]
    public async Task Find_DraftOrUntold_IsSeenOnlyByWhoPreparesIt()
    {
        var (stage, meeting) = await StageAsync(MeetingStates.Approved);
        Assert.Null(await FindAsync(stage, Roles.Contributor, meeting));
        Assert.NotNull(await FindAsync(stage, Roles.Approver, meeting));

        await stage.App.ExecuteAsync("update meetings set state = 'invited'");
        Assert.True((await FindAsync(stage, Roles.Contributor, meeting))!.Part is { Member: true, Prepares: false });
        Assert.Null(await FindAsync(stage, Roles.Administrator, meeting));
    }

    private static Task<MeetingFile?> FindAsync(BookingStage stage, string role, Guid meeting) => stage.App.InTenantAsync(1, async s =>
        await s.GetRequiredService<MeetingReader>().FindAsync(await stage.Office.ActorOf(role), meeting, default));

    private static async Task RefusedAsync(BookingStage stage, string sql) =>
        Assert.Equal("GB001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => stage.App.ExecuteAsync(sql))).SqlState);

    /// <summary>A meeting of the office on Tuesday at ten: the approver chairs, the contributor must come, the focal post is of another unit's meeting.</summary>
    private async Task<(BookingStage Stage, Guid Meeting)> StageAsync(string state)
    {
        var stage = await BookingStage.BuildAsync(await fixture.NewAppAsync());
        var (chair, member) = (await stage.Office.ActorOf(Roles.Approver), await stage.Office.ActorOf(Roles.Contributor));
        var maker = await stage.Office.ActorOf(Roles.Office);
        var own = await SeparateUnitAsync(stage);
        var meeting = await stage.App.InTenantAsync(1, async services =>
        {
            var (rows, ids) = (services.GetRequiredService<GiaoBanDbContext>(), services.GetRequiredService<IdSource>());
            var made = new Meeting
            {
                TenantId = 1,
                MeetingId = ids.Next(),
                Kind = "chuyen-de",
                Title = "Họp thu ngân sách",
                State = state,
                HostUnit = own,
                ChairPost = chair.Posts[0].PostId,
                ChairOfficial = chair.OfficialId,
                StartsAt = BookingStage.At(17, 10),
                EndsAt = BookingStage.At(17, 11),
                MadeBy = maker.OfficialId,
                MadePost = maker.Posts[0].PostId,
                MadeAt = BookingStage.At(16, 8),
                ChangedAt = BookingStage.At(16, 8),
            };
            rows.Meetings.Add(made);
            await rows.SaveChangesAsync();
            rows.MeetingParticipants.Add(New(ids, made, chair, Capacities.Chair));
            rows.MeetingParticipants.Add(New(ids, made, member, Capacities.Required));
            await rows.SaveChangesAsync();
            return made.MeetingId;
        });
        return (stage, meeting);
    }

    private static MeetingParticipant New(IdSource ids, Meeting meeting, Actor actor, string capacity) => new()
    {
        TenantId = 1,
        MeetingId = meeting.MeetingId,
        ParticipantId = ids.Next(),
        PostId = actor.Posts[0].PostId,
        OfficialId = actor.OfficialId,
        Capacity = capacity,
        InviteReason = "Phụ trách",
    };

    /// <summary>The sample office has one unit: the host is another, so that a member is not one who prepares it.</summary>
    private static async Task<Guid> SeparateUnitAsync(BookingStage stage) => await stage.App.InTenantAsync(1, async services =>
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        var unit = new Unit
        {
            TenantId = 1,
            UnitId = services.GetRequiredService<IdSource>().Next(),
            Code = "tai-chinh",
            Name = "Ban Tài chính",
            ShortName = "TC",
            Kind = "ban",
            Block = "chinh-quyen",
            SortOrder = 2,
            ValidFrom = SampleOffice.Beginning,
        };
        rows.Units.Add(unit);
        await rows.SaveChangesAsync();
        return unit.UnitId;
    });

    private static async Task<Result<MeetingTime>> SetAsync(BookingStage stage, Guid meeting, int from, int to, Guid? room, string? reason = null, string by = Roles.Office)
    {
        var actor = await stage.Office.ActorOf(by);
        return await stage.App.InTenantAsync(1, s => s.GetRequiredService<SetMeetingTime>().HandleAsync(
            actor,
            new SetMeetingTimeRequest(meeting, new LocalDate(2021, 8, 17), new LocalTime(from, 0), new LocalTime(to, 0), room, "Trụ sở", null, null, reason),
            default));
    }

    private static Task<List<string>> ClaimsAsync(BookingStage stage, Guid meeting) => stage.App.InTenantAsync(1, async services =>
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        return await rows.Claims.Where(c => c.BookingId == meeting).Join(rows.Resources, c => c.ResourceId, r => r.ResourceId, (c, r) => c.Strength + " " + r.Name).OrderBy(x => x).ToListAsync();
    });
}
