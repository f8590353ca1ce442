using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GiaoBan.Tests.Data;

/// <summary>The schema is SQL and the model is written by hand (adr/0003): here they are held against each other.</summary>
public sealed class ModelMatchesCatalogTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Model_AgainstTheMigratedCatalog_NamesTheSameColumnsTypesAndKeys()
    {
        await using var source = await fixture.Postgres.NewDatabaseAsync();
        Assert.Equal("", string.Join('\n', await DifferencesAsync(source)));
    }

    [Theory]
    [InlineData("alter table drafts drop column saved_by", "drafts.saved_by")]
    [InlineData("alter table units add column extra int", "units.extra")]
    [InlineData("alter table units alter column name drop not null", "units.name")]
    [InlineData("alter table targets alter column year type bigint", "targets.year")]
    [InlineData("alter table reviews drop constraint reviews_pkey, add primary key (review_id)", "reviews key")]
    public async Task Model_AgainstACatalogThatWasChanged_SaysWhere(string change, string place)
    {
        await using var source = await fixture.Postgres.NewDatabaseAsync();
        await using (var command = source.CreateCommand(change))
        {
            await command.ExecuteNonQueryAsync();
        }

        Assert.StartsWith(place, Assert.Single(await DifferencesAsync(source)), StringComparison.Ordinal);
    }

    private async Task<List<string>> DifferencesAsync(NpgsqlDataSource source)
    {
        await using var scope = fixture.App.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>().Model;
        var catalog = await CatalogAsync(source);
        var keys = await KeysAsync(source);
        var differences = new List<string>();
        foreach (var entity in model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
            var mapped = entity.GetProperties().ToDictionary(
                p => p.GetColumnName(table)!, p => $"{p.GetColumnType()}{(p.IsNullable ? "" : " not null")}");
            var stored = catalog[table.Name].ToDictionary(c => c.Column, c => c.Type);
            differences.AddRange(mapped.Keys.Union(stored.Keys).Order(StringComparer.Ordinal)
                .Where(column => Plain(mapped.GetValueOrDefault(column)) != Plain(stored.GetValueOrDefault(column)))
                .Select(column => $"{table.Name}.{column}: model {mapped.GetValueOrDefault(column)}, catalog {stored.GetValueOrDefault(column)}"));
            var key = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName(table)));
            if (keys.GetValueOrDefault(table.Name) != key)
            {
                differences.Add($"{table.Name} key: model {key}, catalog {keys.GetValueOrDefault(table.Name)}");
            }
        }

        return differences;
    }

    private static string? Plain(string? type) => type?
        .Replace("timestamp with time zone", "timestamptz", StringComparison.Ordinal)
        .Replace("character varying", "varchar", StringComparison.Ordinal);

    private static async Task<ILookup<string, (string Column, string Type)>> CatalogAsync(NpgsqlDataSource source) =>
        (await RowsAsync(
            source,
            """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
            """)).ToLookup(r => r[0], r => (r[1], r[2]));

    private static async Task<Dictionary<string, string>> KeysAsync(NpgsqlDataSource source) =>
        (await RowsAsync(
            source,
            """
            select c.relname, string_agg(a.attname, ', ' order by k.place)
            from pg_constraint p join pg_class c on c.oid = p.conrelid, unnest(p.conkey) with ordinality k (number, place), pg_attribute a
            where p.contype = 'p' and a.attrelid = c.oid and a.attnum = k.number
            group by c.relname
            """)).ToDictionary(r => r[0], r => r[1]);

    private static async Task<List<string[]>> RowsAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
