using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Kills;

/// <summary>A report that a client may send again and again: each sending is one more version.</summary>
/// <param name="Token">Of an official of the unit.</param>
/// <param name="ObligationId">What is answered.</param>
/// <param name="PlanDay">A day of the week that its plan is for (SK-10).</param>
internal sealed record CampaignReport(string Token, Guid ObligationId, LocalDate PlanDay);

/// <summary>The commune of <see cref="ReportStage"/> in a data folder, for a program of its own.</summary>
internal static class CampaignStage
{
    public const string TenantCode = "xa-thu";

    private const int Tenant = 1;

    /// <summary>Makes it; nothing runs on the folder afterwards.</summary>
    public static async Task<IReadOnlyList<CampaignReport>> MakeAsync(string dataFolder)
    {
        var opened = await OpenDatabase.OpenAsync(new DatabaseOptions(dataFolder, null), NullLoggerFactory.Instance, CancellationToken.None);
        await using var database = opened.Value!;
        Assert.True((await new Migrator().MigrateAsync(database.Source, CancellationToken.None)).IsOk);
        await using var app = await TestApp.StartAsync(database.Source);
        await ReportStage.BuildAsync(app);

        // The program that will serve has the machine's clock, and a token lasts 30 days.
        app.Clock.SetTo(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        var reports = new List<CampaignReport>();
        foreach (var (account, obligation, from) in await RowsAsync(database.Source))
        {
            var issued = await app.InTenantAsync(Tenant, s => s.GetRequiredService<IssueToken>().Handle(new IssueTokenRequest(account, [], null), default));
            reports.Add(new CampaignReport(issued.Value!.Token, obligation, from.PlusDays(9)));
        }

        return reports;
    }

    private static async Task<List<(Guid Account, Guid Obligation, LocalDate From)>> RowsAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select a.account_id, o.obligation_id, o.period_from from obligations o
            join assignments g on g.tenant_id = o.tenant_id and g.post_id = o.post_id
            join accounts a on a.tenant_id = g.tenant_id and a.official_id = g.official_id
            where o.tier = 'contributor' and o.stream = '' and o.requirement in ('tuan-chinh-quyen', 'tuan-dang-doan-the')
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(Guid, Guid, LocalDate)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetGuid(0), reader.GetGuid(1), LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(2))));
        }

        return rows;
    }
}
