using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>The week's schedule on a desk and on a phone: a room, entries, a clash, approval, publishing, list, board and paper (SK-10).</summary>
public sealed class ScheduleJourneyTests(TrainingTenant tenant) : IClassFixture<TrainingTenant>
{
    [Theory]
    [InlineData(1280, "2021-W36", "2021-09-07")]
    [InlineData(400, "2021-W37", "2021-09-14")]
    public async Task Schedule_FromTheRoomToThePublishedWeek_IsWalkedWithoutAStumble(int width, string week, string day)
    {
        var office = await tenant.SignInAsync("vanphong1", width);
        await office.GoAsync("/phong-xe/them");
        await office.LookAsync("phong-them");
        await office.Page.Locator("#name").FillAsync($"Phòng họp {width}");
        await office.Page.Locator("#seats").FillAsync("30");
        await office.Page.Locator("main form .btn").First.ClickAsync();
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã thêm");
        await office.LookAsync("phong-sua");
        await office.GoAsync("/phong-xe");
        await office.LookAsync("phong-xe");
        await office.ClickAsync($"Phòng họp {width}");
        await office.LookAsync("phong");

        await office.GoAsync($"/lich-cong-tac?tuan={week}");
        await office.LookAsync("lich-chua-ban-hanh");
        foreach (var (text, from, to) in new[] { ("Tập huấn phòng cháy", "08:00", "10:00"), ("Họp chi hội", "09:00", "11:00") })
        {
            await AddAsync(office, week, day, text, from, to, $"Phòng họp {width}");
        }

        await office.LookAsync("du-thao");
        await office.GoAsync("/chong-cheo");
        await office.LookAsync("chong-cheo");
        await office.ClickAsync($"Phòng họp {width}");
        await office.LookAsync("mot-chong-cheo");
        await office.ClickAsync("Họp chi hội");
        await office.LookAsync("dong");
        await office.Page.Locator("section.card a[href*='ngay=']").First.ClickAsync();
        await office.Page.Locator("form.edit .btn").ClickAsync();
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã lưu");
        await PublishAsync(office, week, width);

        var reader = await tenant.SignInAsync("diachinh", width);
        await reader.GoAsync($"/lich-cong-tac?tuan={week}");
        await Expect(reader.Page.Locator("table.schedule")).ToContainTextAsync("Tập huấn phòng cháy");
        await reader.LookAsync("lich-danh-sach");
        await reader.GoAsync($"/lich-cong-tac?tuan={week}&xem=bang");
        await reader.LookAsync("lich-bang");
        await reader.ClickAsync("Tập huấn phòng cháy");
        await reader.LookAsync("viec");
        await reader.GoAsync("/tai-khoan");
        await reader.ClickAsync("Tạo địa chỉ");
        await reader.LookAsync("tai-khoan-lich");
        if (width == 1280)
        {
            await reader.GoAsync($"/lich-cong-tac/in?tuan={week}");
            await reader.LookAsync("lich-in");
        }
    }

    private static async Task AddAsync(Visitor office, string week, string day, string text, string from, string to, string room)
    {
        await office.GoAsync($"/lich-cong-tac/them?tuan={week}");
        if (from == "08:00")
        {
            await office.LookAsync("them-viec");
        }

        await office.Page.Locator("#Input_text").FillAsync(text);
        await office.Page.Locator("#Input_day").FillAsync(day);
        await office.Page.Locator("#Input_from").FillAsync(from);
        await office.Page.Locator("#Input_to").FillAsync(to);
        await office.Page.Locator("#Input_people").FillAsync("Trưởng các thôn");
        await office.Page.Locator("#Input_room").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = $"{room} (30 chỗ)" });
        await office.Page.Locator("main form .btn").First.ClickAsync();
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã lưu");
    }

    private async Task PublishAsync(Visitor office, string week, int width)
    {
        var path = $"/lich-cong-tac/du-thao?tuan={week}";
        await office.GoAsync(path);
        await office.Page.Locator("form.propose .btn").ClickAsync();
        var chair = await tenant.SignInAsync("chutich", width);
        await chair.GoAsync(path);
        await chair.LookAsync("duyet-lich");
        await chair.Page.Locator("form.approve .btn").ClickAsync();
        await Expect(chair.Page.Locator(".flash")).ToContainTextAsync("Đã duyệt");
        await office.GoAsync(path);
        await office.Page.Locator("form.publish .btn").ClickAsync();
        await Expect(office.Page.Locator(".flash")).ToContainTextAsync("Đã ban hành bản 1");
        await office.LookAsync("da-ban-hanh");
    }
}
