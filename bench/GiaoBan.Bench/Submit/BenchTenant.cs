using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Bench.Submit;

/// <summary>A tenant with units that owe a weekly report of 50 figures, and one token per client.</summary>
internal sealed class BenchTenant(NpgsqlDataSource database, IClock clock)
{
    private const int TenantId = 1;
    public const int Figures = 50;
    public const int Officials = 32;

    /// <summary>Makes the tenant; each official holds the posts of every 32nd unit.</summary>
    /// <returns>Per official: the token, and the obligations it may answer.</returns>
    public async Task<IReadOnlyList<BenchOfficial>> MakeAsync(int units, int weeks, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InZone(Domain.Calendars.Deadline.Zone).Date;
        await PopulateAsync(units, today, now.ToDateTimeUtc(), cancellation);
        var tokens = await TokensAsync(now.ToDateTimeUtc(), cancellation);
        await ImportAsync(today, now.ToDateTimeUtc(), cancellation);

        var scope = new TenantScope();
        scope.Enter(TenantId);
        var options = new DbContextOptionsBuilder<GiaoBanDbContext>().UseNpgsql(database).Options;
        await using var rows = new GiaoBanDbContext(options, scope);
        var make = new MakeObligations(new ObligationPlans(rows, new RegimeLibrary(database), new HolidayBook(database)), database, new IdSource(clock), clock);
        await make.HandleAsync(TenantId, today, today.PlusWeeks(weeks), cancellation);
        await RunAsync("analyze", cancellation);
        return await ObligationsAsync(tokens, cancellation);
    }

    private async Task PopulateAsync(int units, LocalDate today, DateTime now, CancellationToken cancellation)
    {
        await RunAsync("insert into tenants values (1, 'bench', 'Bench', true, $1)", cancellation, now);
        await RunAsync(
            """
            with u as (insert into units select 1, gen_random_uuid(), 'u' || n, 'Đơn vị ' || n, 'ĐV ' || n, 'xa', 'xa', n, $2, null
                       from generate_series(1, $1) n returning unit_id, code, sort_order)
            insert into posts select 1, gen_random_uuid(), unit_id, 'p-' || code, 'Cán bộ tổng hợp', '{contributor}', true, $2, null from u
            """,
            cancellation, units, today.PlusDays(-30).ToDateOnly());
        await RunAsync("insert into officials select 1, gen_random_uuid(), 'Cán bộ ' || n, null, null from generate_series(1, $1) n", cancellation, Officials);
        await RunAsync(
            """
            insert into assignments
            select 1, gen_random_uuid(), p.post_id, o.official_id, $1, null
            from (select post_id, row_number() over (order by code) as n from posts) p
            join (select official_id, row_number() over (order by full_name) as n, count(*) over () as all_of from officials) o on p.n % o.all_of = o.n - 1
            """,
            cancellation, today.PlusDays(-30).ToDateOnly());
        await RunAsync(
            "insert into accounts select 1, gen_random_uuid(), official_id, 'b' || row_number() over (), 'x', gen_random_uuid(), 0, null, null, $1 from officials",
            cancellation, now);
    }

    private async Task<Dictionary<Guid, string>> TokensAsync(DateTime now, CancellationToken cancellation)
    {
        var tokens = new Dictionary<Guid, string>();
        foreach (var (account, official) in await PairsAsync("select account_id, official_id from accounts", cancellation))
        {
            var token = TokenText.Write(TenantId, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace("+", "-", StringComparison.Ordinal).Replace("/", "_", StringComparison.Ordinal).TrimEnd((char)61));
            tokens[official] = token;
            await RunAsync("insert into api_tokens values (1, $1, $2, '{all}', $3, $4, null)", cancellation, TokenText.Hash(token), account, now, now.AddDays(1));
        }

        return tokens;
    }

    private async Task ImportAsync(LocalDate today, DateTime now, CancellationToken cancellation)
    {
        var pack = Pack(today);
        await RunAsync(
            "insert into regime_versions values (1, gen_random_uuid(), 'bench', 1, $1, null, $2, $3, $4, null)",
            cancellation, today.ToDateOnly(), pack, SHA256.HashData(Encoding.UTF8.GetBytes(pack)), now);
    }

    private async Task<IReadOnlyList<BenchOfficial>> ObligationsAsync(Dictionary<Guid, string> tokens, CancellationToken cancellation)
    {
        var rows = await PairsAsync(
            """
            select o.obligation_id, a.official_id from obligations o
            join assignments a on a.tenant_id = o.tenant_id and a.post_id = o.post_id
            where o.tier = 'contributor' order by o.due_at, o.obligation_id
            """,
            cancellation);
        return [.. rows.GroupBy(r => r.Second).Select(g => new BenchOfficial(tokens[g.Key], [.. g.Select(r => r.First)]))];
    }

    private async Task<List<(Guid First, Guid Second)>> PairsAsync(string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var pairs = new List<(Guid, Guid)>();
        while (await reader.ReadAsync(cancellation))
        {
            pairs.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }

        return pairs;
    }

    private async Task RunAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A weekly report of two sections and 50 indicators, owed by every unit.</summary>
    private static string Pack(LocalDate from)
    {
        var lines = string.Join('\n', Enumerable.Range(1, Figures).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"      - {{ code: ct-{i}, name: Chỉ tiêu {i}, unit: hộ, decimals: 2, kind: flow }}")));
        return PackTemplate.Text
            .Replace("@from@", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@indicators@", lines, StringComparison.Ordinal);
    }
}

/// <summary>A client's identity and the reports it may send.</summary>
internal sealed record BenchOfficial(string Token, IReadOnlyList<Guid> Obligations);
