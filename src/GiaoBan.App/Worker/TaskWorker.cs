using GiaoBan.Modules.Data;
using GiaoBan.Modules.Tasks;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.App.Worker;

/// <summary>Reminds of tasks in every tenant, a look every two minutes (NN-8). A tenant that fails is logged and tried again; the others go on.</summary>
public sealed class TaskWorker(IServiceScopeFactory scopes, ILogger<TaskWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(2);

    /// <summary>One look at every tenant; answers how many steps were taken.</summary>
    public async Task<int> RunDueAsync(CancellationToken stop)
    {
        var steps = 0;
        foreach (var tenant in await TenantsAsync(stop))
        {
            steps += await TryAsync(tenant, stop);
        }

        return steps;
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
            log.LogDebug(end, "The worker of tasks has stopped.");
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
            log.LogError(fault, "The tenants could not be read; tasks are looked at again in two minutes.");
        }
    }

    private async Task<int> TryAsync(int tenant, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(tenant);
            return await scope.ServiceProvider.GetRequiredService<RemindTasks>().HandleAsync(tenant, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            log.LogError(fault, "Tenant {Tenant}: reminding of tasks failed; tried again in two minutes.", tenant);
            return 0;
        }
    }

    private async Task<IReadOnlyList<int>> TenantsAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>().Tenants.Select(t => t.TenantId).OrderBy(id => id).ToListAsync(stop);
    }
}
