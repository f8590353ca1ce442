using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Data;

public sealed class IntegrityCheckTests(PostgresFixture postgres)
{
    [Fact]
    public async Task RunAsync_EmptyDatabase_EveryCheckRunsAndFindsNothing()
    {
        await using var source = await postgres.NewDatabaseAsync();
        var findings = await new IntegrityCheck().RunAsync(source, CancellationToken.None);
        Assert.Contains("audit-leaf-hash", findings.Select(f => f.Check));
        Assert.All(findings, finding => Assert.Equal(0, finding.Violations));
    }

    [Fact]
    public async Task RunAsync_AuditEventWasTamperedWith_NamesIt()
    {
        await using var source = await postgres.NewDatabaseAsync();
        await using var command = source.CreateCommand(
            """
            insert into tenants values (1, 't', 'T', true, now());
            insert into audit_events (tenant_id, event_id, at, kind, subject, data, leaf_hash)
            select 1, gen_random_uuid(), now(), 'test.kind', subject, data, sha256('\x00'::bytea || convert_to('{}', 'UTF8'))
            from (values ('as-written', '{}'), ('changed', '{ }')) rows (subject, data)
            """);
        await command.ExecuteNonQueryAsync();
        var finding = (await new IntegrityCheck().RunAsync(source, CancellationToken.None)).Single(f => f.Check == "audit-leaf-hash");
        Assert.Equal(1, finding.Violations);
        Assert.Equal("changed", finding.Examples[0]["subject"]);
    }
}
