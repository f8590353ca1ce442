using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Compliance;

/// <summary>The small commune with many more units in four blocks: what a province's book is like.</summary>
internal static class BookStage
{
    /// <summary>Adds units, a post each, and what they owe until October.</summary>
    public static async Task AddUnitsAsync(TestApp app, int count)
    {
        await app.ExecuteAsync(
            $"""
            insert into units (tenant_id, unit_id, code, name, short_name, kind, block, sort_order, valid_from)
            select 1, gen_random_uuid(), 'don-vi-' || n, 'Hội đoàn thể số ' || n || ' của xã Thử', 'Hội số ' || n, 'doan-the',
                   (array['doan-the', 'dang', 'thon', 'lanh-dao'])[1 + n % 4], 100 + n, '2021-01-01'
            from generate_series(1, {count}) n;
            insert into posts (tenant_id, post_id, unit_id, code, title, roles, reports, valid_from)
            select 1, gen_random_uuid(), unit_id, 'ct-' || code, 'Chủ tịch ' || short_name, array['contributor'], true, '2021-01-01' from units where code like 'don-vi-%';
            """);
        await app.InTenantAsync(1, services => services.GetRequiredService<MakeObligations>().HandleAsync(1, new LocalDate(2021, 8, 16), new LocalDate(2021, 10, 10), default));
    }

    /// <summary>The commune with its late report, and the office.</summary>
    public static async Task<(ReportStage Stage, TestBrowser Office)> BuildAsync(TestApp app)
    {
        var stage = await ReportStage.BuildAsync(app);
        return (stage, await RoundUps.RoundUpStage.BuildAsync(app, stage));
    }
}
