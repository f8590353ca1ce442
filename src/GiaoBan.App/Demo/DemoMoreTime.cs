using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.App.Demo;

/// <summary>Units that ask for more time, and the office that decides, through their handlers.</summary>
internal sealed class DemoMoreTime(IServiceProvider services, DemoFile demo, DemoActors actors)
{
    /// <summary>Does a step.</summary>
    public async Task PlayAsync(DemoStep step, CancellationToken cancellation)
    {
        var obligation = step.Obligation;
        await using var scope = services.CreateAsyncScope();
        var scoped = scope.ServiceProvider;
        scoped.GetRequiredService<TenantScope>().Enter(obligation.TenantId);
        if (step.Deed == DemoDeed.Ask)
        {
            var owner = actors.Holder(obligation.PostId);
            DemoStreams.Done(
                await scoped.GetRequiredService<AskExtension>().HandleAsync(owner, obligation.ObligationId, step.Until!.Value, step.Words, cancellation), step);
            return;
        }

        var asked = await scoped.GetRequiredService<GiaoBanDbContext>().Extensions.AsNoTracking()
            .Where(e => e.ObligationId == obligation.ObligationId && e.Decision == null).Select(e => e.ExtensionId).SingleAsync(cancellation);
        var keeper = actors.Account(demo.Keeper!);
        var decide = scoped.GetRequiredService<DecideExtension>();
        if (step.Deed == DemoDeed.Grant)
        {
            DemoStreams.Done(await decide.GrantAsync(keeper, asked, null, step.Words, cancellation), step);
        }
        else
        {
            DemoStreams.Done(await decide.RefuseAsync(keeper, asked, step.Words, cancellation), step);
        }
    }
}
