using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications;
using GiaoBan.Modules.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Worker;

/// <summary>Sends what waits in the outbox, each channel by itself: a mail server that is away stops no SMS (DB-12).</summary>
public sealed class MessageWorker(
    IServiceScopeFactory scopes, SendMessages send, IEnumerable<IMessageChannel> channels, IClock clock, ILogger<MessageWorker> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>Sends all that may leave now by one channel; answers how many left and whether the other side was away.</summary>
    public async Task<(int Sent, bool IsAway)> RunDueAsync(IMessageChannel channel, bool probe, CancellationToken stop)
    {
        var sent = 0;
        foreach (var tenant in await TenantsAsync(stop))
        {
            MessagesSent batch;
            do
            {
                batch = await send.HandleAsync(tenant, channel, probe ? 1 : SendMessages.Batch, stop);
                sent += batch.Sent;
                probe &= batch.Sent == 0;
            }
            while (batch.More && !stop.IsCancellationRequested);
            if (batch.IsAway)
            {
                return (sent, true);
            }
        }

        return (sent, false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(channels.Where(c => c.IsSet).Select(c => LoopAsync(c, stoppingToken)));
    }

    private async Task LoopAsync(IMessageChannel channel, CancellationToken stop)
    {
        var (failures, notBefore) = (0, Instant.MinValue);
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            do
            {
                if (clock.GetCurrentInstant() >= notBefore)
                {
                    failures = await LookAsync(channel, failures, stop) ? failures + 1 : 0;
                    notBefore = failures > 0 ? clock.GetCurrentInstant() + SendMessages.Wait(failures) : Instant.MinValue;
                }
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            log.LogDebug("The messages of {Channel} have stopped.", channel.Name);
        }
    }

    /// <summary>Whether the other side is away, or the store.</summary>
    private async Task<bool> LookAsync(IMessageChannel channel, int failures, CancellationToken stop)
    {
        try
        {
            var (sent, away) = await RunDueAsync(channel, probe: failures > 0, stop);
            if (sent > 0)
            {
                log.LogInformation("{Sent} messages have left by {Channel}.", sent, channel.Name);
            }

            if (away && failures == 0)
            {
                log.LogWarning("{Channel} does not answer; messages wait.", channel.Name);
            }

            return away;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            log.LogError(fault, "Messages of {Channel} could not be read; tried again later.", channel.Name);
            return true;
        }
    }

    private async Task<IReadOnlyList<int>> TenantsAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>().Tenants.Select(t => t.TenantId).OrderBy(id => id).ToListAsync(stop);
    }
}
