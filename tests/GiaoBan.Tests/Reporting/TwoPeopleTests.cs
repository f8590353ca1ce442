using System.Net;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Reporting;

/// <summary>Two people, or one person twice, on one report: nothing is overwritten, nothing is doubled.</summary>
public sealed class TwoPeopleTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Save = ".work-bar button[value=save]";
    private const string Section = "sections[0].text";

    [Fact]
    public async Task Save_AfterAColleague_ShowsBothVersionsAndOverwritesNothing()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var address = $"/bao-cao/{await stage.ObligationAsync()}";
        var (lan, hoa) = (await (await stage.SignInAsync("lan")).GetAsync(address), await (await stage.SignInAsync("hoa")).GetAsync(address));
        Assert.Equal(HttpStatusCode.OK, (await lan.Form().Fill(Section, "Bản của Lan: gặt 34 ha lúa.").SubmitAsync(Save)).Status);

        var told = await hoa.Form().Fill(Section, "Bản của Hoa: gặt 35 ha lúa.").Fill("figures[0].value", "35").SubmitAsync(Save);
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Trần Thị Lan đã lưu bản nháp này lúc", told.Words(".lead"), StringComparison.Ordinal);
        Assert.Equal(["Bản của Hoa: gặt 35 ha lúa.", "Bản của Lan: gặt 34 ha lúa."], told.All("tr:has(input[name='sections[ket-qua-chi-tieu]']) .typed").Select(e => e.TextContent));
        Assert.Contains("Bản của Lan", await DraftAsync(app), StringComparison.Ordinal);
        Assert.DoesNotContain("Bản của Hoa", await DraftAsync(app), StringComparison.Ordinal);

        var merged = await told.Form().Tick("sections[ket-qua-chi-tieu]", "theirs").SubmitAsync("button[value=merge]");
        Assert.Equal(address, merged.Path);
        Assert.Equal("Bản của Lan: gặt 34 ha lúa.", merged.Form()[Section]);
        Assert.Equal("35", merged.Form()["figures[0].value"]);
    }

    [Theory]
    [InlineData("mine", "Bản của Hoa: gặt 35 ha lúa.")]
    [InlineData("theirs", "Bản của Lan: gặt 34 ha lúa.")]
    public async Task Conflict_OneWholeVersionChosen_IsTheDraftThen(string choice, string kept)
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var address = $"/bao-cao/{await stage.ObligationAsync()}";
        var (lan, hoa) = (await (await stage.SignInAsync("lan")).GetAsync(address), await (await stage.SignInAsync("hoa")).GetAsync(address));
        await lan.Form().Fill(Section, "Bản của Lan: gặt 34 ha lúa.").SubmitAsync(Save);
        var told = await hoa.Form().Fill(Section, "Bản của Hoa: gặt 35 ha lúa.").SubmitAsync(Save);
        Assert.Equal(kept, (await told.Form().SubmitAsync($"button[value={choice}]")).Form()[Section]);
        Assert.Contains(kept, await DraftAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AfterAColleagueChangedTheDraft_IsRefusedAndShowsWhatWouldBeSent()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var address = $"/bao-cao/{await stage.ObligationAsync()}";
        var check = await JourneyTests.Filled(await (await stage.SignInAsync("lan")).GetAsync(address)).SubmitAsync(JourneyTests.Check);
        await (await (await stage.SignInAsync("hoa")).GetAsync(address)).Form().Fill("figures[0].value", "36").SubmitAsync(Save);
        var again = await check.Form().SubmitAsync();
        Assert.EndsWith("/kiem-tra", again.Path, StringComparison.Ordinal);
        Assert.NotEmpty(again.All(".summary.bad, .summary.error, [role=alert]"));
        Assert.Equal(0, await stage.CountAsync("submission_versions"));
        Assert.StartsWith("/bien-nhan/", (await again.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.Equal(36m, await app.ScalarAsync<decimal>("select figure_values[1] from submission_versions where cardinality(figure_values) > 0"));
    }

    [Fact]
    public async Task Send_TheSamePageManyTimesAtOnce_FilesOnceAndAllGetOneReceipt()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var browser = await stage.SignInAsync("lan");
        var check = await JourneyTests.Filled(await browser.GetAsync($"/bao-cao/{await stage.ObligationAsync()}")).SubmitAsync(JourneyTests.Check);
        var form = check.Form();
        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.SendAsync(form.Request())));
        Assert.StartsWith("/bien-nhan/2021-", Assert.Single(pages.Select(p => p.Path).Distinct()), StringComparison.Ordinal);
        Assert.Equal(2, await stage.CountAsync("submission_versions"));
        Assert.Equal(2, await stage.CountAsync("audit_events where kind like '%filed'"));
        Assert.Equal(pages[0].Path, (await browser.SendAsync(form.Request())).Path);
        Assert.Equal(2, await stage.CountAsync("submission_versions"));
    }

    [Fact]
    public async Task Report_OfAnotherUnit_IsNotThereForWhoeverHasNoPartInIt()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var id = await stage.ObligationAsync();
        var check = await JourneyTests.Filled(await (await stage.SignInAsync("lan")).GetAsync($"/bao-cao/{id}")).SubmitAsync(JourneyTests.Check);
        var receipt = (await check.Form().SubmitAsync()).Path;
        var other = await stage.SignInAsync("nga");
        foreach (var address in new[]
        {
            $"/bao-cao/{id}", $"/bao-cao/{id}?thay=giay", $"/bao-cao/{id}/kiem-tra", $"/bao-cao/{id}/ban/1", $"/bao-cao/{id}/tep/{Guid.Empty}", receipt, receipt + ".json",
            $"/so-theo-doi/bao-cao/{id}",
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
        }
    }

    private static async Task<string> DraftAsync(TestApp app) => (await app.ScalarAsync<string>("select content::text from drafts"))!;
}
