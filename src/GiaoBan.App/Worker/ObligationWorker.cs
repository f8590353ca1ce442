using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Reporting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Worker;

/// <summary>Makes every tenant's obligations a year ahead: at the start, once a day soon after midnight in Vietnam, and when units or posts have changed.</summary>
/// <remarks>
/// The day is looked at every minute rather than slept through, since clocks are set and machines are put to sleep. A tenant that fails is logged
/// and tried again, less and less often; the others and the program go on.
/// </remarks>
public sealed class ObligationWorker(IServiceScopeFactory scopes, IClock clock, ILogger<ObligationWorker> log) : BackgroundService
{
    private const int LongestWaitMinutes = 60;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<int, Turn> _turns = [];

    /// <summary>Works for every tenant that has not had its turn today; answers for how many it was done.</summary>
    public async Task<int> RunDueAsync(CancellationToken stop)
    {
        var done = 0;
        foreach (var tenant in await TenantsAsync(stop))
        {
            var now = clock.GetCurrentInstant();
            var today = now.InZone(Deadline.Zone).Date;
            var turn = _turns.GetValueOrDefault(tenant) ?? new Turn(null, Instant.MinValue, 0);
            if (turn.NotBefore > now || (turn.DoneOn == today && !await IsOutdatedAsync(tenant, turn.NotBefore, stop)))
            {
                continue;
            }

            if (await TryAsync(tenant, stop))
            {
                _turns[tenant] = new Turn(today, now, 0);
                done++;
            }
            else
            {
                var wait = Math.Min(1 << Math.Min(turn.Failures, 10), LongestWaitMinutes);
                _turns[tenant] = turn with { NotBefore = now + Duration.FromMinutes(wait), Failures = turn.Failures + 1 };
            }
        }

        return done;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Start-up waits for no job.
        await Task.Yield();
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (Exception end) when (stoppingToken.IsCancellationRequested)
        {
            // A statement that the stop cut off may say so in any way: nothing is lost, the next start makes it.
            log.LogDebug(end, "The obligation worker has stopped.");
        }
    }

    // A job's fault must not end the program that people are sending reports to.
    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            await RunDueAsync(stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            log.LogError(fault, "The tenants could not be read; obligations are tried again in a minute.");
        }
    }

    private async Task<bool> TryAsync(int tenant, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(tenant);
            await scope.ServiceProvider.GetRequiredService<FollowUnitTerms>().HandleAsync(stop);
            var made = await scope.ServiceProvider.GetRequiredService<MakeObligationsAhead>().HandleAsync(tenant, stop);
            if (made != new ObligationsMade(0, 0))
            {
                log.LogInformation("Tenant {Tenant}: {Made} obligations made, {Withdrawn} withdrawn.", tenant, made.Made, made.Withdrawn);
            }

            return true;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            log.LogError(fault, "Tenant {Tenant}: its obligations could not be made; tried again later.", tenant);
            return false;
        }
    }

    private async Task<bool> IsOutdatedAsync(int tenant, Instant since, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MakeObligationsAhead>().IsOutdatedAsync(tenant, since, stop);
    }

    private async Task<IReadOnlyList<int>> TenantsAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>().Tenants.Select(t => t.TenantId).OrderBy(id => id).ToListAsync(stop);
    }

    // NotBefore is when it was done, or when it may be tried again.
    private sealed record Turn(LocalDate? DoneOn, Instant NotBefore, int Failures);
}
