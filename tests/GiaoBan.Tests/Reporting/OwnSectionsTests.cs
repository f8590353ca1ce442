using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Reporting;

/// <summary>DB-6: district committees report on four fields more than others; who is one is decided by the deadline's day.</summary>
public sealed class OwnSectionsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int Tenant = 1;

    [Fact]
    public async Task Find_UnitsOfTwoKinds_HaveTheirOwnOutlines()
    {
        await using var app = await fixture.NewAppAsync();
        app.Clock.SetTo(2022, 2, 1, 8, 0);
        await app.ExecuteAsync("insert into tenants values (1, 'tinh-thu', 'Tỉnh Thử', true, '2021-01-01T00:00:00Z')");
        await app.InTenantAsync(Tenant, FillAsync);

        var committee = await TermsOf(app, "huyen-mau");
        var office = await TermsOf(app, "so-mau");
        var shared = office.Outline!.Sections.Select(s => s.Code).ToList();
        var own = committee.Outline!.Sections.Select(s => s.Code).Except(shared).ToList();
        Assert.Equal(4, own.Count);
        Assert.Equal(committee.Pack.OutlineOf(committee.Requirement)!.Sections.Where(s => s.OnlyFor is not null).Select(s => s.Code), own);
        Assert.Equal(own, FormShape.Of(committee).Sections.Select(s => s.Code).Except(FormShape.Of(office).Sections.Select(s => s.Code)));

        var report = ReportContent.Empty with { Sections = [.. own.Select(code => new SectionText(code, "Đã hoàn thành 12 chỉ tiêu."))] };
        Assert.Empty(ReportReview.Refusals(committee, report));
        Assert.Equal(["reporting.section.unknown"], ReportReview.Refusals(office, report).Select(e => e.Code).Distinct());

        // A unit that is no committee any more from May on keeps its outline for what was due before, and loses it after.
        await app.ExecuteAsync("insert into unit_terms select tenant_id, unit_id, '2022-05-01', 'so-ban-nganh', block, name, short_name, 'Sắp xếp lại' from units where code = 'huyen-mau'");
        Assert.Equal(4, (await TermsOf(app, "huyen-mau")).Outline!.Sections.Count - shared.Count);
        Assert.Equal(shared, (await TermsOf(app, "huyen-mau", "6-thang")).Outline!.Sections.Select(s => s.Code));
    }

    private static async Task FillAsync(IServiceProvider services)
    {
        var (rows, ids) = (services.GetRequiredService<GiaoBanDbContext>(), services.GetRequiredService<IdSource>());
        foreach (var (code, kind) in new[] { ("huyen-mau", "huyen-uy"), ("so-mau", "so-ban-nganh") })
        {
            var unit = new Unit
            {
                TenantId = Tenant,
                UnitId = ids.Next(),
                Code = code,
                Name = code,
                ShortName = code,
                Kind = kind,
                Block = "dang",
                SortOrder = 0,
                ValidFrom = new LocalDate(2021, 1, 1),
            };
            rows.Units.Add(unit);
            await rows.SaveChangesAsync();
            rows.Posts.Add(new Post
            {
                TenantId = Tenant,
                PostId = ids.Next(),
                UnitId = unit.UnitId,
                Code = "bao-cao-" + code,
                Title = code,
                Roles = ["contributor"],
                Reports = true,
                ValidFrom = unit.ValidFrom,
            });
            await rows.SaveChangesAsync();
        }

        var pack = PackCatalog.BesideProgram.Source("dien-bien-353").Value!;
        Assert.True((await services.GetRequiredService<ImportRegime>().HandleAsync(new ImportRegimeRequest(pack.Yaml, pack.Name), null, CancellationToken.None)).IsOk);
        await services.GetRequiredService<MakeObligationsAhead>().HandleAsync(Tenant, CancellationToken.None);
    }

    private static async Task<ObligationTerms> TermsOf(TestApp app, string unit, string requirement = "quy-1")
    {
        var id = await app.ScalarAsync<Guid>(
            "select o.obligation_id from obligations o join units u using (tenant_id, unit_id) where u.code = $1 and o.requirement = $2 and o.absorbed_into is null", unit, requirement);
        return (await app.InTenantAsync(Tenant, s => s.GetRequiredService<ObligationReader>().FindAsync(Tenant, id, CancellationToken.None)))!;
    }
}
