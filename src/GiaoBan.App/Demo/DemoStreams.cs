using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.App.Demo;

/// <summary>What focal posts and approvers do in the demo, through their handlers (SK-2).</summary>
internal sealed class DemoStreams(IServiceProvider services, DemoFile demo, RegimePack pack, DemoActors actors)
{
    /// <summary>The holder of the post that answers for the first stream that takes a report.</summary>
    public Actor Focal(Obligation obligation) => actors.Holder(StreamOf(obligation).FocalPosts[0]);

    /// <summary>Does a step.</summary>
    public async Task PlayAsync(DemoStep step, CancellationToken cancellation)
    {
        var obligation = step.Obligation;
        var focal = Focal(obligation);
        await using var scope = services.CreateAsyncScope();
        var scoped = scope.ServiceProvider;
        scoped.GetRequiredService<TenantScope>().Enter(focal.TenantId);
        var sent = await scoped.GetRequiredService<GiaoBanDbContext>().Obligations.AsNoTracking()
            .Where(o => o.ObligationId == obligation.ObligationId).Select(o => o.SentVersion).SingleAsync(cancellation);
        switch (step.Deed)
        {
            case DemoDeed.Return:
                Done(await scoped.GetRequiredService<ReturnSubmission>().HandleAsync(focal, obligation.ObligationId, sent, step.Words, Faults(step.Words), cancellation), step);
                break;
            case DemoDeed.Accept:
                Done(await scoped.GetRequiredService<AcceptSubmission>().HandleAsync(focal, obligation.ObligationId, sent, cancellation), step);
                break;
            case DemoDeed.HandOver:
                var built = Done(await scoped.GetRequiredService<BuildConsolidation>().HandleAsync(focal, obligation.ObligationId, cancellation), step);
                Done(await scoped.GetRequiredService<HandOver>().HandleAsync(focal, obligation.ObligationId, built.Version, step.Words, cancellation), step);
                break;
            case DemoDeed.Approve:
                var approver = actors.Holder(StreamOf(obligation).ApproverPost!);
                Done(await scoped.GetRequiredService<ApproveConsolidation>().HandleAsync(approver, obligation.ObligationId, sent, cancellation), step);
                break;
            default:
                throw new InvalidOperationException($"{step.Deed} is no deed of a stream.");
        }
    }

    /// <summary>The value of a handler's answer; a refusal is a fault of the script.</summary>
    public static T Done<T>(Result<T> result, DemoStep step) => result.IsOk
        ? result.Value
        : throw new InvalidOperationException(
            $"Demo: {step.Deed} {step.Obligation.Requirement} {step.Obligation.PeriodKey} was refused: {result.Error.Code} {result.Error.Field}");

    private string[]? Faults(string? reason) => demo.ReturnReasons.IndexOf(reason ?? "") is >= 0 and var at && at < demo.ReturnDefects.Count ? [demo.ReturnDefects[at]] : null;

    private ReportStream StreamOf(Obligation obligation) => obligation.Stream.Length > 0
        ? pack.FindStream(obligation.Stream)!
        : pack.Streams.First(s => s.Requirement == obligation.Requirement);
}
