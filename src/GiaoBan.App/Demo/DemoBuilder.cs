using GiaoBan.App.Worker;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests;
using GiaoBan.Modules.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Tasks;
using GiaoBan.Modules.Urging;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.App.Demo;

/// <summary>An account of the demo.</summary>
public sealed record DemoAccount(string UserName, string FullName, string Posts);

/// <summary>What one needs to sign in: the password is the same for all.</summary>
/// <param name="Tenant">Whose data it is.</param>
/// <param name="Password">Of all accounts.</param>
/// <param name="First">User name of the account to begin with.</param>
/// <param name="Waits">Key of the text that says what waits there.</param>
/// <param name="Accounts">Everybody.</param>
public sealed record DemoAccounts(string Tenant, string Password, string First, string Waits, IReadOnlyList<DemoAccount> Accounts);

/// <summary>Makes the training tenant of <c>serve --demo</c> (LC-4), or opens the one that stands.</summary>
/// <param name="source">The migrated database.</param>
/// <param name="pack">Code of the demo and its pack: <c>son-kim-2-62</c>.</param>
/// <param name="now">The instant at which the demo's clock starts.</param>
public sealed class DemoBuilder(NpgsqlDataSource source, string pack, Instant now)
{
    private const int DaysAhead = 35;
    private const string Built = "organisation.demo-built";

    /// <summary>Codes of the demos that come with the program.</summary>
    public static IReadOnlyList<string> Codes() =>
        [.. Directory.EnumerateFiles(Folder("demos"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>Where a demo's clock starts unless it is told otherwise; null where it follows the machine's, or there is no such demo.</summary>
    public static Instant? UsualStart(string pack) => Codes().Contains(pack) ? Script(pack).Clock : null;

    /// <summary>Makes what is missing. A build that was cut off goes on where it stopped; two copies take turns.</summary>
    public async Task<Result<DemoAccounts>> BuildAsync(CancellationToken cancellation)
    {
        if (!Codes().Contains(pack))
        {
            return Error.NotFound("demo.pack.unknown", pack, string.Join(", ", Codes()));
        }

        var demo = Script(pack);
        var regime = await File.ReadAllTextAsync(Path.Combine(Folder("regimes"), demo.Regime + ".yaml"), cancellation);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var turn = await connection.BeginTransactionAsync(cancellation);
        await using var wait = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('giaoban demo'))", connection, turn);
        await wait.ExecuteNonQueryAsync(cancellation);

        var today = now.InZone(Deadline.Zone).Date;
        var first = today.PlusWeeks(-demo.WeeksTold);
        var clock = new SetClock(LocalDate.Max(first, demo.Opens).PlusDays(-6).AtStartOfDayInZone(Deadline.Zone).Plus(Duration.FromHours(7)).ToInstant());
        await using var services = Services(clock);
        await using var scope = services.CreateAsyncScope();
        var organisation = ActivatorUtilities.CreateInstance<DemoOrganisation>(scope.ServiceProvider, demo);
        var password = await organisation.MakeAsync(cancellation);
        if (!password.IsOk)
        {
            return password.Error;
        }

        var actors = await organisation.ActorsAsync(today, cancellation);
        await FillAsync(scope.ServiceProvider, clock, demo, regime, actors, first, today, cancellation);
        return new DemoAccounts(
            demo.Tenant.Name, password.Value, demo.First, demo.Meetings is null ? "demo.accounts.first" : "demo.accounts.first-meetings",
            [.. demo.People.Select(p => new DemoAccount(p.User, p.Name, string.Join("; ", p.Posts.Select(code => demo.Posts.First(x => x.Code == code).Title))))]);
    }

    private async Task FillAsync(
        IServiceProvider scoped, SetClock clock, DemoFile demo, string regime, DemoActors actors, LocalDate first, LocalDate today, CancellationToken cancellation)
    {
        var db = scoped.GetRequiredService<GiaoBanDbContext>();
        var tenant = scoped.GetRequiredService<TenantScope>().TenantId;
        var started = clock.Now;
        if (await db.AuditEvents.AnyAsync(e => e.Kind == Built, cancellation))
        {
            clock.Now = now;
            await MakeObligationsAsync(scoped, tenant, today, today.PlusDays(DaysAhead), cancellation);
            return;
        }

        var imported = await scoped.GetRequiredService<ImportRegime>().HandleAsync(new ImportRegimeRequest(regime, demo.Regime + ".yaml"), null, cancellation);
        var rules = await scoped.GetRequiredService<RegimeLibrary>().PackAsync(tenant, imported.IsOk ? imported.Value.VersionId : throw Refused(imported.Error), cancellation);
        var figures = new DemoFigures(demo, rules);
        await ActivatorUtilities.CreateInstance<DemoTargets>(scoped, rules, figures).MakeAsync(
            LocalDate.Max(first, rules.EffectiveFrom), today, cancellation);
        await MakeObligationsAsync(scoped, tenant, first, today.PlusDays(DaysAhead), cancellation);
        await PlayAsync(scoped, clock, demo, rules, figures, actors, cancellation);

        await ActivatorUtilities.CreateInstance<DemoCells>(scoped, demo, clock, actors).MakeAsync(now, cancellation);
        await new DemoMeetings(scoped, clock, demo, actors, now).PlayAsync(cancellation);

        clock.Now = started;
        db.AuditEvents.Add(scoped.GetRequiredService<AuditTrail>().Event(tenant, now, Built, $"tenant/{tenant}", null, null, null, [new("demo", pack)]));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task PlayAsync(
        IServiceProvider scoped, SetClock clock, DemoFile demo, RegimePack rules, DemoFigures figures, DemoActors actors, CancellationToken cancellation)
    {
        await ActivatorUtilities.CreateInstance<DemoExemptions>(scoped, demo, clock, actors).MakeAsync(cancellation);
        await new DemoRequests(scoped, clock, demo, rules, actors, now).PlayAsync(cancellation);
        var db = scoped.GetRequiredService<GiaoBanDbContext>();
        var obligations = await db.Obligations.AsNoTracking().Where(o => o.Origin == Origins.Period).ToListAsync(cancellation);
        var begun = await db.Drafts.AsNoTracking().Select(d => d.ObligationId).ToHashSetAsync(cancellation);
        var open = obligations.Where(o => o.SentVersion == 0 && !begun.Contains(o.ObligationId)).ToList();
        var stage = new DemoStage(scoped, clock, demo, rules, actors, new DemoReports(demo, rules, figures, new DemoWords(demo, rules), obligations));
        var office = new DemoOffice(scoped, clock, demo, rules, actors, Folder("scoresheets"));
        foreach (var step in new DemoScript(demo, rules, now).Steps(open, actors.UnitCode))
        {
            await office.UntilAsync(step.At, cancellation);
            await stage.PlayAsync(step, cancellation);
        }

        await office.UntilAsync(now, cancellation);
    }

    private static Task<int> MakeObligationsAsync(IServiceProvider scoped, int tenant, LocalDate from, LocalDate to, CancellationToken cancellation) =>
        scoped.GetRequiredService<MakeObligations>().HandleAsync(tenant, from, to, cancellation);

    private static InvalidOperationException Refused(Error error) => new($"Demo: the pack was refused: {error.Code} {string.Join(' ', error.Args)}");

    private static DemoFile Script(string pack) => DemoFile.Read(File.ReadAllText(Path.Combine(Folder("demos"), pack + ".yaml")));

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);

    // Apart from the program's own services: only here does time stand where the script puts it.
    private ServiceProvider Services(SetClock clock) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IClock>(clock)
        .AddSingleton(source)
        .AddSingleton<IdSource>()
        .AddSingleton<RegimeLibrary>()
        .AddScoped<TenantScope>()
        .AddOrganisation()
        .AddRegimes()
        .AddDbContext<GiaoBanDbContext>((s, o) => o.UseNpgsql(s.GetRequiredService<NpgsqlDataSource>()))
        .AddIdentityUseCases()
        .AddReporting()
        .AddRequests()
        .AddPartyCells()
        .AddCompliance()
        .AddRoundUps()
        .AddScores()
        .AddIncidents()
        .AddUrging()
        .AddSchedules()
        .AddMeetings()
        .AddTasks()
        .AddSingleton<Outbox>()
        .AddSingleton(new Shared.Texts(strict: false))
        .AddOptions()
        .AddSingleton<IUrgingWords, UrgingMessageWords>()
        .AddSingleton<IScheduleWords, ScheduleMessageWords>()
        .AddSingleton<IInvitationWords, InvitationMessageWords>()
        .AddSingleton<ITaskWords, TaskMailWords>()
        .BuildServiceProvider(validateScopes: true);
}
