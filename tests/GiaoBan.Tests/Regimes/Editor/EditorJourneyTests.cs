using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Regimes.Editor;

/// <summary>An office without a programmer changes a regime, through the pages (LC-1).</summary>
public sealed class EditorJourneyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string WeekOf = "select to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') from obligations where requirement = 'tuan-chinh-quyen' and tier = 'contributor' and period_key = $1";

    [Fact]
    public async Task Editor_DeadlineChangedInWords_MovesComingWeeksAndNoPastOne()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var schedule = await browser.GetAsync(EditorOffice.Weekly);
        Assert.Contains("20h thứ Năm", schedule.Form("form[data-dates]")["deadlines[0].Words"], StringComparison.Ordinal);

        // "Xem ngày": the dates of the new words, nothing saved.
        var shown = await schedule.Form("form[data-dates]").Fill("deadlines[0].Words", "chậm nhất 16h thứ Tư hằng tuần").SubmitAsync("button[value=dates]");
        Assert.Contains("25/8/2021, 16:00", shown.Words("#dates"), StringComparison.Ordinal);
        Assert.Equal(0, await office.EventsAsync("regimes.draft-saved"));

        var kept = await shown.Form("form[data-dates]").SubmitAsync();
        Assert.Equal((HttpStatusCode.OK, $"{EditorOffice.Home}/muc/bao-cao"), (kept.Status, kept.Path));
        var home = await browser.GetAsync(EditorOffice.Home);
        Assert.Contains("Báo cáo tuần khối chính quyền", home.Words("aside .edit-changes"), StringComparison.Ordinal);

        var preview = await (await browser.GetAsync($"{EditorOffice.Home}/ap-dung")).Form("form:has([name=reason])").Fill("from", "2021-08-23").SubmitAsync("main .btn[value=preview]");
        Assert.Contains("25/8/2021, 16:00", preview.Words("main form > div"), StringComparison.Ordinal);
        Assert.Equal(1, await office.CountAsync("regime_versions"));

        var done = await PutInForceAsync(browser, "2021-08-23");
        Assert.Equal($"/che-do/{EditorOffice.Regime}", done.Path);
        Assert.Equal("2021-08-25 16:00", await office.App.ScalarAsync<string>(WeekOf, "2021-W34"));
        Assert.Equal("2021-08-19 20:00", await office.App.ScalarAsync<string>(WeekOf, "2021-W33"));
        Assert.Equal(2, await office.CountAsync("regime_versions"));
        Assert.Equal(0, await office.CountAsync("regime_drafts"));
        Assert.Equal(1, await office.EventsAsync("regimes.put-in-force"));
    }

    [Fact]
    public async Task Editor_FocalDeadlineAfterItsSources_ClearsTheFinding()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var schedule = await browser.GetAsync(EditorOffice.Weekly);
        var before = (await browser.GetAsync(EditorOffice.Home)).All("aside .edit-findings li").Count;

        // The focal post before its contributors: impossible, and said so at once.
        var kept = await schedule.Form("form[data-dates]").Fill("deadlines[1].Words", "chậm nhất 14h thứ Hai hằng tuần").Fill("deadlines[1].AsWritten", "").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        var home = await browser.GetAsync(EditorOffice.Home);
        Assert.NotEqual(before, home.All("aside .edit-findings li").Count);
        Assert.Contains("trước cả hạn của nơi gửi", home.Words("aside"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_WordsNobodyUnderstands_KeepsThemAndSaysWhat()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var refused = await (await browser.GetAsync(EditorOffice.Weekly)).Form("form[data-dates]").Fill("deadlines[0].Words", "lúc nào rảnh thì gửi").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("lúc nào rảnh thì gửi", refused.Form("form[data-dates]")["deadlines[0].Words"]);
        Assert.Equal("true", refused.One("#deadlines_0__Words").GetAttribute("aria-invalid"));
        Assert.Contains("#deadlines_0__Words", refused.One(".summary a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(0, await office.EventsAsync("regimes.draft-saved"));
    }

    [Theory]
    [InlineData("words", "từ ngày 26 tháng trước đến ngày 25 tháng báo cáo", HttpStatusCode.OK)]
    [InlineData("words", "cả mùa mưa", HttpStatusCode.UnprocessableEntity)]
    [InlineData("whole", "từ ngày 26 tháng trước đến ngày 25 tháng báo cáo", HttpStatusCode.UnprocessableEntity)]
    public async Task Schedule_WindowInWords_IsReadOrRefused(string chosen, string words, HttpStatusCode status)
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var page = await browser.GetAsync($"{EditorOffice.Home}/ky-han?ma=thang");
        var answer = await page.Form("form[data-dates]").Tick("cadence.Window", chosen).Fill("cadence.WindowWords", words).SubmitAsync();
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.OK, (await SourceAsync(office))!.Contains("day: 26, monthOffset: -1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schedule_DatesHandler_AnswersTheDatesAloneAndSavesNothing()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var request = (await browser.GetAsync(EditorOffice.Weekly)).Form("form[data-dates]").Fill("deadlines[0].Words", "chậm nhất 16h thứ Tư hằng tuần").Request();
        request.RequestUri = new Uri(request.RequestUri + "&handler=Dates");
        var answer = await browser.Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("<div id=\"dates\"", body.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("25/8/2021, 16:00", body, StringComparison.Ordinal);
        Assert.Equal(0, await office.EventsAsync("regimes.draft-saved"));
    }

    [Fact]
    public async Task Editor_TwoAtOnce_NothingIsOverwrittenUnseen()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var address = $"{EditorOffice.Home}/loi-van?ma=3-chi-bo-han";
        var (one, other) = (await browser.GetAsync(address), await (await office.Office.SignIn(Roles.Office)).GetAsync(address));
        Assert.Equal(HttpStatusCode.OK, (await one.Form("form:has([name=quote])").Fill("place", "mục 3, câu cuối").SubmitAsync()).Status);

        var refused = await other.Form("form:has([name=quote])").Fill("place", "mục 3, chỗ khác").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("mục 3, chỗ khác", refused.Form("form:has([name=quote])")["place"]);
        Assert.NotEmpty(refused.All(".note.warn a[target=_blank]"));
        Assert.Contains("mục 3, câu cuối", await SourceAsync(office), StringComparison.Ordinal);

        // The second press is a decision.
        await refused.Form("form:has([name=quote])").SubmitAsync();
        Assert.Contains("mục 3, chỗ khác", await SourceAsync(office), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-08-20", "2021-08-20")]
    [InlineData("", "")]
    public async Task PutInForce_DayThatIsPastOrMissing_IsRefused(string day, string kept)
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        await (await browser.GetAsync(EditorOffice.Weekly)).Form("form[data-dates]").Fill("deadlines[0].Words", "chậm nhất 16h thứ Tư hằng tuần").SubmitAsync();
        var refused = await PutInForceAsync(browser, day);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(kept, refused.Form("form:has([name=reason])")["from"] ?? "");
        Assert.Equal("Công văn 70 đổi hạn", refused.Form("form:has([name=reason])")["reason"]);
        Assert.Equal((1L, 1L), (await office.CountAsync("regime_versions"), await office.CountAsync("regime_drafts")));
    }

    [Fact]
    public async Task PutInForce_DraftThatChangesNothing_IsRefused()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var refused = await PutInForceAsync(await office.BeginAsync(), "2021-08-23");
        Assert.Equal((HttpStatusCode.Conflict, 1L), (refused.Status, await office.CountAsync("regime_versions")));
    }

    [Fact]
    public async Task PutInForce_DraftSavedMeanwhile_IsRefused()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var page = await browser.GetAsync($"{EditorOffice.Home}/ap-dung");
        await (await browser.GetAsync(EditorOffice.Weekly)).Form("form[data-dates]").Fill("deadlines[0].Words", "chậm nhất 16h thứ Tư hằng tuần").SubmitAsync();
        var refused = await page.Form("form:has([name=reason])").Fill("from", "2021-08-23").Fill("reason", "Đổi hạn").SubmitAsync("#ap-dung");
        Assert.Equal((HttpStatusCode.Conflict, 1L), (refused.Status, await office.CountAsync("regime_versions")));
    }

    [Fact]
    public async Task Discard_OpenDraft_LeavesTheVersionAndTheEvent()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var gone = await (await browser.GetAsync(EditorOffice.Home)).Form("form[action*='handler=Discard']").SubmitAsync();
        Assert.NotEmpty(gone.All("form[action*='handler=Start']"));
        Assert.Equal((0L, 1L, 1L), (await office.CountAsync("regime_drafts"), await office.CountAsync("regime_versions"), await office.EventsAsync("regimes.draft-discarded")));
    }

    [Theory]
    [InlineData(Roles.Leader)]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Focal)]
    public async Task Editor_WhoDoesNotKeepRegimes_SeesNothing(string role)
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        await office.BeginAsync();
        var page = await (await office.Office.SignIn(role)).GetAsync(EditorOffice.Home);
        Assert.True(page.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{page.Status}");
    }

    private static Task<string?> SourceAsync(EditorOffice office) => office.App.ScalarAsync<string>("select source from regime_drafts");

    private static async Task<TestPage> PutInForceAsync(TestBrowser browser, string day)
    {
        var page = await browser.GetAsync($"{EditorOffice.Home}/ap-dung");
        var form = page.Form("form:has([name=reason])").Fill("from", day).Fill("reason", "Công văn 70 đổi hạn");
        return await (page.All("[name=accepted]").Count > 0 ? form.Tick("accepted") : form).SubmitAsync("#ap-dung");
    }
}
