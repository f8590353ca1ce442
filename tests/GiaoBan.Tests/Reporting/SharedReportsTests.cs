using GiaoBan.Domain;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Reporting;

/// <summary>A report, once accepted, is read by the units that the regime lets read it, and by no others (LC-3).</summary>
public sealed class SharedReportsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Focal = "vp-dau-moi-chinh-quyen";
    private const string Reader = "tyt";
    private const string Stranger = "tc-kt";

    [Fact]
    public async Task Shared_OnceAccepted_IsReadByTheUnitsNamedAndNoOther()
    {
        await using var week = await OpenAsync();
        var report = await week.SourceAsync("dia-chinh-nn");
        await week.SendAsync("dia-chinh-nn", "Kiểm tra 02 vườn mẫu.");
        Assert.Equal("reporting.obligation.not-found", (await ReadAsync(week, Reader, report, 1)).Error.Code);
        Assert.Empty(await ListAsync(week, Reader));

        await AcceptAsync(week, report, 1);
        var read = (await ReadAsync(week, Reader, report, 1)).Value!;
        Assert.True(read.IsShared);
        Assert.Equal("Kiểm tra 02 vườn mẫu.", read.Version.Content.Sections[0].Text);
        Assert.Empty(read.Reviews);
        Assert.True((await week.DoAsync<GetVersions, SubmissionVersion>(h => h.OneAsync(week.Holder(Reader), report, 1, default))).IsOk);
        Assert.Equal(
            "reporting.obligation.not-found",
            (await week.DoAsync<GetVersions, IReadOnlyList<SubmissionVersion>>(h => h.AllAsync(week.Holder(Reader), report, default))).Error.Code);
        Assert.Equal("reporting.obligation.not-found", (await ReadAsync(week, Stranger, report, 1)).Error.Code);
        Assert.Equal(report, Assert.Single(await ListAsync(week, Reader)).ObligationId);
        Assert.Empty(await ListAsync(week, Stranger));
    }

    [Fact]
    public async Task Shared_AnotherReportOfTheSameUnit_StaysClosed()
    {
        await using var week = await OpenAsync();
        var month = await week.SourceAsync("dia-chinh-nn", "thang", "%");
        await week.SendAsync("dia-chinh-nn", Domain.Reporting.ReportContent.Empty with { Nil = true }, "thang", "%");
        await week.App.ExecuteAsync($"update obligations set review = 'accepted' where obligation_id = '{month}'");
        Assert.False((await ReadAsync(week, Reader, month, 1)).IsOk);
    }

    /// <summary>A correction closes the report until it is accepted too; the version that was returned is never shared.</summary>
    [Fact]
    public async Task Shared_ACorrectionNotYetAccepted_IsNotReadNorWhatItCorrects()
    {
        await using var week = await OpenAsync();
        var report = await week.SourceAsync("dia-chinh-nn");
        await week.SendAsync("dia-chinh-nn", "Bản đầu 1 việc.");
        Assert.True((await week.ReturnAsync(report, 1)).IsOk);
        Assert.False((await ReadAsync(week, Reader, report, 1)).IsOk);
        await week.SendAsync("dia-chinh-nn", "Bản sửa 2 việc.");
        Assert.False((await ReadAsync(week, Reader, report, 2)).IsOk);
        await AcceptAsync(week, report, 2);
        Assert.Equal("Bản sửa 2 việc.", (await ReadAsync(week, Reader, report, 2)).Value!.Version.Content.Sections[0].Text);
        Assert.Null((await ReadAsync(week, Reader, report, 2)).Value!.Before);
        Assert.False((await ReadAsync(week, Reader, report, 1)).IsOk);
        Assert.Equal(2, Assert.Single(await ListAsync(week, Reader)).Version);
    }

    [Fact]
    public async Task Version_OfOnesOwn_IsReadWholeAlsoWhereItIsShared()
    {
        await using var week = await OpenAsync();
        var report = await week.SourceAsync("tram-y-te");
        await week.SendAsync("tram-y-te", "Tiêm 14 người.");
        await AcceptAsync(week, report, 1);
        var own = (await ReadAsync(week, Reader, report, 1)).Value!;
        Assert.False(own.IsShared);
        Assert.NotEmpty(own.Reviews);
        Assert.Empty(await ListAsync(week, Reader));
    }

    private Task<StreamWeek> OpenAsync()
    {
        var pack = PackCatalog.BesideProgram.Source("son-kim-2-62").Value!.Yaml;
        const string code = "  - code: tuan-chinh-quyen\n    name: Báo cáo tuần khối chính quyền\n";
        Assert.Contains(code, pack, StringComparison.Ordinal);
        return StreamWeek.OpenAsync(fixture, pack.Replace(code, code + "    sharedWith: { kinds: [tram-y-te] }\n", StringComparison.Ordinal));
    }

    private static Task<Result<ReportVersion>> ReadAsync(StreamWeek week, string post, Guid report, int version) =>
        week.DoAsync<GetReportVersion, ReportVersion>(h => h.HandleAsync(week.Holder(post), report, version, default));

    private static Task<IReadOnlyList<SharedReport>> ListAsync(StreamWeek week, string post) =>
        week.App.InTenantAsync(StreamWeek.Tenant, s => ((ListSharedReports)s.GetService(typeof(ListSharedReports))!).HandleAsync(week.Holder(post), default));

    private static async Task AcceptAsync(StreamWeek week, Guid report, int version) =>
        Assert.True((await week.DoAsync<AcceptSubmission, int>(h => h.HandleAsync(week.Holder(Focal), report, version, default))).IsOk);
}
