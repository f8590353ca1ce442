using System.Net;
using System.Text;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Writers;

namespace GiaoBan.Tests.Schedules;

/// <summary>The week through the pages without script (SK-10): rooms, entries, a clash, approval, publishing, reading, files, feed.</summary>
public sealed class SchedulePagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Week = "2021-W33";

    [Fact]
    public async Task Week_FromTheRoomToThePublishedSchedule_IsWalkedByItsPeople()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await BookingStage.BuildAsync(app);
        var (office, leader, reader) = (await stage.Office.SignIn(Roles.Office), await stage.Office.SignIn(Roles.Leader), await stage.Office.SignIn(Roles.Contributor));

        Assert.Contains("chưa ban hành", (await reader.GetAsync($"/lich-cong-tac?tuan={Week}")).Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/lich-cong-tac/du-thao?tuan={Week}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/lich-cong-tac?tuan=2021-W99")).Status);

        // What is wrong stands at its field, what was typed stays.
        var form = (await office.GetAsync($"/lich-cong-tac/them?tuan={Week}")).Form();
        var refused = await form.Fill("Input.text", "Tập huấn phòng cháy").Fill("Input.day", "2021-08-17").Fill("Input.from", "10:00").Fill("Input.to", "09:00").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Giờ kết thúc phải sau giờ bắt đầu", refused.Words("#Input_to-error"), StringComparison.Ordinal);
        var saved = await refused.Form().Fill("Input.to", "11:00").Fill("Input.lead", "Chức danh leader").Fill("Input.people", "Chức danh contributor, dân quân thôn").Fill("Input.room", stage.RoomA.ToString()).SubmitAsync();
        Assert.Equal($"/lich-cong-tac/du-thao?tuan={Week}", saved.Path);
        Assert.Contains("Chưa liên kết: dân quân thôn", saved.Words("main"), StringComparison.Ordinal);

        // A second entry wants the same room: the clash stands on the draft, at the entry, on the page of clashes and in the menu.
        await (await office.GetAsync($"/lich-cong-tac/them?tuan={Week}")).Form().Fill("Input.text", "Họp chi hội").Fill("Input.day", "2021-08-17").Fill("Input.from", "09:00").Fill("Input.to", "10:30").Fill("Input.room", stage.RoomA.ToString()).SubmitAsync();
        var draft = await office.GetAsync($"/lich-cong-tac/du-thao?tuan={Week}");
        Assert.Equal(2, draft.All(".chip.clash").Count);
        Assert.Contains("Chồng chéo: Phòng A cũng ở \"Họp chi hội\"", draft.Words("main"), StringComparison.Ordinal);
        Assert.Equal("1", draft.One("nav.nav a[href='/chong-cheo'] .badge").TextContent.Split(' ')[0]);
        await ClashAsync(office, draft);

        await PublishAsync(office, leader, saved.Path);
        await ReadAsync(reader, stage);
        await FilesAsync(reader, app, stage);
    }

    [Fact]
    public async Task Rooms_KeptThroughThePages_ShowWhoHasThem()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await BookingStage.BuildAsync(app);
        var office = await stage.Office.SignIn(Roles.Office);
        var added = await (await office.GetAsync("/phong-xe/them")).Form().Fill("kind", "vehicle").Fill("name", "Xe 7 chỗ").Fill("seats", "7").SubmitAsync();
        Assert.Contains("Đã thêm.", added.Words(".flash"), StringComparison.Ordinal);
        var twice = await (await office.GetAsync("/phong-xe/them")).Form().Fill("kind", "vehicle").Fill("name", "xe 7 chỗ").SubmitAsync();
        Assert.Contains("Đặt tên khác", twice.Words("#name-error"), StringComparison.Ordinal);
        var changed = await added.Form("form.change").Fill("seats", "8").SubmitAsync();
        Assert.Contains("Đã lưu.", changed.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Gồm Phòng A, Phòng B", (await office.GetAsync("/phong-xe")).Words("table"), StringComparison.Ordinal);
        Assert.True((await stage.PlaceAsync(await stage.BookingAsync("Giao ban tuần", 14, 16, BookingStage.Hard(stage.Hall)))).IsOk);
        var week = await (await stage.Office.SignIn(Roles.Contributor)).GetAsync($"/phong-xe/{stage.RoomB}?tuan={Week}");
        Assert.Contains("14:00–16:00 Giao ban tuần Đã giữ chắc", week.Words("table"), StringComparison.Ordinal);
        Assert.Empty(week.All("main form"));
        var joined = await (await office.GetAsync($"/phong-xe/{stage.Hall}/sua")).Form("form.join").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, joined.Status);
        var ended = await (await office.GetAsync(added.Path)).Form("form.end").Fill("lastDay", "2021-08-31").SubmitAsync();
        Assert.Contains("Dùng đến hết ngày 31/08/2021", ended.Words("main"), StringComparison.Ordinal);
    }

    private static async Task ClashAsync(TestBrowser office, TestPage draft)
    {
        var list = await office.GetAsync("/chong-cheo");
        Assert.Contains("Phòng A", list.Words("table"), StringComparison.Ordinal);
        var clash = await office.FollowAsync(list.One("table tbody th a"));
        Assert.Equal(6, clash.All("section .points li").Count);
        Assert.Empty(clash.All("input[value=excuse]"));
        var refused = await clash.Form("form.resolve").Tick("resolution", "accept").Fill("reason", " ").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        // Moved by the entry's own form, to a time that the page offers.
        var entry = await office.FollowAsync(draft.All("table.schedule td a").Single(a => a.TextContent == "Họp chi hội"));
        var offered = await office.FollowAsync(entry.All("section a[href*='ngay=']")[0]);
        var moved = await offered.Form("form.edit").Fill("Input.reason", "Nhường phòng cho tập huấn").SubmitAsync();
        Assert.Contains("Đã lưu.", moved.Words(".flash"), StringComparison.Ordinal);
        var after = await office.GetAsync("/chong-cheo");
        Assert.Contains("Không có chồng chéo nào chờ xử lý", after.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Dời Nhường phòng cho tập huấn Người giữ office", after.Words("table"), StringComparison.Ordinal);
    }

    private static async Task PublishAsync(TestBrowser office, TestBrowser leader, string path)
    {
        var proposed = await (await office.GetAsync(path)).Form("form.propose").SubmitAsync();
        Assert.Contains("Đã trình duyệt.", proposed.Words(".flash"), StringComparison.Ordinal);
        Assert.Empty(proposed.All("form.approve"));
        Assert.Contains("chờ bạn duyệt", (await leader.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);
        var returned = await (await leader.GetAsync(path)).Form("form.return").Fill("reason", "Ghi rõ thành phần").SubmitAsync();
        Assert.Contains("Ghi rõ thành phần", returned.Words(".note.warn"), StringComparison.Ordinal);
        await (await office.GetAsync(path)).Form("form.propose").SubmitAsync();
        var approved = await (await leader.GetAsync(path)).Form("form.approve").SubmitAsync();
        Assert.Contains("Đã duyệt.", approved.Words(".flash"), StringComparison.Ordinal);
        var published = await (await office.GetAsync(path)).Form("form.publish").SubmitAsync();
        Assert.Contains("Đã ban hành bản 1.", published.Words(".flash"), StringComparison.Ordinal);
    }

    private static async Task ReadAsync(TestBrowser reader, BookingStage stage)
    {
        var list = await reader.GetAsync($"/lich-cong-tac?tuan={Week}");
        Assert.Equal(7, list.All("tr.group").Count);
        var name = list.All("table.schedule td a").Single(a => a.TextContent == "Tập huấn phòng cháy").GetAttribute("aria-label");
        Assert.Equal("Tập huấn phòng cháy; Thứ Ba, 17/8/2021; 10:00–11:00; Phòng A", name);
        var board = await reader.GetAsync($"/lich-cong-tac?tuan={Week}&xem=bang");
        Assert.Equal(7, board.All("table.board thead th[scope=col]").Count);
        Assert.Equal(["Sáng", "Chiều"], board.All("table.board tbody th[scope=row]").Select(h => h.TextContent));
        Assert.Single((await reader.GetAsync($"/lich-cong-tac?tuan={Week}&cua-toi=1")).All("table.schedule td a"));
        Assert.Equal("Họp chi hội", (await reader.GetAsync($"/lich-cong-tac?tuan={Week}&phong={stage.RoomB}")).One("table.schedule td a").TextContent);
        Assert.Contains("Không có việc nào hợp", (await reader.GetAsync($"/lich-cong-tac?tuan={Week}&phong={stage.Hall}")).Words("main"), StringComparison.Ordinal);
        var entry = await reader.FollowAsync(list.All("table.schedule td a").First(a => a.TextContent == "Tập huấn phòng cháy"));
        Assert.Equal(HttpStatusCode.OK, entry.Status);
        Assert.Empty(entry.All("main form"));
        Assert.Contains("Có 1 việc liên quan đến bạn", (await reader.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);
    }

    private static async Task FilesAsync(TestBrowser reader, TestApp app, BookingStage stage)
    {
        var print = await reader.GetAsync($"/lich-cong-tac/in?tuan={Week}");
        var bytes = await reader.Client.GetByteArrayAsync(new Uri($"/lich-cong-tac/lich.docx?tuan={Week}", UriKind.Relative));
        Assert.Empty(DocxTests.Faults(bytes));
        foreach (var words in new[] { print.Words("main"), string.Join(' ', await OfficeProgram.LinesAsync(bytes)) })
        {
            Assert.Contains("LỊCH CÔNG TÁC TUẦN 33/2021", words, StringComparison.Ordinal);
            Assert.Contains("Sáng, 10:00–11:00", words, StringComparison.Ordinal);
            Assert.Contains("Chức danh contributor, dân quân thôn", words, StringComparison.Ordinal);
            Assert.Contains("CHỨC DANH LEADER", words, StringComparison.Ordinal);
        }

        var mine = StrictCalendar.Read(await reader.Client.GetByteArrayAsync(new Uri($"/lich-cong-tac/lich.ics?tuan={Week}&cua-toi=1", UriKind.Relative)));
        Assert.Single(mine.Parts, p => p.Kind == "VEVENT");

        // The feed: an address made on the account page, told once, dead when given up.
        var account = await (await reader.GetAsync("/tai-khoan")).Form("form.calendar").SubmitAsync();
        var address = new Uri(account.One("#lich-moi").GetAttribute("value")!).PathAndQuery;
        var stranger = app.NewClient();
        var feed = Encoding.UTF8.GetString(await stranger.GetByteArrayAsync(new Uri(address, UriKind.Relative)));
        Assert.Contains("Tập huấn phòng cháy", feed.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("UID:xa-mau-entry-", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Họp chi hội", feed, StringComparison.Ordinal);
        await (await reader.GetAsync("/tai-khoan")).Form("form.calendar-end").SubmitAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

        var api = app.NewApi(await stage.Office.TokenOf(Roles.Contributor));
        var (status, body) = await api.GetAsync($"/api/v1/schedule?week={Week}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((1, 2), (body.GetProperty("version").GetInt32(), body.GetProperty("lines").GetArrayLength()));
        Assert.Equal("10:00", body.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("text").GetString() == "Tập huấn phòng cháy").GetProperty("from").GetString());
        Assert.Equal("schedules.week.key", (await api.GetAsync("/api/v1/schedule?week=33")).Code);
    }
}
