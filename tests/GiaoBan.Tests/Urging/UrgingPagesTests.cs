using System.Net;
using System.Security.Cryptography;
using System.Text;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using NodaTime;

namespace GiaoBan.Tests.Urging;

/// <summary>The office urges, looks at what it achieved, sets plans and makes letters, without script (DB-12).</summary>
public sealed class UrgingPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Choice = "?che-do=son-kim-2-62&bao-cao=" + StreamWeek.Week + "&ky=2021-W33";

    [Fact]
    public async Task UrgeNow_OnThePages_FromTheListToTheLog()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.SendAsync("khuyen-nong", "Đã xong.");
        var browser = await week.SignInAsync(UrgingWeek.Office);
        var list = await browser.GetAsync("/don-doc/ngay");
        var form = await browser.FollowAsync(list.All("main a.btn").First(a => a.GetAttribute("href")!.Contains("bao-cao=" + StreamWeek.Week + "&ky=2021-W33", StringComparison.Ordinal)));
        Assert.DoesNotContain("Đơn vị khuyen-nong", form.Body, StringComparison.Ordinal);
        var marked = await form.Form("main form").Fill("note", "Tài liệu đóng dấu MẬT").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, marked.Status);
        Assert.Equal("Tài liệu đóng dấu MẬT", marked.One("textarea").TextContent);
        var done = await marked.Form("main form").Fill("note", "Giao ban lúc 14:00 thứ Sáu.").SubmitAsync();
        Assert.StartsWith("/don-doc/", done.Path, StringComparison.Ordinal);
        Assert.Contains("Đã đôn đốc", done.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Chưa gửi", done.Words("main table"), StringComparison.Ordinal);

        await week.SendAsync("dia-chinh-nn", "Đã xong.");
        var index = await browser.GetAsync("/don-doc");
        Assert.Contains("1 gửi trong 24 giờ", index.Words("main table"), StringComparison.Ordinal);
        Assert.Contains("Đơn vị dia-chinh-nn", (await browser.GetAsync("/don-doc/ket-qua")).Words("main"), StringComparison.Ordinal);
        var unit = await week.SignInAsync("dc-nn");
        Assert.Contains("Gửi sau", (await unit.GetAsync("/don-doc/cua-toi")).Words("main table"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.GetAsync("/don-doc")).Status);
        Assert.Contains("Chưa gửi", (await (await week.SignInAsync("tc-kt")).GetAsync("/viec-cua-toi")).Words("main .note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OnThePage_IsSetCheckedAndGivenUp()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        var browser = await week.SignInAsync(UrgingWeek.Office);
        Assert.Contains("trước hạn 2 giờ: người giữ chức danh, người được ủy quyền (thư điện tử)", (await browser.GetAsync("/don-doc/ke-hoach")).Words("main"), StringComparison.Ordinal);
        var edit = await browser.GetAsync("/don-doc/ke-hoach/sua?bao-cao=son-kim-2-62/" + StreamWeek.Week + "&cap=contributor");
        var wrong = await edit.Form("main form").Fill("steps[0].amount", "mười").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Nhập số từ 0 đến 60", wrong.Words(".summary"), StringComparison.Ordinal);
        var saved = await wrong.Form("main form").Fill("steps[0].amount", "5").Fill("steps[0].unit", "hours").SubmitAsync();
        Assert.Equal("/don-doc/ke-hoach", saved.Path);
        Assert.Contains("trước hạn 5 giờ", saved.Words("main"), StringComparison.Ordinal);
        var again = await browser.GetAsync("/don-doc/ke-hoach/sua?bao-cao=son-kim-2-62/" + StreamWeek.Week + "&cap=contributor");
        var back = await again.Form("main form").SubmitAsync("button[formaction]");
        Assert.DoesNotContain("trước hạn 5 giờ", back.Words("main"), StringComparison.Ordinal);

        var all = await (await browser.GetAsync("/don-doc/ke-hoach/sua")).Form("main form").Fill("from", "20:00").Fill("urgent", "2").SubmitAsync();
        Assert.Contains("Giờ nghỉ: 20:00 đến 06:30", all.Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/don-doc/ke-hoach/sua?bao-cao=khong/co")).Status);
    }

    [Fact]
    public async Task Undelivered_Refused_IsShownWithTheMendAndSentAgain()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        await week.LookAsync();
        await week.App.ExecuteAsync("update outbox_messages set given_up_at = made_at, last_error = 'smtp-550' where official_id = (select official_id from officials where full_name = 'Người giữ kn')");
        var browser = await week.SignInAsync(UrgingWeek.Office);
        Assert.Contains("1 nơi chưa nhận được tin nhắn", (await browser.GetAsync("/don-doc")).Words("main .note"), StringComparison.Ordinal);
        var page = await browser.GetAsync("/don-doc/khong-toi-noi");
        Assert.Contains("thư điện tử: smtp-550", page.Words("main table"), StringComparison.Ordinal);
        var again = await page.Form("main form").SubmitAsync();
        Assert.Contains("Đã đưa 1 tin vào hàng chờ gửi", again.Words(".flash"), StringComparison.Ordinal);
        Assert.Equal(0, await week.CountAsync("outbox_messages where given_up_at is not null"));
    }

    [Fact]
    public async Task Letter_OfThoseWhoAreLate_IsFrozenAndOpensInLibreOffice()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.SendAsync("khuyen-nong", "Đã xong.");
        week.Clock.SetTo(2021, 8, 23, 8, 0);
        var browser = await week.SignInAsync(UrgingWeek.Office);
        var form = await browser.GetAsync("/don-doc/cong-van/them" + Choice);
        var refused = await form.Form("main form").Fill("subject", " ").Fill("askedBy", "2021-08-20").SubmitAsync();
        Assert.Equal(2, refused.All(".summary li").Count);
        var letter = await refused.Form("main form").Fill("subject", "đôn đốc gửi báo cáo tuần 33").Fill("askedBy", "2021-08-25").Fill("signer", "Chánh Văn phòng").SubmitAsync();
        Assert.StartsWith("/don-doc/cong-van/", letter.Path, StringComparison.Ordinal);
        var rows = letter.All("main table.data tbody tr").Count;
        Assert.Equal(await week.CountAsync("obligations o where requirement = 'tuan-chinh-quyen' and period_key = '2021-W33' and stream = '' and sent_version = 0"), rows);

        // What comes in later changes nothing of the letter.
        await week.SendAsync("tai-chinh-kt", "Đã xong.");
        week.Clock.Advance(Duration.FromDays(1));
        using var file = await browser.Client.GetAsync(new Uri(letter.Path + "/cong-van.docx", UriKind.Relative));
        var lines = await OfficeProgram.LinesAsync(await file.Content.ReadAsByteArrayAsync());
        Assert.Contains("V/v đôn đốc gửi báo cáo tuần 33", lines);
        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", lines);
        Assert.Contains("Kính gửi: Các đơn vị có tên dưới đây", lines);
        Assert.Contains("Đơn vị tai-chinh-kt", lines);
        Assert.DoesNotContain("Đơn vị khuyen-nong", lines);

        // Four days late each, and the fourth line has its number.
        Assert.Equal(rows + 1, lines.Count(l => l == "4"));
        Assert.Contains(lines, l => l.Contains("chậm nhất trong ngày 25/8/2021", StringComparison.Ordinal));
        Assert.Equal("CHÁNH VĂN PHÒNG", lines[^1]);

        var stored = (await week.App.ScalarAsync<string>("select lines from urging_letters"))!;
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(stored)), await week.App.ScalarAsync<byte[]>("select sha256 from urging_letters"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => week.App.ExecuteAsync("update urging_letters set lines = '[]'"));
        Assert.Equal(rows, (await browser.GetAsync(letter.Path + "/in")).All(".a4 table.data tbody tr").Count);
        Assert.Contains("V/v đôn đốc", (await browser.GetAsync("/don-doc/cong-van")).Words("main"), StringComparison.Ordinal);
    }
}
