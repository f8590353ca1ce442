using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Briefings;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.App.Worker;

/// <summary>Makes the briefings of the coming weeks in every tenant and invites to the next ones, a look every ten minutes (SK-6). A tenant that fails is logged and tried again; the others go on.</summary>
public sealed class BriefingWorker(IServiceScopeFactory scopes, ILogger<BriefingWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);

    /// <summary>One look at every tenant; answers how many briefings were made.</summary>
    public async Task<int> RunDueAsync(CancellationToken stop)
    {
        var made = 0;
        foreach (var tenant in await TenantsAsync(stop))
        {
            made += await TryAsync(tenant, stop);
        }

        return made;
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
            log.LogDebug(end, "The worker of briefings has stopped.");
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
            log.LogError(fault, "The tenants could not be read; briefings are looked at again in ten minutes.");
        }
    }

    private async Task<int> TryAsync(int tenant, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(tenant);
            return (await scope.ServiceProvider.GetRequiredService<MakeBriefings>().HandleAsync(stop)).Made;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            log.LogError(fault, "Tenant {Tenant}: making briefings failed; tried again in ten minutes.", tenant);
            return 0;
        }
    }

    private async Task<IReadOnlyList<int>> TenantsAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>().Tenants.Select(t => t.TenantId).OrderBy(id => id).ToListAsync(stop);
    }
}
