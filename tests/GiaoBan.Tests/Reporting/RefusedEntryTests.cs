using System.Net;
using GiaoBan.Domain.Reporting;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Reporting;

/// <summary>What is refused is refused in words, at its place; what was typed stays, and nothing is sent (ALL-1).</summary>
public sealed class RefusedEntryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Upload = "button[value=upload]";
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("8.5", "“8.5” là")]
    [InlineData("1,234", "“1,234” là")]
    [InlineData("12 ha", "Bỏ “ha”")]
    public async Task Number_ThatIsUnclear_IsAskedAboutAtItsCellAndStaysAsTyped(string typed, string words)
    {
        await using var app = await fixture.NewAppAsync();
        var (stage, form) = await OpenAsync(app);
        var asked = await JourneyTests.Filled(form).Fill("figures[0].value", typed).SubmitAsync(JourneyTests.Check);
        Assert.Equal(form.Path, asked.Path);
        Assert.Equal("true", asked.One("input[name='figures[0].value']").GetAttribute("aria-invalid"));
        Assert.Contains(words, asked.Words("main"), StringComparison.Ordinal);
        Assert.Equal("#figures_0__value", asked.All(".summary a")[0].GetAttribute("href"));
        Assert.Equal((typed, "0,5"), (asked.Form()["figures[0].value"], asked.Form()["figures[1].value"]));
        Assert.Equal(0, await stage.CountAsync("submission_versions"));
        Assert.Equal(0, await stage.CountAsync("audit_events where kind like 'reporting.%'"));
        Assert.Equal(form.Path, (await asked.Browser.GetAsync(form.Path + "/kiem-tra")).Path);
    }

    [Theory]
    [InlineData("sections[0].text", ReportLimits.SectionText)]
    [InlineData("activities[0].text", ReportLimits.LineText)]
    [InlineData("activities[0].place", ReportLimits.ShortText)]
    [InlineData("plan[0].text", ReportLimits.LineText)]
    [InlineData("plan[0].participants", ReportLimits.Participants)]
    public async Task Text_AtItsLimit_IsTakenAndOneMoreIsRefusedInWords(string field, int limit)
    {
        await using var app = await fixture.NewAppAsync();
        var (_, form) = await OpenAsync(app);
        var refused = await JourneyTests.Filled(form).Fill(field, new string('a', limit + 1)).SubmitAsync(JourneyTests.Check);
        Assert.Equal(form.Path, refused.Path);
        Assert.Contains($"Dài {limit + 1:#,0} ký tự, nhiều nhất {limit:#,0}".Replace(',', '.').Replace("tự.", "tự,", StringComparison.Ordinal), refused.Words("main"), StringComparison.Ordinal);
        Assert.Equal(limit + 1, refused.Form()[field]!.Length);
        Assert.EndsWith("/kiem-tra", (await refused.Form().Fill(field, new string('a', limit)).SubmitAsync(JourneyTests.Check)).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("activities", ReportLimits.Activities, "Nhiều nhất 100 dòng việc khác")]
    [InlineData("plan", ReportLimits.PlanLines, "Nhiều nhất 100 dòng kế hoạch")]
    public async Task Lines_AtTheirLimit_AreTakenAndOneMoreIsRefusedInWords(string list, int limit, string words)
    {
        await using var app = await fixture.NewAppAsync();
        var (_, form) = await OpenAsync(app);
        var refused = await WithLines(form, list, limit + 1).SubmitAsync(JourneyTests.Check);
        Assert.Equal(form.Path, refused.Path);
        Assert.Contains(words, refused.Words("main"), StringComparison.Ordinal);
        Assert.Equal("việc 101", refused.Form()[$"{list}[{limit}].text"]);
        Assert.EndsWith("/kiem-tra", (await WithLines(form, list, limit).Forge("version", refused.Form()["version"]!).SubmitAsync(JourneyTests.Check)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_MoreThanAFormMayHave_AreRefusedWithoutAFault()
    {
        await using var app = await fixture.NewAppAsync();
        var (stage, form) = await OpenAsync(app);
        var request = form.Form();
        for (var i = 0; i <= App.Hosting.RequestLimits.FormFields; i++)
        {
            request.Forge($"x{i}", "1");
        }

        var refused = await request.SubmitAsync(JourneyTests.Check);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Yêu cầu chưa đọc được", refused.Body, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("drafts"));
    }

    [Fact]
    public async Task Attachment_AtTheSizeLimit_IsTakenAndOneByteMoreIsRefusedInWords()
    {
        await using var app = await fixture.NewAppAsync();
        var (stage, form) = await OpenAsync(app);
        var taken = await form.Form().Attach("file", "du-lieu.txt", "text/plain", new byte[ReportLimits.AttachmentBytes]).SubmitAsync(Upload);
        Assert.Contains("du-lieu.txt", taken.Words("main"), StringComparison.Ordinal);
        var refused = await JourneyTests.Filled(taken).Attach("file", "lon.txt", "text/plain", new byte[ReportLimits.AttachmentBytes + 1]).SubmitAsync(Upload);
        Assert.Contains("Tệp “lon.txt” lớn hơn 10 MB", refused.Words("main"), StringComparison.Ordinal);
        Assert.Equal("34", refused.Form()["figures[0].value"]);
        Assert.Equal(1, await stage.CountAsync("attachments"));
    }

    [Fact]
    public async Task Attachments_MoreThanTenOrPast25Megabytes_AreRefusedInWords()
    {
        await using var app = await fixture.NewAppAsync();
        var (_, form) = await OpenAsync(app);
        var many = JourneyTests.Filled(form);
        for (var i = 1; i <= ReportLimits.Attachments + 1; i++)
        {
            many.Attach("file", $"tep-{i}.txt", "text/plain", "abc"u8.ToArray());
        }

        var eleven = await many.SubmitAsync(JourneyTests.Check);
        Assert.Contains("Nhiều nhất 10 tệp", eleven.Words("main"), StringComparison.Ordinal);
        Assert.Equal(11, eleven.All("button[value^='remove:']").Count);
        var ten = await eleven.Form().SubmitAsync("div.row:nth-of-type(11) button[value^='remove:']");
        Assert.Equal(10, ten.All("button[value^='remove:']").Count);
        Assert.EndsWith("/kiem-tra", (await ten.Form().SubmitAsync(JourneyTests.Check)).Path, StringComparison.Ordinal);

        await using var second = await fixture.NewAppAsync();
        var (_, other) = await OpenAsync(second);
        var heavy = await JourneyTests.Filled(other).Attach("file", "a.txt", "text/plain", new byte[10 * Megabyte]).Attach("file", "b.txt", "text/plain", new byte[10 * Megabyte])
            .Attach("file", "c.txt", "text/plain", new byte[(5 * Megabyte) + 1]).SubmitAsync(JourneyTests.Check);
        Assert.Contains("Các tệp cộng lại lớn hơn 25 MB", heavy.Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bao-cao.exe", "Không nhận loại tệp “bao-cao.exe”")]
    [InlineData("anh.png", "không đúng với đuôi tệp")]
    public async Task Attachment_OfAKindNotTaken_IsRefusedInWords(string name, string words)
    {
        await using var app = await fixture.NewAppAsync();
        var (stage, form) = await OpenAsync(app);
        var refused = await JourneyTests.Filled(form).Attach("file", name, "application/octet-stream", "MZ"u8.ToArray()).SubmitAsync(Upload);
        Assert.Contains(words, refused.Words("main"), StringComparison.Ordinal);
        Assert.Equal("34", refused.Form()["figures[0].value"]);
        Assert.Equal(0, await stage.CountAsync("attachments"));
    }

    [Theory]
    [InlineData(32 * Megabyte, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(31 * Megabyte, HttpStatusCode.OK)]
    public async Task Body_PastItsLimit_IsRefusedAndBelowItIsRead(int bytes, HttpStatusCode status)
    {
        await using var app = await fixture.NewAppAsync(onKestrel: true);
        var (stage, form) = await OpenAsync(app);
        var sent = await form.Form().Attach("file", "lon.txt", "text/plain", new byte[bytes]).SubmitAsync(Upload);
        Assert.Equal(status, sent.Status);
        Assert.Contains(status == HttpStatusCode.OK ? "Tệp “lon.txt” lớn hơn 10 MB" : "Nội dung gửi lên quá lớn", sent.Body, StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("attachments"));
    }

    [Fact]
    public async Task Limits_OfAReport_StandOnThePage()
    {
        await using var app = await fixture.NewAppAsync();
        var (_, form) = await OpenAsync(app);
        Assert.Contains("Nhiều nhất 10 tệp, mỗi tệp 10 MB, tất cả 25 MB", form.Words("#file-hint"), StringComparison.Ordinal);
        Assert.Contains("mỗi mục 20.000 ký tự; 100 dòng việc khác, 100 dòng kế hoạch, mỗi dòng 2.000 ký tự", form.Words("#gioi-han"), StringComparison.Ordinal);
    }

    private static async Task<(ReportStage Stage, TestPage Form)> OpenAsync(TestApp app)
    {
        var stage = await ReportStage.BuildAsync(app);
        return (stage, await (await stage.SignInAsync("lan")).GetAsync($"/bao-cao/{await stage.ObligationAsync()}"));
    }

    private static TestForm WithLines(TestPage page, string list, int lines)
    {
        var form = page.Form().Fill("sections[0].text", "Đã thu hoạch 34 ha lúa hè thu tại 4 thôn.");
        for (var i = 0; i < lines; i++)
        {
            form.Forge($"{list}[{i}].text", $"việc {i + 1}");
            form = list == "plan"
                ? form.Forge($"plan[{i}].date", "2021-08-23")
                : form.Forge($"activities[{i}].kind", "bao-cao").Forge($"activities[{i}].count", "1");
        }

        return form;
    }
}
