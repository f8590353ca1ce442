using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>The cells of the training tenant on a desk and on a phone: a month, the rota with its reasons, a wish answered, the summary (SK-7).</summary>
public sealed class CellJourneyTests(TrainingTenant tenant) : IClassFixture<TrainingTenant>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Cells_FromTheMonthToTheSummary_AreWalkedWithoutAStumble(int width)
    {
        var office = await tenant.SignInAsync("vanphong2", width);
        foreach (var (path, name) in new[]
        {
            ("/chi-bo?thang=2021-08", "thang"), ("/chi-bo/phan-cong?thang=2021-08", "phan-cong"), ("/chi-bo/so", "so"), ("/chi-bo/so/them", "them"), ("/chi-bo/ngay-nghi", "ngay-nghi"),
            ("/chi-bo/mau", "mau"), ("/chi-bo/y-kien", "y-kien"), ("/chi-bo/tong-hop?thang=2021-08", "tong-hop"),
        })
        {
            await office.GoAsync(path);
            await office.LookAsync("chi-bo-" + name);
        }

        await office.GoAsync("/chi-bo/so");
        await office.Page.Locator("table.data a").First.ClickAsync();
        await office.LookAsync("chi-bo-sua");
        await office.GoAsync("/chi-bo?thang=2021-08");
        await office.Page.Locator("table.data th a").First.ClickAsync();
        await office.LookAsync("chi-bo-buoi");
        await office.ClickAsync("Gửi bản sửa");
        await office.LookAsync("chi-bo-bao-cao");
        await office.GoAsync("/chi-bo/y-kien");
        await office.Page.Locator("table.data th a").First.ClickAsync();
        await office.LookAsync("chi-bo-mot-y-kien");
        await office.GoAsync("/chi-bo?thang=2021-09");
        await office.Page.Locator("table.data td a").First.ClickAsync();
        await office.LookAsync("chi-bo-lich");

        await office.GoAsync("/chi-bo/tong-hop?thang=2021-08");
        await office.Page.Locator("#note").FillAsync("Bàn giao để xem thử.");
        await office.Page.Locator("form.hand .btn").ClickAsync();
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã bàn giao bản");
        await office.LookAsync("chi-bo-ban-giao");
        if (width == 1280)
        {
            await office.GoAsync(new Uri(office.Page.Url).AbsolutePath + "/in");
            await office.LookAsync("chi-bo-in");
        }
    }
}
