using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>The regime editor on the screen and on a phone: dates while one types, every part whole (LC-1, ALL-2).</summary>
public sealed class RegimeEditorTests(TrainingTenant tenant) : IClassFixture<TrainingTenant>
{
    private const string Home = "/che-do/son-kim-2-62/soan";

    [Fact]
    public async Task Deadline_TypedInWords_ShowsItsDatesAtOnce()
    {
        var office = await BeginAsync(1280);
        await office.GoAsync($"{Home}/ky-han?ma=tuan-chinh-quyen");
        await Expect(office.Page.Locator("#dates")).ToContainTextAsync("20:00");
        await Expect(office.Page.Locator("button[value=dates]")).ToBeHiddenAsync();
        await office.Page.Locator("[name='deadlines[0].Words']").FillAsync("chậm nhất 16h30 thứ Tư hằng tuần");
        await Expect(office.Page.Locator("#dates")).ToContainTextAsync("Thứ Tư, 25/8/2021, 16:30");
        await office.Page.Locator("[name='deadlines[0].Words']").FillAsync("khi nào xong thì gửi");
        await Expect(office.Page.Locator("#dates .error")).ToContainTextAsync("Nơi gửi");
        await office.Page.Locator("[name='cadence.Every']").SelectOptionAsync("month");
        await Expect(office.Page.Locator("[name='cadence.StartsOn']")).ToBeHiddenAsync();
        await Expect(office.Page.Locator("[name='cadence.WindowWords']")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Editor_EveryPage_IsWhole(int width)
    {
        var office = await BeginAsync(width);
        await office.GoAsync($"{Home}/ky-han?ma=tuan-lanh-dao");
        await office.Page.Locator("[name='deadlines[0].Words']").FillAsync("chậm nhất 16h thứ Tư hằng tuần");
        await office.ClickAsync("Lưu vào bản soạn");
        await office.GoAsync(Home);
        await Expect(office.Page.Locator("aside .edit-changes")).ToContainTextAsync("thứ Tư");
        await office.LookAsync("soan");
        string[] pages =
        [
            "/can-cu", "/muc/bao-cao", "/muc/loi-van", "/loi-van?ma=1-han-dau-moi", "/loi-van", "/bao-cao?ma=tuan-chinh-quyen", "/bao-cao", "/ky-han?ma=tuan-chinh-quyen", "/ky-han?ma=thang",
            "/de-cuong?ma=tuan-chinh-quyen", "/bieu?ma=covid-19", "/luong?ma=khoi-chinh-quyen", "/viec-khac", "/tep", "/ap-dung",
        ];
        foreach (var page in pages)
        {
            Assert.Equal(200, await office.GoAsync(Home + page));
            await office.LookAsync(page.Split('?')[0].Trim('/').Replace('/', '-'));
        }

        await office.GoAsync("/che-do/them");
        await office.LookAsync("them");
    }

    private async Task<Visitor> BeginAsync(int width)
    {
        var office = await tenant.SignInAsync("vanphong1", width);
        await office.GoAsync(Home);
        if (await office.Page.Locator("form[action*='handler=Start'] button").IsVisibleAsync())
        {
            await office.LookAsync("bat-dau");
            await office.ClickAsync("Bắt đầu soạn");
        }

        return office;
    }
}
