using System.Net;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Meetings;

/// <summary>Similar meetings through page and API, without script (NN-2).</summary>
public sealed class SimilarPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Page_SuggestionRefusedWithAReason_ShowsWhoAndWhy()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        await stage.MeetingAsync("Họp bàn chợ tạm phường", 18, people: [Roles.Contributor, Roles.Focal]);
        var meeting = await stage.MeetingAsync("Chợ tạm phường", 20, people: [Roles.Contributor, Roles.Focal]);
        var office = await stage.Office.SignIn("office");

        var page = await office.GetAsync($"/cuoc-hop/{meeting}/trung-lap");
        Assert.Contains("Nên gộp làm một cuộc", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("3/3 người dự trùng", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("cùng nội dung “Chợ tạm”", page.Words("main"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("cách nhau 2 ngày", page.Words("main"), StringComparison.Ordinal);
        var refused = await page.Form("form.decide").SubmitAsync("button[value=distinct]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Ghi lý do vì sao không trùng.", refused.Words("main"), StringComparison.Ordinal);
        var done = await refused.Form("form.decide").Fill("reason", "Chợ khác").SubmitAsync("button[value=distinct]");
        Assert.Contains("Đã ghi cách xử lý.", done.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Không trùng: Chợ khác", done.Words(".line-of-time"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.Office.SignIn("focal")).GetAsync($"/cuoc-hop/{meeting}/trung-lap")).Status);
    }

    [Fact]
    public async Task Page_ReferChosen_LeadsToTheEarlierMeeting()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var held = await stage.MeetingAsync("Xử lý rác thải chợ phường", 2, MeetingStates.Closed, people: [Roles.Contributor]);
        await stage.TaskAsync(held, "Đặt thêm thùng rác");
        var meeting = await stage.MeetingAsync("Bàn xử lý rác thải chợ phường", 18, people: [Roles.Contributor]);
        var office = await stage.Office.SignIn("office");

        var page = await office.GetAsync($"/cuoc-hop/{meeting}/trung-lap");
        Assert.Contains("Trong 60 ngày, việc này đã họp 1 lần; 1 nhiệm vụ chưa xong.", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Đặt thêm thùng rác", page.Words("main"), StringComparison.Ordinal);
        Assert.Equal($"/cuoc-hop/{held}", (await page.Form("form.decide").SubmitAsync("button[value=refer]")).Path);
    }

    [Fact]
    public async Task Page_MergeOrBackToBackChosen_LeadsToThePageThatDoesIt()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var other = await stage.MeetingAsync("Họp bàn chợ tạm phường", 18, MeetingStates.Approved, people: [Roles.Contributor, Roles.Focal]);
        var meeting = await stage.MeetingAsync("Chợ tạm phường", 20, people: [Roles.Contributor, Roles.Focal]);
        var approver = await stage.Office.SignIn("approver");

        var decision = await (await approver.GetAsync($"/cuoc-hop/{meeting}/trung-lap")).Form("form.decide").SubmitAsync("button[value=merge]");
        Assert.StartsWith($"/cuoc-hop/{meeting}/xet", decision.Path, StringComparison.Ordinal);
        Assert.Equal(other.ToString(), decision.One("[name=mergeInto] option[selected]").GetAttribute("value"));
        Assert.Equal("requested", await app.ScalarAsync<string>("select state from meetings where meeting_id = $1", meeting));

        await app.ExecuteAsync($"update meetings set state = 'approved' where meeting_id = '{meeting}'");
        var move = await (await (await stage.Office.SignIn("office")).GetAsync($"/cuoc-hop/{meeting}/trung-lap")).Form("form.decide").SubmitAsync("button[value=back-to-back]");
        Assert.StartsWith($"/cuoc-hop/{meeting}/doi", move.Path, StringComparison.Ordinal);
        Assert.Equal(("2021-08-18", "11:00", "12:00"), (move.Form("form.move")["doi.day"], move.Form("form.move")["doi.from"], move.Form("form.move")["doi.to"]));
    }

    [Fact]
    public async Task Abbreviations_AddedAndRemoved_OnTheirPage()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var office = await stage.Office.SignIn("office");

        var page = await office.GetAsync("/cuoc-hop/viet-tat");
        Assert.Contains("GPMB", page.Words("main"), StringComparison.Ordinal);
        var refused = await page.Form("form.add").Fill("short", "X").Fill("full", "x").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var added = await refused.Form("form.add").Fill("short", "KCN").Fill("full", "khu công nghiệp").SubmitAsync();
        Assert.Contains("Đã thêm chữ viết tắt.", added.Words(".flash"), StringComparison.Ordinal);
        var gone = await added.Form("form.revoke").SubmitAsync("form.revoke button");
        Assert.Contains("Cơ quan chưa thêm chữ nào.", gone.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_Similar_GivesScoresReasonsAndRemedy()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var other = await stage.MeetingAsync("Họp bàn chợ tạm phường", 18, people: [Roles.Contributor, Roles.Focal]);
        var meeting = await stage.MeetingAsync("Chợ tạm phường", 20, people: [Roles.Contributor, Roles.Focal]);

        var (status, body) = await app.NewApi(await stage.Office.TokenOf("office")).GetAsync($"/api/v1/meetings/{meeting}/similar");

        Assert.Equal(HttpStatusCode.OK, status);
        var item = Assert.Single(body.GetProperty("items").EnumerateArray());
        Assert.Equal(other, item.GetProperty("meetingId").GetGuid());
        Assert.Equal("merge", item.GetProperty("remedy").GetString());
        Assert.True(item.GetProperty("topicScore").GetInt32() > 40);
        Assert.Contains(item.GetProperty("reasons").EnumerateArray(), r => r.GetProperty("code").GetString() == "similar.reason.days");
        Assert.Equal("similar.not-found", (await app.NewApi(await stage.Office.TokenOf("focal")).GetAsync($"/api/v1/meetings/{meeting}/similar")).Code);
    }
}
