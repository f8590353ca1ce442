using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>A review campaign on a desk and on a phone: opened, reviewed, closed (LC-1).</summary>
public sealed class ReviewJourneyTests(TrainingTenant tenant) : IClassFixture<TrainingTenant>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Review_FromOpeningToResult_IsWalkedWithoutAStumble(int width)
    {
        var office = await tenant.SignInAsync("vanphong1", width);
        await office.GoAsync("/ra-soat");
        await office.LookAsync("ra-soat");
        await office.GoAsync("/ra-soat/mo");
        await office.LookAsync("mo");
        await office.Page.Locator("input[name=title]").FillAsync($"Rà soát chế độ báo cáo {width}");
        await office.Page.Locator("input[name=basisSymbol]").FillAsync("08/CT-UBND");
        await office.Page.Locator("input[name=due]").FillAsync("2021-09-30");
        await office.Page.Locator("input[name='regimes[0].chosen']").CheckAsync();
        await office.ClickAsync("Mở đợt rà soát và báo các chức danh");
        await Expect(office.Page.Locator(".summary")).ToContainTextAsync("Chọn chức danh rà soát");
        await office.LookAsync("mo-thieu");
        await office.Page.Locator("select[name='regimes[0].post']").SelectOptionAsync(new SelectOptionValue { Label = "Công chức Địa chính – Nông nghiệp" });
        await office.ClickAsync("Mở đợt rà soát và báo các chức danh");
        var campaign = new Uri(office.Page.Url).AbsolutePath;

        var reviewer = await tenant.SignInAsync("diachinh", width);
        await reviewer.LookAsync("viec-cua-toi");
        await reviewer.GoAsync("/ra-soat");
        await reviewer.LookAsync("ra-soat");
        await reviewer.Page.Locator(".due .btn").First.ClickAsync();
        await reviewer.LookAsync("che-do");
        await reviewer.Page.Locator("table.data a").First.ClickAsync();
        await Expect(reviewer.Page.Locator("#change")).ToBeHiddenAsync();
        await reviewer.Page.GetByLabel("Sửa đổi").First.CheckAsync();
        await reviewer.Page.Locator("#change").FillAsync("Gửi chậm nhất 14 giờ thứ Sáu.");
        await reviewer.Page.Locator("#reason").FillAsync("Giờ ghi trong văn bản đến trước giờ nơi gửi phải gửi.");
        await reviewer.LookAsync("ket-luan");
        await reviewer.ClickAsync("Ghi kết luận");
        await Expect(reviewer.Page.Locator(".summary")).ToContainTextAsync("căn cứ còn hiệu lực");
        await reviewer.Page.GetByLabel("Còn hiệu lực").CheckAsync();
        await reviewer.ClickAsync("Ghi kết luận");
        await Expect(reviewer.Page.Locator(".flash")).ToContainTextAsync("Đã ghi kết luận");
        await reviewer.LookAsync("da-ket-luan");

        await office.GoAsync(campaign);
        await office.LookAsync("dot");
        await office.GoAsync(campaign + "/don-doc");
        await office.LookAsync("don-doc");
        await office.GoAsync(campaign + "/dong");
        await office.LookAsync("dong");
        await office.Page.Locator("#note").FillAsync("Phần còn lại rà soát trong quý IV.");
        await office.Page.Locator(".btn.danger").ClickAsync();
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã đóng đợt rà soát");
        await office.LookAsync("da-dong");
        if (width == 1280)
        {
            await office.GoAsync(campaign + "/in");
            await office.LookAsync("in");
        }
    }
}
