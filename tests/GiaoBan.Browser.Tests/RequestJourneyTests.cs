using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>A request on a desk and on a phone: made, taken on, declined, answered, withdrawn (DB-8, ALL-2).</summary>
public sealed class RequestJourneyTests(TrainingTenant tenant) : IClassFixture<TrainingTenant>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Request_FromMakingToWithdrawal_IsWalkedWithoutAStumble(int width)
    {
        var office = await tenant.SignInAsync("vanphong1", width);
        await office.GoAsync("/yeu-cau");
        await office.LookAsync("yeu-cau");
        await office.GoAsync("/yeu-cau/moi");
        await office.LookAsync("moi");
        await office.Page.Locator("input[name='yeu-cau.symbol']").FillAsync($"{width}/UBND");
        await office.Page.Locator("input[name='yeu-cau.title']").FillAsync("Rà soát hộ nghèo, hộ cận nghèo theo chuẩn mới và đề xuất hỗ trợ nhà ở");
        await office.Page.Locator("textarea[name='yeu-cau.content']").FillAsync("Báo cáo từng thôn, nêu rõ số hộ.\nKiến nghị nếu có.");
        await office.Page.Locator("input[name='yeu-cau.due.day']").FillAsync("2021-08-31");
        await office.Page.GetByLabel("Mọi đơn vị trừ nơi yêu cầu").CheckAsync();
        await office.Page.GetByLabel("Bỏ qua đơn vị chưa có chức danh").CheckAsync();
        await office.Page.Locator("input[name='yeu-cau.outline[0].title']").FillAsync("Kết quả rà soát");
        await office.ClickAsync("Thêm dòng số liệu");
        await office.Page.Locator("input[name='yeu-cau.form[0].name']").FillAsync("Số hộ nghèo");
        await office.Page.Locator("input[name='yeu-cau.form[0].unit']").FillAsync("hộ");
        await office.Page.Locator("main .btn[value=check]").ClickAsync();
        await Expect(office.Page.Locator(".note.ok")).ToContainTextAsync("đơn vị sẽ nhận yêu cầu");
        await office.LookAsync("xem-truoc");
        await office.ClickAsync("Lập yêu cầu và báo các đơn vị");
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã lập yêu cầu");
        var request = new Uri(office.Page.Url).AbsolutePath;
        await office.LookAsync("da-lap");

        var unit = await tenant.SignInAsync("diachinh", width);
        await unit.LookAsync("viec-cua-toi");
        await unit.GoAsync("/yeu-cau");
        await unit.LookAsync("yeu-cau");
        await unit.Page.Locator("a[href^='/yeu-cau/viec/']").First.ClickAsync();
        await unit.LookAsync("viec");
        await unit.ClickAsync("Đã nhận việc");
        await unit.Page.Locator("summary").GetByText("Từ chối (không thuộc lĩnh vực)").ClickAsync();
        await unit.LookAsync("tu-choi");
        await unit.Page.Locator("#reason").FillAsync("Việc này do công chức Văn hóa – xã hội theo dõi.");
        await unit.ClickAsync("Gửi từ chối");
        var part = new Uri(unit.Page.Url).AbsolutePath;

        await office.GoAsync(request);
        await office.LookAsync("co-tu-choi");
        await office.GoAsync(part);
        await office.Page.Locator("summary").GetByText("Chuyển cho đơn vị khác").ClickAsync();
        await office.LookAsync("tra-loi");
        await office.Page.Locator("#reason").FillAsync("Địa chính nắm số liệu đất ở.");
        await office.ClickAsync("Không đồng ý, vẫn phải gửi");
        await unit.GoAsync(part);
        await unit.LookAsync("van-phai-gui");
        await office.GoAsync(request + "/rut");
        await office.LookAsync("rut");
        await office.Page.Locator("#reason").FillAsync("Huyện đã rút văn bản.");
        await office.ClickAsync("Rút yêu cầu và báo các đơn vị");
        await office.LookAsync("da-rut");
        await office.GoAsync("/yeu-cau/su-kien");
        await office.LookAsync("su-kien");
        await office.GoAsync("/yeu-cau/ban-sao");
        await office.LookAsync("ban-sao");
        await unit.GoAsync("/yeu-cau/ban-sao/ghi");
        await unit.LookAsync("ghi-ban-sao");
    }
}
