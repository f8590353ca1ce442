using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Absences;
using GiaoBan.Modules.Meetings.Absences;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Meetings;

/// <summary>Absences (NN-5): reason, the chair's consent, a deputy who may, who is free, and who sends nobody on.</summary>
public sealed class AbsenceTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Choices_OfAHead_AreDeputiesByTitleFirst_WithWhatKeepsThemBusy()
    {
        await using var stage = await InvitedAsync();
        await InvitationTests.TakeAsync(stage, "deputy", "Tập huấn", 15, 17);

        var choices = await ChoicesAsync(stage);

        Assert.Equal([("Lê Thị Thay", DeputyRank.IsDeputyByTitle, false), ("Phạm Văn Viên", DeputyRank.IsOfTheUnit, true)], choices.Select(c => (c.Official.FullName, c.Rank, c.IsFree)));
        Assert.Equal("Tập huấn", Assert.Single(choices[0].Busy).Title);
    }

    [Fact]
    public async Task Choices_WhoHoldsADelegationOfThePost_ComesFirst()
    {
        await using var stage = await InvitedAsync();
        var (head, focal) = (await stage.ActorAsync("head"), await stage.ActorAsync("focal"));
        await stage.App.ExecuteAsync(
            $"""
            insert into delegations (tenant_id, delegation_id, post_id, to_official_id, valid_from, valid_to, reason, made_by, made_at)
            values (1, gen_random_uuid(), '{head.Posts[0].PostId}', '{focal.OfficialId}', '2021-08-18', '2021-08-22', 'Đi công tác', '{head.OfficialId}', now())
            """);

        Assert.Equal(("Người giữ focal", DeputyRank.HoldsThePost), (await ChoicesAsync(stage))[0] is var first ? (first.Official.FullName, first.Rank) : default);
    }

    [Fact]
    public async Task Agree_WholeMeeting_DeputyTakesTheHourAndBothCalendarsSay()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture, withMail: true);
        await stage.SendAsync();
        stage.App.Clock.Advance(NodaTime.Duration.FromMinutes(5));

        var reported = await stage.ReportAsync("head", "deputy");
        Assert.Equal(1, await stage.CountAsync($"notices where kind = '{ReportAbsence.ToDecide}'"));
        Assert.Equal("needs-action", await RsvpAsync(stage, stage.HeadLine));
        var decided = await stage.DecideAsync(reported.Value, Absence.Agreed);

        Assert.Equal(Absence.Agreed, decided.Value!.State);
        Assert.Equal("delegated", await RsvpAsync(stage, stage.HeadLine));
        Assert.Equal(["Lê Thị Thay", "Người giữ approver", "Người giữ office"], await TakenAsync(stage));
        var mails = await stage.DeliverAsync();
        var (head, deputy) = (mails["head@giaoban.example.vn"].Event, mails["deputy@giaoban.example.vn"].Event);
        Assert.Equal(("DELEGATED", "mailto:deputy@giaoban.example.vn"), (head.Attendees[0].One("PARTSTAT"), head.Attendees[0].One("DELEGATED-TO")));
        Assert.Equal("mailto:head@giaoban.example.vn", deputy.Attendees[0].One("DELEGATED-FROM"));
        Assert.Equal(1, await stage.CountAsync($"mandates where from_participant = '{stage.HeadLine}' and items is null"));
        Assert.Equal("GB001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => stage.App.ExecuteAsync("delete from mandates"))).SqlState);
        Assert.Equal("absences.decided-before", (await stage.DecideAsync(reported.Value, Absence.Refused, note: "Muộn")).Error.Code);
    }

    [Fact]
    public async Task Agree_NamedItems_BothHoldTheHour()
    {
        await using var stage = await InvitedAsync();

        var reported = await stage.ReportAsync("head", "deputy", null, stage.Items[1]);
        Assert.True((await stage.DecideAsync(reported.Value, Absence.Agreed)).IsOk);

        Assert.Equal("needs-action", await RsvpAsync(stage, stage.HeadLine));
        Assert.Equal(["Lê Thị Thay", "Người giữ approver", "Người giữ office", "Trần Văn Đầu"], await TakenAsync(stage));
        var deputy = (await stage.FileAsync()).Participants.Single(p => p.DeputyFor == stage.HeadLine);
        Assert.Equal([stage.Items[1]], deputy.Items!);
    }

    [Fact]
    public async Task Report_DeputySitsElsewhere_IsRefusedNamingEverything()
    {
        await using var stage = await InvitedAsync();
        await InvitationTests.TakeAsync(stage, "deputy", "Tập huấn", 13, 15);
        await InvitationTests.TakeAsync(stage, "deputy", "Tiếp dân", 15, 16);

        var refused = await stage.ReportAsync("head", "deputy");

        Assert.All(refused.Errors, e => Assert.Equal(("absences.deputy.busy", "deputy"), (e.Code, e.Field)));
        Assert.Equal(["Tập huấn", "Tiếp dân"], refused.Errors.Select(e => (string)e.Args[1]!));
    }

    [Theory]
    [InlineData("focal")]
    [InlineData("approver")]
    public async Task Report_DeputyOfAnotherUnitOrAlreadyAsked_IsRefused(string deputy)
    {
        await using var stage = await InvitedAsync();

        Assert.Equal("absences.deputy.not-eligible", (await stage.ReportAsync("head", deputy)).Error.Code);
    }

    [Fact]
    public async Task Report_ADeputy_SendsNobodyOn()
    {
        await using var stage = await InvitedAsync();
        await stage.DecideAsync((await stage.ReportAsync("head", "deputy")).Value, Absence.Agreed);

        Assert.Equal("absences.deputy.once", (await stage.ReportAsync("deputy", "clerk")).Error.Code);
        Assert.True((await stage.ReportAsync("deputy", null)).IsOk);
    }

    [Fact]
    public async Task Decide_DeputyTakenMeanwhile_IsRefusedAndNothingChanges()
    {
        await using var stage = await InvitedAsync();
        var reported = await stage.ReportAsync("head", "deputy");
        await InvitationTests.TakeAsync(stage, "deputy", "Họp gấp", 14, 15);

        Assert.Equal("absences.deputy.busy", (await stage.DecideAsync(reported.Value, Absence.Agreed)).Error.Code);

        Assert.Equal("reported", await stage.App.ScalarAsync<string>("select state from absences"));
        Assert.Equal(0, await stage.CountAsync("mandates"));
        Assert.True((await stage.DecideAsync(reported.Value, Absence.Excused)).IsOk);
        Assert.Equal("declined", await RsvpAsync(stage, stage.HeadLine));
        Assert.Equal(["Người giữ approver", "Người giữ office"], await TakenAsync(stage));
    }

    [Fact]
    public async Task Decide_BySecretary_NeedsWhatTheChairSaid_AndByAMemberIsNotFound()
    {
        await using var stage = await InvitedAsync();
        var reported = await stage.ReportAsync("head", null);

        Assert.Equal(ErrorKind.NotFound, (await stage.DecideAsync(reported.Value, Absence.Excused, "head")).Error.Kind);
        Assert.Equal("absences.note.secretary", (await stage.DecideAsync(reported.Value, Absence.Excused, "office")).Error.Code);
        var decided = await stage.DecideAsync(reported.Value, Absence.Excused, "office", "Chủ trì đồng ý qua điện thoại lúc 9:00");
        Assert.True(decided.Value!.InNameOfChair);
    }

    [Fact]
    public async Task Decide_Refused_NeedsAReason_AndOneStillComes()
    {
        await using var stage = await InvitedAsync();
        var reported = await stage.ReportAsync("head", "deputy");

        Assert.Equal("absences.note.refused", (await stage.DecideAsync(reported.Value, Absence.Refused)).Error.Code);
        Assert.True((await stage.DecideAsync(reported.Value, Absence.Refused, note: "Đồng chí phụ trách chính")).IsOk);
        Assert.Contains("Trần Văn Đầu", await TakenAsync(stage));
        Assert.Equal(1, await stage.CountAsync($"notices where kind = '{DecideAbsence.Refused}'"));
    }

    [Fact]
    public async Task Report_TwiceOrByTheChairOrWithoutReason_IsRefused_AndWithdrawnIsHeardAgain()
    {
        await using var stage = await InvitedAsync();
        var reported = await stage.ReportAsync("head", null);

        Assert.Equal("absences.reported-before", (await stage.ReportAsync("head", null)).Error.Code);
        Assert.Equal("absences.chair", (await stage.ReportAsync("approver", null)).Error.Code);
        Assert.Equal(ErrorKind.NotFound, (await stage.ReportAsync("clerk", null)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await stage.ReportAsync("head", null, stage.GuestLine)).Error.Kind);
        Assert.True((await stage.ReportAsync("office", null, stage.GuestLine)).IsOk);
        Assert.True((await stage.DoAsync<WithdrawAbsence, Result<Guid>>("head", (w, actor) => w.HandleAsync(actor, stage.Meeting, reported.Value, default))).IsOk);
        Assert.True((await stage.ReportAsync("head", null)).IsOk);
    }

    [Fact]
    public async Task List_OthersSeeTheirOwnOnly()
    {
        await using var stage = await InvitedAsync();
        await stage.ReportAsync("head", "deputy");
        await stage.ReportAsync("office", null, stage.GuestLine);

        Assert.Equal(2, (await ListAsync(stage, "approver")).Count);
        Assert.Equal(("Trần Văn Đầu", "Lê Thị Thay"), Assert.Single(await ListAsync(stage, "head")) is var line ? (line.Name, line.DeputyName) : default);
    }

    private async Task<InvitationStage> InvitedAsync()
    {
        var stage = await InvitationStage.BuildAsync(fixture);
        Assert.True((await stage.SendAsync()).IsOk);
        return stage;
    }

    private static async Task<IReadOnlyList<AbsenceLine>> ListAsync(InvitationStage stage, string user)
    {
        var file = await stage.FileAsync(user);
        return await stage.App.InTenantAsync(1, s => s.GetRequiredService<ListAbsences>().OfAsync(file, default));
    }

    private static async Task<IReadOnlyList<DeputyChoice>> ChoicesAsync(InvitationStage stage)
    {
        var file = await stage.FileAsync();
        return await stage.App.InTenantAsync(1, s => s.GetRequiredService<DeputyChoices>().OfAsync(file, file.Participants.Single(p => p.ParticipantId == stage.HeadLine), default));
    }

    private static Task<string?> RsvpAsync(InvitationStage stage, Guid participant) =>
        stage.App.ScalarAsync<string>("select rsvp from meeting_participants where participant_id = $1", participant);

    private static async Task<string[]> TakenAsync(InvitationStage stage) => (await stage.App.ScalarAsync<string[]>(
        "select array_agg(r.name order by r.name collate \"C\") from claims c join resources r using (tenant_id, resource_id) where c.booking_id = $1", stage.Meeting))!;
}
