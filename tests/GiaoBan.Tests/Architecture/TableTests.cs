using GiaoBan.App.Commands;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GiaoBan.Tests.Architecture;

public sealed class TableTests(PostgresFixture postgres)
{
    private static readonly Dictionary<string, string> Rows = TableRules.RowTables();

    [Fact]
    public void Tables_AreWritten_ByTheirOwnModuleOnly()
    {
        using var modules = ModuleDefinition.ReadModule(typeof(GiaoBanDbContext).Assembly.Location);
        using var app = ModuleDefinition.ReadModule(typeof(NumberCommand).Assembly.Location);
        Assert.Empty(TableRules.Violations(modules, ModuleRules.Product.ModuleOf, Rows));
        Assert.Empty(TableRules.Violations(app, type => (ModuleRules.Product with { Root = "GiaoBan.App" }).ModuleOf(type), Rows));
    }

    [Fact]
    public async Task Tables_OfTheCatalog_HaveAnOwnerEach()
    {
        await using var source = await postgres.NewDatabaseAsync();
        await using var command = source.CreateCommand("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')");
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        Assert.Contains("obligations", tables);
        Assert.DoesNotContain(tables, t => !TableRules.IsOwned(t));
    }

    [Theory]
    [InlineData("insert into obligations values ($1)")]
    [InlineData("with x as (select 1) update obligations o set review = 'none' from x")]
    [InlineData("DELETE FROM obligations")]
    [InlineData("copy obligations (tenant_id) from stdin (format binary)")]
    public void Violations_SqlOfAnotherModule_IsFound(string sql)
    {
        using var code = new PlantedCode();
        code.Method(code.Class("GiaoBan.Modules.Compliance.Planted"), il => il.Emit(OpCodes.Ldstr, sql));
        code.Method(code.Class("GiaoBan.Modules.Reporting.Own"), il => il.Emit(OpCodes.Ldstr, sql));
        Assert.Equal("GiaoBan.Modules.Compliance.Planted (Compliance) writes obligations", Assert.Single(Found(code)));
    }

    [Fact]
    public void Violations_ARowMadeChangedOrDeletedElsewhere_IsFound()
    {
        using var code = new PlantedCode();
        MethodReference Import(System.Reflection.MethodBase method) => code.Module.ImportReference(method);
        var deleted = typeof(RelationalQueryableExtensions).Assembly.GetTypes().Append(typeof(EntityFrameworkQueryableExtensions)).Append(typeof(RelationalQueryableExtensions))
            .SelectMany(t => t.GetMethods()).First(m => m.Name == "ExecuteDeleteAsync").MakeGenericMethod(typeof(Draft));
        code.Method(code.Class("GiaoBan.Modules.Compliance.Made"), il => il.Emit(OpCodes.Newobj, Import(typeof(AuditEvent).GetConstructors()[0])));
        code.Method(code.Class("GiaoBan.Modules.Compliance.Changed"), il => il.Emit(OpCodes.Callvirt, Import(typeof(Obligation).GetProperty("Review")!.SetMethod!)));
        code.Method(code.Class("GiaoBan.Modules.Compliance.Deleted"), il => il.Emit(OpCodes.Call, Import(deleted)));
        code.Method(code.Class("GiaoBan.Modules.Compliance.Removed"), il => il.Emit(OpCodes.Callvirt, Import(typeof(DbSet<Draft>).GetMethod("Remove")!)));
        Assert.Equal(4, Found(code).Count());
    }

    private static IEnumerable<string> Found(PlantedCode code) => TableRules.Violations(code.Module, ModuleRules.Product.ModuleOf, Rows);
}
