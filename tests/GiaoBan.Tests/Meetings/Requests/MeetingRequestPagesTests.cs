using System.Net;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Meetings.Requests;

/// <summary>The pages of requests for meetings, without script: ask, complete, send, decide, move, call off (NN-1, NN-2, NN-3, SK-10, ALL-2).</summary>
public sealed class MeetingRequestPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Asker_WritesAddsPeopleAtOnceAndSends_ApproverApproves()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var head = await stage.Office.SignIn("head");
        var page = await (await head.GetAsync("/cuoc-hop/de-nghi")).Form()
            .Fill("hop.title", "Giải phóng mặt bằng").Fill("hop.kind", "giai-quyet-cong-viec").Fill("hop.purpose", "Thống nhất phương án").SubmitAsync();
        Assert.EndsWith("/sua", page.Path, StringComparison.Ordinal);
        Assert.Contains("Còn thiếu", page.Body, StringComparison.Ordinal);
        page = await (await FilledAsync(stage, page))
            .Tick("hop.add", (await stage.PostAsync("head")).ToString()).Tick("hop.add", (await stage.PostAsync("clerk")).ToString())
            .Fill("hop.addReason", "Cùng phụ trách bồi thường").SubmitAsync("main .btn[value=add]");
        Assert.Equal(2, page.All("main table.data tbody tr").Count);
        Assert.Equal(("Cùng phụ trách bồi thường", "Cùng phụ trách bồi thường"), (page.Form()["hop.invitees[0].reason"], page.Form()["hop.invitees[1].reason"]));
        Assert.Contains("4 người × 120 phút = 8 giờ công", page.Body, StringComparison.Ordinal);
        page = await page.Form().SubmitAsync("main .btn[value=send]");
        Assert.Contains("Đã gửi đề nghị họp", page.Body, StringComparison.Ordinal);
        Assert.Contains("Chờ duyệt", page.Words("dl.facts .chip"), StringComparison.Ordinal);

        var approver = await stage.Office.SignIn("approver");
        page = await approver.GetAsync("/cuoc-hop");
        Assert.Equal("Chờ duyệt (1)", page.Words("#cho-duyet"));
        page = await approver.FollowAsync(page.One("table a[href$='/xet']"));
        Assert.Contains("8 giờ công", page.Body, StringComparison.Ordinal);
        page = await page.Form("form.decide").Tick("outcome", Outcomes.Approve).Fill("reason", "Đồng ý, họp gọn").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Đồng ý, họp gọn", (await head.GetAsync(page.Path)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(page.Path + "/sua")).Status);
    }

    [Fact]
    public async Task Asker_TypesAnHourThatIsNone_SeesWhereAndKeepsWhatWasTyped()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = (await stage.SaveAsync(await stage.WholeAsync())).Value;
        var head = await stage.Office.SignIn("head");
        var page = await (await head.GetAsync($"/cuoc-hop/{id}/sua")).Form().Fill("hop.from", "16:00").Fill("hop.to", "14:00").Fill("hop.place", "Nhà văn hóa").SubmitAsync("main .btn[value=save]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Giờ kết thúc phải sau giờ bắt đầu", page.Words("#hop_to-error"), StringComparison.Ordinal);
        Assert.Equal(("14:00", "Nhà văn hóa"), (page.Form()["hop.to"], page.Form()["hop.place"]));
        Assert.Equal((await stage.PostAsync("head")).ToString(), page.Form()["hop.ownerPost"]);
    }

    [Fact]
    public async Task Asker_RemovesSomebodyAndAddsAGuest_IsKept()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = (await stage.SaveAsync(await stage.WholeAsync())).Value;
        var head = await stage.Office.SignIn("head");
        var page = await (await head.GetAsync($"/cuoc-hop/{id}/sua")).Form()
            .Tick("hop.invitees[1].remove").Fill("hop.addGuest", "Công ty xây lắp").Fill("hop.addAddress", "khach@congty.example.vn").Fill("hop.addReason", "Chủ đầu tư").SubmitAsync("main .btn[value=add]");
        Assert.Equal(["Trưởng phòng", "Công ty xây lắp"], [page.Words("main tbody tr:nth-child(1) .person b"), page.Words("main tbody tr:nth-child(2) .person b")]);
    }

    [Fact]
    public async Task Approver_ApprovesWhatLacks_SeesEveryPlace()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.AskedAsync((await stage.WholeAsync()) with { Purpose = "", OwnerPost = null });
        var page = await (await stage.Office.SignIn("approver")).GetAsync($"/cuoc-hop/{id}/xet");
        page = await page.Form("form.decide").Tick("outcome", Outcomes.Approve).Fill("reason", "Đồng ý").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Chưa ghi mục đích", page.Words(".summary"), StringComparison.Ordinal);
        Assert.Contains("Chưa chọn người chịu trách nhiệm", page.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal("Đồng ý", page.Form("form.decide")["reason"]);
    }

    [Fact]
    public async Task Approver_Merges_TheOtherMeetingHasTheMatter()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var target = await stage.ApprovedAsync(await stage.WholeAsync());
        var id = await stage.AskedAsync(await stage.WholeAsync("Cắm mốc ranh giới", 23));
        var approver = await stage.Office.SignIn("approver");
        var page = await approver.GetAsync($"/cuoc-hop/{id}/xet?mergeInto={target}");
        Assert.Equal((Outcomes.Merge, target.ToString()), (page.Form("form.decide")["outcome"], page.Form("form.decide")["mergeInto"]));
        page = await page.Form("form.decide").Fill("reason", "Cùng người, cùng việc").SubmitAsync();
        Assert.Contains("Nhập cuộc khác", page.Body, StringComparison.Ordinal);
        Assert.Contains("Cắm mốc ranh giới", (await approver.GetAsync($"/cuoc-hop/{target}")).Words("main ol.card"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asker_WhoDecidesToo_IsToldThatAnotherMust()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.AskedAsync(await stage.WholeAsync(), "approver");
        var page = await (await stage.Office.SignIn("approver")).GetAsync($"/cuoc-hop/{id}/xet");
        Assert.Contains("người khác có quyền duyệt phải quyết", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.All("form.decide"));
    }

    [Fact]
    public async Task Preparer_MovesAMeeting_SeesAllOverlapsAndThreeFreeTimes()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var taken = await stage.ApprovedAsync(await stage.WholeAsync());
        var id = await stage.ApprovedAsync(await stage.WholeAsync("Sắp xếp lại chợ", 23));
        var head = await stage.Office.SignIn("head");
        var page = await (await head.GetAsync($"/cuoc-hop/{id}/doi")).Form("form.move").Fill("doi.day", "2021-08-20").SubmitAsync("main .btn[value=move]");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Hội trường đã có", page.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal(["cross", "cross"], page.All("main tbody .chip.bad").Select(_ => "cross"));
        Assert.All(page.All("main tbody .chip"), c => Assert.NotEmpty(c.TextContent.Trim()));
        var free = page.All("main ul.card a[href*='/doi?ngay=']");
        Assert.Equal(3, free.Count);
        page = await head.FollowAsync(free[0]);
        Assert.Empty(page.All("main tbody .chip.bad"));
        page = await page.Form("form.move").Fill("doi.reason", "Tránh trùng hội trường").SubmitAsync("main .btn[value=move]");
        Assert.Equal($"/cuoc-hop/{id}", page.Path);
        Assert.Equal(0, await stage.App.ScalarAsync<long>("select count(*) from meetings where meeting_id = $1 and starts_at = '2021-08-23 07:00Z'", id));
        Assert.NotEqual(id, taken);
    }

    [Fact]
    public async Task Preparer_CallsOff_OnlyWithAReason()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.ApprovedAsync(await stage.WholeAsync());
        var head = await stage.Office.SignIn("head");
        var page = await (await head.GetAsync($"/cuoc-hop/{id}/huy")).Form("form.cancel").Fill("reason", " ").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await page.Form("form.cancel").Fill("reason", "Việc đã xong").SubmitAsync();
        Assert.Contains("Đã hủy", page.Words("dl.facts .chip"), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("claims"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/sua")]
    [InlineData("/doi")]
    [InlineData("/huy")]
    public async Task Stranger_OpensAMeetingOfOthers_FindsNothing(string page)
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = (await stage.SaveAsync(await stage.WholeAsync())).Value;
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.Office.SignIn("contributor")).GetAsync($"/cuoc-hop/{id}{page}")).Status);
    }

    [Fact]
    public async Task Rules_AreReadByAll_AdoptedByTheOfficeWithFaultsByLine()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var head = await stage.Office.SignIn("head");
        var read = await head.GetAsync("/cuoc-hop/quy-tac");
        Assert.Contains("Họp giải quyết công việc", read.Body, StringComparison.Ordinal);
        Assert.Empty(read.All("a[href='/cuoc-hop/quy-tac/sua']"));
        var office = await stage.Office.SignIn("office");
        var edit = await office.GetAsync("/cuoc-hop/quy-tac/sua");
        var text = MeetingRuleReader.ShippedText();
        var wrong = await edit.Form("form.adopt").Fill("source", text.Replace("longestMinutes: 480, peopleHint: 60", "longestMinutes: 5, peopleHint: 60", StringComparison.Ordinal)).Fill("reason", "Thử").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Matches(@"Dòng \d+: kinds\[6\]\.longestMinutes là 5", wrong.Words(".summary"));
        var adopted = await wrong.Form("form.adopt").Fill("source", text.Replace("name: Họp chuyên đề", "name: Họp chuyên đề của phường", StringComparison.Ordinal)).SubmitAsync();
        Assert.Equal("/cuoc-hop/quy-tac", adopted.Path);
        Assert.Contains("Họp chuyên đề của phường", (await head.GetAsync("/cuoc-hop/de-nghi")).Body, StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync("audit_events where kind = 'meetings.rules-adopted'"));
        var again = await (await office.GetAsync("/cuoc-hop/quy-tac/sua")).Form("form.adopt").Fill("reason", "Lần nữa").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    private static async Task<TestForm> FilledAsync(RequestingStage stage, TestPage page)
    {
        var form = page.Form()
            .Fill("hop.content", "Ba hộ chưa nhận tiền").Fill("hop.ownerPost", (await stage.PostAsync("head")).ToString()).Fill("hop.chairPost", (await stage.PostAsync("approver")).ToString())
            .Fill("hop.secretaryPost", (await stage.PostAsync("office")).ToString()).Fill("hop.day", "2021-08-20").Fill("hop.from", "14:00").Fill("hop.to", "16:00")
            .Fill("hop.roomId", stage.Hall.ToString()).Fill("hop.needGround", "lien-don-vi");
        for (var i = 0; i < MeetingRuleBook.Shipped.Cases.Count; i++)
        {
            form.Tick($"hop.answers[{i}].holds", "no");
        }

        return form;
    }
}
