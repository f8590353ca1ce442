using GiaoBan.App.Demo;
using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace GiaoBan.Tests.Demo;

/// <summary>The training tenant (LC-4): half of week 33 is in, through the real handlers.</summary>
public sealed class DemoBuilderTests(PostgresFixture postgres)
{
    private const string Pack = "son-kim-2-62";

    // SK-1, SK-5: the first week under the regime, half an hour before its deadline.
    private static readonly Instant ThursdayEvening = At("2021-08-19T19:30:00+07:00");

    [Fact]
    public async Task BuildAsync_ThursdayEveningOfWeek33_HalfOfTheWeekIsInAndNothingIsLate()
    {
        await using var source = await MigratedAsync();
        var accounts = (await new DemoBuilder(source, Pack, ThursdayEvening).BuildAsync(CancellationToken.None)).Value!;

        Assert.InRange(await CountAsync(source, "units"), 25, 40);
        Assert.InRange(accounts.Accounts.Count, 22, 40);
        Assert.Contains(accounts.Accounts, a => a.UserName == "diachinh");
        const string Contributors = "obligations where requirement like 'tuan-%' and stream = '' and period_key = '2021-W33'";
        var owed = await CountAsync(source, Contributors);
        var sent = await CountAsync(source, Contributors + " and sent_version > 0");
        Assert.InRange(owed, 30, 40);
        Assert.InRange((double)sent / owed, 0.4, 0.65);
        Assert.Equal(0, await CountAsync(source, "obligations where first_verdict = 'late'"));
        Assert.True(await CountAsync(source, "obligations where nil") > 0);
        Assert.True(await CountAsync(source, "submission_versions where channel = 'phone' and channel_note <> ''") > 0);
        Assert.True(await CountAsync(source, "submission_versions where jsonb_array_length(attachments) > 0") > 0);
        Assert.True(await CountAsync(source, "drafts") > 3);
        Assert.Equal(2, await CountAsync(source, "obligations where review = 'returned'"));
        Assert.Equal(2, await CountAsync(source, "obligations where review = 'accepted'"));
        Assert.Equal(0, await CountAsync(source, "submission_versions where received_at > '2021-08-19T19:30:00+07:00'"));
    }

    [Fact]
    public async Task BuildAsync_Newcomer_HasADraftWithFiguresLeftAndThePlanTyped()
    {
        await using var source = await MigratedAsync();
        await new DemoBuilder(source, Pack, ThursdayEvening).BuildAsync(CancellationToken.None);
        const string Draft =
            """
            drafts d join obligations o using (tenant_id, obligation_id) join units u using (tenant_id, unit_id)
            where u.code = 'dia-chinh-nn' and o.requirement = 'tuan-chinh-quyen' and o.period_key = '2021-W33'
            """;
        Assert.Equal(1, await CountAsync(source, Draft + " and jsonb_array_length(content->'figures') between 1 and 3 and jsonb_array_length(content->'plan') > 0"));
    }

    [Fact]
    public async Task BuildAsync_EveryWeeklySubmission_FilesItsPlanWithIt()
    {
        await using var source = await MigratedAsync();
        await new DemoBuilder(source, Pack, ThursdayEvening).BuildAsync(CancellationToken.None);
        Assert.True(await CountAsync(source, "obligations where requirement = 'ke-hoach-tuan-toi' and sent_version > 0") > 5);
        Assert.Equal(0, await CountAsync(source, "obligations where requirement = 'ke-hoach-tuan-toi' and sent_version > 1"));
    }

    [Fact]
    public async Task BuildAsync_Targets_SumToThePackAndOpeningsLieBelow()
    {
        await using var source = await MigratedAsync();
        await new DemoBuilder(source, Pack, ThursdayEvening).BuildAsync(CancellationToken.None);
        Assert.Equal(3500m, await ScalarAsync<decimal>(source, "select sum(target) from targets where indicator = 'thang-ntm-kinh-phi' and year = 2021"));
        Assert.Equal(0, await CountAsync(source, "targets where opening is null or opening_last is null or opening < 0"));
        Assert.Equal(0, await CountAsync(source, "targets where target > 0 and opening > target and indicator not in ('ty-le-ho-ngheo', 'ho-so-tthc-qua-han')"));
        Assert.True(await CountAsync(source, "targets where target > 10 and opening between 0.5 * target and 0.85 * target") > 20);
    }

    [Fact]
    public async Task BuildAsync_Again_ChangesNothingButThePassword()
    {
        await using var source = await MigratedAsync();
        var first = (await new DemoBuilder(source, Pack, ThursdayEvening).BuildAsync(CancellationToken.None)).Value!;
        const string Sent = "submission_versions";
        var before = await CountAsync(source, Sent);
        var second = (await new DemoBuilder(source, Pack, ThursdayEvening + Duration.FromMinutes(5)).BuildAsync(CancellationToken.None)).Value!;
        Assert.Equal(before, await CountAsync(source, Sent));
        Assert.Equal(1, await CountAsync(source, "tenants"));
        Assert.Equal(1, await CountAsync(source, "regime_versions"));
        Assert.NotEqual(first.Password, second.Password);
        Assert.Equal(first.Accounts, second.Accounts);
    }

    [Fact]
    public async Task BuildAsync_FiveWeeksLater_TheBookShowsLateMissingReturnedAndNil()
    {
        await using var source = await MigratedAsync();
        await new DemoBuilder(source, Pack, At("2021-09-23T19:30:00+07:00")).BuildAsync(CancellationToken.None);
        const string Past = "obligations where stream = '' and due_at < '2021-09-20T00:00:00+07:00'";
        var owed = await CountAsync(source, Past);
        Assert.True(owed > 200);
        Assert.InRange((double)await CountAsync(source, Past + " and first_verdict = 'on-time'") / owed, 0.7, 0.95);
        Assert.True(await CountAsync(source, Past + " and first_verdict = 'late' and late_reason <> ''") > 3);
        Assert.True(await CountAsync(source, Past + " and sent_version = 0") > 3);
        Assert.True(await CountAsync(source, Past + " and nil") > 3);
        Assert.True(await CountAsync(source, Past + " and returned_count > 0 and sent_version > 1") > 3);
        Assert.True(await CountAsync(source, "obligations where stream <> '' and review = 'approved'") >= 25);
    }

    [Fact]
    public async Task BuildAsync_InstallationWithRealData_IsRefused()
    {
        await using var source = await MigratedAsync();
        await using var real = source.CreateCommand("insert into tenants values (1, 'xa-that', 'Xã thật', false, now())");
        await real.ExecuteNonQueryAsync();
        var refused = await new DemoBuilder(source, Pack, ThursdayEvening).BuildAsync(CancellationToken.None);
        Assert.Equal("demo.installation.real", refused.Error.Code);
        Assert.Equal(0, await CountAsync(source, "units"));
    }

    private async Task<NpgsqlDataSource> MigratedAsync()
    {
        var source = await postgres.NewEmptyDatabaseAsync();
        await new Migrator().MigrateAsync(source, CancellationToken.None);
        return source;
    }

    private static Instant At(string text) => OffsetDateTimePattern.Rfc3339.Parse(text).Value.ToInstant();

    private static Task<long> CountAsync(NpgsqlDataSource source, string from) => ScalarAsync<long>(source, "select count(*) from " + from);

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
