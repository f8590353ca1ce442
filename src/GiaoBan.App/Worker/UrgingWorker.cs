using GiaoBan.Modules.Data;
using GiaoBan.Modules.Urging;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.App.Worker;

/// <summary>Follows the urging plans of every tenant, a cheap look a minute (DB-12). A tenant that fails is logged and tried again; the others go on.</summary>
public sealed class UrgingWorker(IServiceScopeFactory scopes, WithdrawUrgings withdraw, ILogger<UrgingWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    /// <summary>One look at every tenant; answers how many messages were queued.</summary>
    public async Task<int> RunDueAsync(CancellationToken stop)
    {
        var messages = 0;
        foreach (var tenant in await TenantsAsync(stop))
        {
            messages += await TryAsync(tenant, stop);
        }

        return messages;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
            log.LogDebug(end, "The urging worker has stopped.");
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            await RunDueAsync(stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            log.LogError(fault, "The tenants could not be read; urging is tried again in a minute.");
        }
    }

    private async Task<int> TryAsync(int tenant, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(tenant);
            await withdraw.HandleAsync(tenant, stop);
            var outcome = await scope.ServiceProvider.GetRequiredService<RunUrgingPlans>().HandleAsync(tenant, stop);
            if (outcome.Reports > 0)
            {
                log.LogInformation("Tenant {Tenant}: {Reports} reports urged, {Messages} messages.", tenant, outcome.Reports, outcome.Messages);
            }

            return outcome.Messages;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            log.LogError(fault, "Tenant {Tenant}: urging failed; tried again in a minute.", tenant);
            return 0;
        }
    }

    private async Task<IReadOnlyList<int>> TenantsAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>().Tenants.Select(t => t.TenantId).OrderBy(id => id).ToListAsync(stop);
    }
}
