using static Microsoft.Playwright.Assertions;

namespace GiaoBan.Browser.Tests;

/// <summary>An ad-hoc report on a desk and on a phone: recorded, written, read, instructed (DB-10).</summary>
public sealed class IncidentJourneyTests(TrainingTenant tenant) : IClassFixture<TrainingTenant>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Incident_FromTheCallToTheInstruction_IsWalkedWithoutAStumble(int width)
    {
        var office = await tenant.SignInAsync("vanphong1", width);
        await office.GoAsync("/bao-dot-xuat");
        await office.LookAsync("danh-sach");
        await office.GoAsync("/bao-dot-xuat/ghi");
        await office.LookAsync("ghi");
        var reporter = office.Page.Locator("select[name=reportedBy] option").Filter(new() { HasText = "Công chức Địa chính – Nông nghiệp" }).First;
        await office.Page.Locator("select[name=reportedBy]").SelectOptionAsync(await reporter.GetAttributeAsync("value") ?? "");
        await office.Page.GetByLabel("Nghiêm trọng", new() { Exact = true }).CheckAsync();
        await office.ClickAsync("Ghi báo cáo");
        await Expect(office.Page.Locator("h1")).ToContainTextAsync("Báo cáo đột xuất số");
        await office.LookAsync("da-ghi");
        var path = new Uri(office.Page.Url).AbsolutePath;

        var officer = await tenant.SignInAsync("diachinh", width);
        await officer.LookAsync("viec-cua-toi");
        await officer.GoAsync(path + "/van-ban");
        await officer.LookAsync("van-ban");
        await officer.Page.Locator("#facts").FillAsync("Sạt lở đường liên thôn, không có người bị nạn.");
        await officer.ClickAsync("Gửi báo cáo");
        await Expect(officer.Page.Locator(".flash")).ToContainTextAsync("Biên nhận");
        await officer.LookAsync("da-gui");
        await officer.GoAsync(path + "/nguoi-doc");
        await officer.LookAsync("nguoi-doc");

        await office.GoAsync(path);
        await office.LookAsync("chua-mo");
        await office.ClickAsync("Mở để đọc");
        await office.Page.GetByLabel("Ý kiến chỉ đạo").CheckAsync();
        await office.Page.Locator("#text").FillAsync("Cắm biển cấm, cử người trực.");
        await office.ClickAsync("Gửi ý kiến");
        await Expect(office.Page.Locator(".piece.instruction")).ToContainTextAsync("Cắm biển cấm");
        await office.LookAsync("chi-dao");
        await office.GoAsync("/bao-dot-xuat/so-lieu");
        await office.LookAsync("so-lieu");
    }
}
