using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>A province's quarter scored on a desk, and read and appealed against on a phone (LC-5).</summary>
public sealed class ScoreJourneyTests(ProvinceTenant tenant) : IClassFixture<ProvinceTenant>
{
    [Fact]
    public async Task Quarter_FromSheetToDecision_IsWalkedWithoutAStumble()
    {
        var office = await tenant.SignInAsync("chanhvanphong");
        await office.GoAsync("/thi-dua/bang-diem");
        await office.LookAsync("cac-bang-diem");
        await office.Page.Locator("select[name=code]").SelectOptionAsync("bon-muc-90-70-50");
        await office.ClickAsync("Lấy bảng điểm này");
        await office.LookAsync("bang-diem");
        await office.GoAsync("/thi-dua/soan-bang-diem?bang=chap-hanh-bao-cao");
        await office.LookAsync("soan");

        // A cap that counts in 2022 too, so that somebody is over it.
        var source = office.Page.Locator("textarea[name=source]");
        await source.FillAsync((await source.InputValueAsync()).Replace("2023-09-15", "2019-07-01", StringComparison.Ordinal));
        await office.ClickAsync("Lưu thành bản kế tiếp");
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("bản 2");
        await office.GoAsync("/thi-dua/xem-truoc?bang=chap-hanh-bao-cao&tu=2022-07-01&den=2022-07-20");
        await office.LookAsync("xem-truoc");
        await office.GoAsync("/thi-dua/lap");
        await office.LookAsync("lap");
        await office.Page.Locator("select[name=quarter]").SelectOptionAsync("2022-Q1");
        await office.Page.Locator("select[name=sheet]").SelectOptionAsync("chap-hanh-bao-cao");
        await office.ClickAsync("Lập và báo các đơn vị");
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã lập bản chấm");
        await office.LookAsync("quy");
        var run = new Uri(office.Page.Url).AbsolutePath;
        foreach (var (page, name) in new[] { ("?loai=nguoi&sap=diem", "nguoi"), ("/ty-le", "ty-le"), ("/y-kien", "y-kien-trong"), ("/trinh", "trinh"), ("/huy", "huy"), ("/in", "in") })
        {
            await office.GoAsync(run + page);
            await office.LookAsync(name);
        }

        await office.GoAsync(run + "/ty-le");
        await office.Page.Locator("form textarea").First.FillAsync("Hội đồng thi đua xếp theo kết quả chung.");
        await office.ClickAsync("Lưu lựa chọn");
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã lưu lựa chọn");
        await office.LookAsync("ty-le-da-chon");
        await AppealAsync(run);
        await office.GoAsync(run + "/y-kien");
        await office.LookAsync("y-kien");
        await office.Page.Locator("table .btn").First.ClickAsync();
        await office.LookAsync("quyet-dinh");
        await office.ClickAsync("Lưu quyết định");
        await Expect(office.Page.Locator(".summary")).ToContainTextAsync("Chọn một quyết định");
        await office.LookAsync("quyet-dinh-thieu");
        await office.Page.GetByLabel("Không tính báo cáo này").CheckAsync();
        await office.Page.Locator("#reason").FillAsync("Có xác nhận của điện lực.");
        await office.ClickAsync("Lưu quyết định");
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã quyết định");
        await office.GoAsync("/thi-dua/kiem-tra");
        await office.LookAsync("kiem-tra");
    }

    /// <summary>The unit with the most late reports, on a phone.</summary>
    private async Task AppealAsync(string run)
    {
        var unit = await tenant.SignInAsync("so-tai-chinh", 400);
        await unit.LookAsync("viec-cua-toi");
        await unit.GoAsync("/thi-dua");
        await unit.LookAsync("thi-dua");
        await unit.GoAsync(run);
        await unit.LookAsync("quy");
        await unit.Page.Locator("table.data a").First.ClickAsync();
        await unit.LookAsync("phieu");
        await unit.Page.Locator("table.data .btn").First.ClickAsync();
        await unit.LookAsync("neu-y-kien");
        await unit.Page.Locator("#reason").FillAsync("Mất điện cả cơ quan, có xác nhận của điện lực.");

        // By keyboard: the menu at the foot of a phone lies over what is scrolled just into sight.
        await unit.Page.Locator("main form button.btn").PressAsync("Enter");
        await Expect(unit.Page.Locator(".flash")).ToContainTextAsync("Đã gửi ý kiến");
        await unit.LookAsync("phieu-cho");
        await unit.GoAsync("/thi-dua/bang-diem/chap-hanh-bao-cao");
        await unit.LookAsync("bang-diem");
    }
}
