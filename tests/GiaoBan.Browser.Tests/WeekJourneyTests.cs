using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>The week of source 004 as its people live it, in the training tenant: contributor, focal post, approver, office (SK-1 to SK-5, SK-9).</summary>
/// <remarks>Pictures of every page are kept where GIAOBAN_SCREENSHOTS names a folder.</remarks>
public sealed partial class WeekJourneyTests(TrainingTenant tenant) : IClassFixture<TrainingTenant>
{
    private const string GovernmentReport = "Báo cáo tuần khối chính quyền";

    [Theory]
    [InlineData(1280, "diachinh", "Địa chính – NN", GovernmentReport, "Khối chính quyền", "vanphong1", "chutich")]
    [InlineData(400, "vanhoa", "Văn hóa – XH", "Báo cáo tuần phòng, chống dịch Covid-19", "Phòng, chống dịch Covid-19", "covid", "phochutich")]
    public async Task Week_FromContributorToBook_IsWalkedWithoutAStumble(
        int width, string contributor, string unit, string report, string stream, string focalPost, string approvingPost)
    {
        var sender = await tenant.SignInAsync(contributor, width);
        await sender.LookAsync("viec-cua-toi");
        await OpenReportAsync(sender, report);
        await sender.LookAsync("nhap");
        await sender.Page.Locator("input[name='figures[0].value']").FillAsync("8.5");
        await sender.ClickAsync("Kiểm tra và gửi");
        await Expect(sender.Page.Locator(".summary")).ToContainTextAsync("Có 1 chỗ cần sửa");
        await sender.LookAsync("chua-ro-so");
        await sender.Page.Locator("input[name='figures[0].value']").FillAsync("2");
        await sender.Page.Locator("textarea[name='sections[0].text']").FillAsync($"Việc trong tuần của {unit}, đã xong 2 phần.\nĐã họp với các thôn.");
        await sender.ClickAsync("Kiểm tra và gửi");
        await sender.LookAsync("kiem-tra");
        await sender.ClickAsync("Gửi báo cáo");
        await Expect(sender.Page).ToHaveURLAsync(ReceiptAddress());
        await Expect(sender.Page.Locator("main")).ToContainTextAsync("đúng hạn");
        await sender.LookAsync("bien-nhan");

        var focal = await tenant.SignInAsync(focalPost, width);
        await focal.GoAsync("/dau-moi");
        await focal.LookAsync("dau-moi");
        await focal.Page.Locator(".due", new() { HasText = stream }).Filter(new() { HasText = "Tuần 33/2021" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(focal.Page.Locator("h1")).ToHaveTextAsync($"{stream}, Tuần 33/2021");
        await Expect(focal.Page.Locator("#bang-nguon tr", new() { HasText = unit })).ToContainTextAsync("Đã gửi");
        await focal.LookAsync("bang");
        var board = new Uri(focal.Page.Url).AbsolutePath;
        await focal.ClickAsync(unit);
        await focal.LookAsync("nguon");
        await focal.GoAsync(board);
        await focal.Page.GetByRole(AriaRole.Button, new() { NameRegex = BuildOrAgain() }).First.ClickAsync();
        await Expect(focal.Page.Locator("main")).ToContainTextAsync($"Việc trong tuần của {unit}");
        await focal.LookAsync("tong-hop");
        await focal.ClickAsync("Trình duyệt");
        await Expect(focal.Page.Locator("main")).ToContainTextAsync("đang chờ duyệt");

        var approver = await tenant.SignInAsync(approvingPost, width);
        await approver.GoAsync("/xet-duyet");
        await approver.LookAsync("xet-duyet");
        await approver.ClickAsync("Xem và duyệt");
        await approver.LookAsync("duyet");
        await approver.Page.GetByRole(AriaRole.Button, new() { NameRegex = Approve() }).ClickAsync();
        await Expect(approver.Page.Locator(".note").First).ToContainTextAsync("Đã duyệt bản");

        var office = await tenant.SignInAsync("vanphong1", width);
        await office.GoAsync("/so-theo-doi");
        await Expect(office.Page.Locator("tr", new() { HasText = unit }).Locator("a[aria-label^='Tuần 33']")).ToHaveAttributeAsync("aria-label", SomeOnTime());
        await office.LookAsync("so-theo-doi");
    }

    [Theory]
    [InlineData("/so-theo-doi?xem=nguoi")]
    [InlineData("/so-theo-doi?xem=bao-cao")]
    [InlineData("/so-theo-doi?xem=khoi")]
    [InlineData("/so-theo-doi/thong-ke")]
    [InlineData("/so-theo-doi/in")]
    [InlineData("/tong-hop-quy")]
    [InlineData("/tong-hop-quy/2021-Q3")]
    [InlineData("/tong-hop-quy/2021-Q3/danh-sach?ds=tat-ca")]
    [InlineData("/tong-hop-quy/2021-Q3/soan")]
    [InlineData("/giao-ban")]
    [InlineData("/giao-ban/2021-W33")]
    [InlineData("/co-quan")]
    [InlineData("/tai-khoan")]
    [InlineData("/bien-nhan/kiem-tra")]
    [InlineData("/ngay-nghi?nam=2026")]
    [InlineData("/ngay-nghi/nhap")]
    [InlineData("/che-do")]
    [InlineData("/che-do/son-kim-2-62")]
    [InlineData("/che-do/son-kim-2-62/lich")]
    [InlineData("/che-do/son-kim-2-62/phat-hien")]
    [InlineData("/ganh-nang")]
    [InlineData("/bao-cao-chia-se")]
    [InlineData("/khong-co-trang-nay", 404)]
    public async Task Page_OnScreenAndPhone_IsWhole(string path, int status = 200)
    {
        foreach (var width in new[] { 1280, 400 })
        {
            var office = await tenant.SignInAsync("vanphong1", width);
            Assert.Equal(status, await office.GoAsync(path));
            await office.LookAsync(path.Trim('/').Replace('/', '-').Replace('?', '-'));
        }
    }

    [Fact]
    public async Task English_BySwitch_StaysForTheVisit()
    {
        var sender = await tenant.SignInAsync("yte");
        await sender.Page.Locator(".menu > summary").ClickAsync();
        await sender.ClickAsync("English");
        await Expect(sender.Page.Locator("h1")).ToHaveTextAsync("My work");
        await sender.LookAsync("english");
        await sender.GoAsync("/co-quan");
        await Expect(sender.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    /// <summary>ALL-3: an old browser, a blocked script: the whole way still works.</summary>
    [Fact]
    public async Task Report_WithoutScripts_IsSent()
    {
        var sender = await tenant.SignInAsync("congan", script: false);
        await OpenReportAsync(sender, GovernmentReport);
        await sender.Page.Locator("textarea[name='sections[0].text']").FillAsync("Tuần tra 05 buổi, tình hình ổn định.\nLập 02 biên bản nhắc nhở.");
        await sender.Page.Locator("input[name='figures[0].value']").FillAsync("1");
        await sender.ClickAsync("Kiểm tra và gửi");
        await sender.ClickAsync("Gửi báo cáo");
        await Expect(sender.Page).ToHaveURLAsync(ReceiptAddress());
    }

    private static async Task OpenReportAsync(Visitor sender, string report)
    {
        await sender.Page.Locator(".due", new() { HasText = report }).Filter(new() { HasText = "tuần 33" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(sender.Page.Locator("h1")).ToContainTextAsync(report);
    }

    [GeneratedRegex("/bien-nhan/2021-[0-9]{6}$")]
    private static partial Regex ReceiptAddress();

    [GeneratedRegex("^(Lập bản tổng hợp|Lập lại)$")]
    private static partial Regex BuildOrAgain();

    [GeneratedRegex("[1-9] đúng hạn$")]
    private static partial Regex SomeOnTime();

    [GeneratedRegex("^Duyệt bản [0-9]+$")]
    private static partial Regex Approve();
}
