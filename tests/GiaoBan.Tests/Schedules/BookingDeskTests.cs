using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GiaoBan.Tests.Schedules;

/// <summary>Rooms and people without double booking (SK-10), on a real database.</summary>
public sealed class BookingDeskTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Place_RoomIsTaken_NamesEveryOverlap()
    {
        var stage = await StageAsync();
        await stage.PlaceAsync(await stage.BookingAsync("Họp quân sự", 8, 9, BookingStage.Hard(stage.RoomA)));
        await stage.PlaceAsync(await stage.BookingAsync("Họp dân vận", 9, 10, BookingStage.Hard(stage.RoomB)));

        var refused = await stage.PlaceAsync(await stage.BookingAsync("Hội nghị", 8, 10, BookingStage.Hard(stage.Hall)));

        Assert.Equal(
            [("Phòng A", "Họp quân sự", "08:00–09:00"), ("Phòng B", "Họp dân vận", "09:00–10:00")],
            refused.Errors.Select(e => ((string)e.Args[0]!, (string)e.Args[1]!, (string)e.Args[2]!)));
        Assert.All(refused.Errors, e => Assert.Equal(BookingDesk.Overlaps, e.Code));
    }

    [Fact]
    public async Task Place_HallIsTaken_ItsPartsAreToo()
    {
        var stage = await StageAsync();
        await stage.PlaceAsync(await stage.BookingAsync("Hội nghị", 8, 10, BookingStage.Hard(stage.Hall)));

        Assert.False((await stage.PlaceAsync(await stage.BookingAsync("Họp nhỏ", 9, 11, BookingStage.Hard(stage.RoomB)))).IsOk);
    }

    [Fact]
    public async Task Place_EndsWhenTheNextBegins_BothStand()
    {
        var stage = await StageAsync();
        await stage.PlaceAsync(await stage.BookingAsync("Trước", 14, 16, BookingStage.Hard(stage.RoomA)));

        Assert.True((await stage.PlaceAsync(await stage.BookingAsync("Sau", 16, 17, BookingStage.Hard(stage.RoomA)))).IsOk);
    }

    [Fact]
    public async Task Place_OnlyAskedFor_TakesNothingButShowsTheClash()
    {
        var stage = await StageAsync();
        var hold = await stage.BookingAsync("Đề nghị", 8, 10, BookingStage.Hard(stage.RoomA)) with { Firm = false };
        await stage.PlaceAsync(hold);

        var firm = await stage.PlaceAsync(await stage.BookingAsync("Đã duyệt", 9, 10, BookingStage.Hard(stage.RoomA)));

        Assert.Equal([hold.BookingId], firm.Value!.Clashes.Select(c => c.BookingId));
        var clash = Assert.Single(await stage.OpenAsync());
        Assert.Equal(("Phòng A", BookingStage.At(17, 9), BookingStage.At(17, 10)), (clash.Resource.Name, clash.Clash.StartsAt, clash.Clash.EndsAt));
    }

    [Fact]
    public async Task Place_HoldHasFallenAway_ClashesNoMore()
    {
        var stage = await StageAsync();
        await stage.PlaceAsync(await stage.BookingAsync("Đề nghị", 8, 10, BookingStage.Soft(stage.RoomA)) with { Firm = false, ExpiresAt = BookingStage.At(16, 9) });
        await stage.PlaceAsync(await stage.BookingAsync("Đã duyệt", 8, 10, BookingStage.Hard(stage.RoomA)));
        Assert.Single(await stage.OpenAsync());

        stage.App.Clock.SetTo(2021, 8, 16, 9, 0);

        Assert.Empty(await stage.OpenAsync());
        Assert.DoesNotContain((await stage.PlaceAsync(await stage.BookingAsync("Nữa", 8, 10, BookingStage.Soft(stage.RoomA)) with { Firm = false })).Value!.Clashes, c => c.IsHold);
    }

    [Fact]
    public async Task Place_PersonAskedTwice_IsOneClashHoweverOftenItIsPlaced()
    {
        var (stage, person, one, other) = await TwoMeetingsOfOnePersonAsync();
        await stage.PlaceAsync(other);
        await stage.PlaceAsync(one);

        var clash = Assert.Single(await stage.OpenAsync());

        Assert.Equal((person, "Người giữ contributor"), (clash.Resource.ResourceId, clash.Resource.Name));
    }

    [Fact]
    public async Task Place_MovedAwayWithAReason_ResolvesTheClashByIt()
    {
        var (stage, _, _, other) = await TwoMeetingsOfOnePersonAsync();

        await stage.PlaceAsync(other with { StartsAt = BookingStage.At(17, 14), EndsAt = BookingStage.At(17, 15), MoveReason = "Tránh họp Ủy ban" });

        Assert.Empty(await stage.OpenAsync());
        var resolved = await stage.App.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<ClashBook>().ResolvedAsync(null, 10, default));
        Assert.Equal((Resolutions.Move, "Tránh họp Ủy ban"), (Assert.Single(resolved).Clash.Resolution, resolved[0].Clash.Reason));
    }

    [Fact]
    public async Task Place_ComesBackToTheOldHour_OpensTheClashAgain()
    {
        var (stage, _, _, other) = await TwoMeetingsOfOnePersonAsync();
        await stage.PlaceAsync(other with { StartsAt = BookingStage.At(17, 14), EndsAt = BookingStage.At(17, 15), MoveReason = "Tránh" });

        await stage.PlaceAsync(other with { StartsAt = BookingStage.At(17, 8), EndsAt = BookingStage.At(17, 9) });

        Assert.Null(Assert.Single(await stage.OpenAsync()).Clash.Resolution);
    }

    [Fact]
    public async Task ReplacePerson_DeputyGoes_ResolvesTheClashAndTakesTheDeputy()
    {
        var (stage, person, _, other) = await TwoMeetingsOfOnePersonAsync();
        var (deputy, by) = (await stage.PersonAsync(Roles.Focal), await stage.Office.OfficialOf(Roles.Office));

        await stage.InActAsync((desk, _) => desk.ReplacePersonAsync(other.BookingId, person, deputy, "Cấp phó dự thay", by, default));

        Assert.Empty(await stage.OpenAsync());
        var standing = await stage.InActAsync((desk, _) => desk.FindAsync(other.BookingId, default));
        Assert.Equal([deputy], standing!.Wanted.Select(w => w.ResourceId));
    }

    [Fact]
    public async Task Resolve_Accepted_StaysUntilTheHoursChange()
    {
        var (stage, _, one, other) = await TwoMeetingsOfOnePersonAsync();
        var clash = Assert.Single(await stage.OpenAsync());
        Assert.True((await ResolveAsync(stage, clash, Resolutions.Accept, "Dự nửa đầu rồi sang", null)).IsOk);

        await stage.PlaceAsync(one);
        Assert.Empty(await stage.OpenAsync());

        await stage.PlaceAsync(other with { StartsAt = BookingStage.At(17, 8, 30), EndsAt = BookingStage.At(17, 10) });
        Assert.Single(await stage.OpenAsync());
    }

    [Fact]
    public async Task Resolve_Excused_FreesThePersonFromThatOne()
    {
        var (stage, _, one, other) = await TwoMeetingsOfOnePersonAsync(Booking.Entry);
        var clash = Assert.Single(await stage.OpenAsync());

        Assert.Equal("schedules.clash.excused-at-meeting", (await ResolveAsync(stage, clash, Resolutions.Excuse, "Đi cơ sở", one.BookingId)).Error.Code);
        var resolved = await ResolveAsync(stage, clash, Resolutions.Excuse, "Dự họp Ủy ban", other.BookingId);

        Assert.Equal(Clash.Resolved, resolved.Value!.Clash.State);
        Assert.Empty((await stage.InActAsync((desk, _) => desk.FindAsync(other.BookingId, default)))!.Wanted);
        Assert.Single((await stage.InActAsync((desk, _) => desk.FindAsync(one.BookingId, default)))!.Wanted);
    }

    [Fact]
    public async Task Resolve_WithoutAReasonOrByAStranger_IsRefused()
    {
        var (stage, _, _, _) = await TwoMeetingsOfOnePersonAsync();
        var clash = Assert.Single(await stage.OpenAsync());

        Assert.Equal("schedules.clash.reason", (await ResolveAsync(stage, clash, Resolutions.Accept, " ", null)).Error.Code);
        Assert.Equal("schedules.clash.not-found", (await ResolveAsync(stage, clash, Resolutions.Accept, "Được", null, Roles.Contributor)).Error.Code);
    }

    [Fact]
    public async Task Release_EverythingIsFreeAndTheClashIsGone()
    {
        var (stage, _, one, _) = await TwoMeetingsOfOnePersonAsync();

        await stage.InActAsync(async (desk, _) =>
        {
            await desk.ReleaseAsync(one.BookingId, default);
            return 0;
        });

        Assert.Empty(await stage.OpenAsync());
        Assert.Null(await stage.InActAsync((desk, _) => desk.FindAsync(one.BookingId, default)));
    }

    [Fact]
    public async Task Database_SecondHardClaim_IsRefusedWhateverTheProgramDoes()
    {
        var stage = await StageAsync();
        await stage.PlaceAsync(await stage.BookingAsync("Một", 8, 9, BookingStage.Hard(stage.RoomA)));
        await stage.PlaceAsync(await stage.BookingAsync("Hai", 9, 10, BookingStage.Hard(stage.RoomA)));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync(
            "update claims set starts_at = starts_at - interval '1 minute' where starts_at = '2021-08-17 09:00+07'"));

        Assert.Equal((PostgresErrorCodes.ExclusionViolation, "claims_hard_never_overlap"), (refused.SqlState, refused.ConstraintName));
    }

    [Fact]
    public async Task FindSlots_ChairAndRoomTaken_OffersThreeThatAreFree()
    {
        var stage = await StageAsync();
        var (chair, office) = (await stage.PersonAsync(Roles.Approver), await stage.Office.OfficialOf(Roles.Approver));
        await stage.PlaceAsync(await stage.BookingAsync("Tiếp dân", 7, 11, BookingStage.Hard(chair)));
        await stage.PlaceAsync(await stage.BookingAsync("Hội nghị", 13, 15, BookingStage.Hard(stage.Hall)));

        var slots = await stage.App.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<FreeSlotFinder>().FindAsync(
            new SlotQuery([new(office, 5, true)], [stage.RoomA, stage.RoomB], NodaTime.Duration.FromHours(2), new(2021, 8, 17), new(2021, 8, 18), BookingStage.At(17, 9)), default));

        Assert.Equal([BookingStage.At(17, 15), BookingStage.At(18, 7, 30), BookingStage.At(18, 9, 30)], slots.Select(s => s.Start));
        Assert.All(slots, s => Assert.Equal(stage.RoomA, s.Room));
    }

    private async Task<BookingStage> StageAsync() => await BookingStage.BuildAsync(await fixture.NewAppAsync());

    /// <summary>Two firm meetings at eight and half past eight that both want one person.</summary>
    private async Task<(BookingStage Stage, Guid Person, NewBooking One, NewBooking Other)> TwoMeetingsOfOnePersonAsync(string other = Booking.Meeting)
    {
        var stage = await StageAsync();
        var person = await stage.PersonAsync(Roles.Contributor);
        var one = await stage.BookingAsync("Họp Ủy ban", 8, 10, BookingStage.Soft(person));
        var second = await stage.BookingAsync("Họp Mặt trận", 8, 9, BookingStage.Soft(person)) with { Kind = other };
        await stage.PlaceAsync(one);
        await stage.PlaceAsync(second);
        return (stage, person, one, second);
    }

    private static async Task<Domain.Result<ClashLine>> ResolveAsync(BookingStage stage, ClashLine clash, string resolution, string reason, Guid? from, string by = Roles.Office)
    {
        var actor = await stage.Office.ActorOf(by);
        return await stage.App.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<ResolveClash>().HandleAsync(
            actor, new ResolveClashRequest(clash.Clash.ClashId, resolution, reason, from), default));
    }
}
