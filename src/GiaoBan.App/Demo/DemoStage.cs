using System.Text;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;

namespace GiaoBan.App.Demo;

/// <summary>Plays the script through the same handlers that pages and API call: receipts, verdicts and audit events are real.</summary>
internal sealed class DemoStage(IServiceProvider services, SetClock clock, DemoFile demo, RegimePack pack, DemoActors actors, DemoReports reports)
{
    private readonly DemoStreams _streams = new(services, demo, pack, actors);
    private readonly DemoMoreTime _extensions = new(services, demo, actors);

    private const string FirstWeekly = "tuan-chinh-quyen";

    /// <summary>Does a step at its instant.</summary>
    public async Task PlayAsync(DemoStep step, CancellationToken cancellation)
    {
        clock.Now = step.At;
        if (step.Deed is DemoDeed.Return or DemoDeed.Accept or DemoDeed.HandOver or DemoDeed.Approve)
        {
            await _streams.PlayAsync(step, cancellation);
            return;
        }

        if (step.Deed is DemoDeed.Ask or DemoDeed.Grant or DemoDeed.Refuse)
        {
            await _extensions.PlayAsync(step, cancellation);
            return;
        }

        var obligation = step.Obligation;
        var unit = actors.UnitCode(obligation.UnitId);
        var own = actors.Holder(obligation.PostId);
        switch (step.Deed)
        {
            case DemoDeed.Draft:
                var typed = reports.Draft(obligation, unit, own.PostOf(obligation.PostId)!.Title, step.At);
                DemoStreams.Done(await services.GetRequiredService<SaveDraft>().HandleAsync(own, obligation.ObligationId, 0, typed, cancellation), step);
                break;
            case DemoDeed.Phone:
                await SendAsync(step, _streams.Focal(obligation), unit, own, "phone", cancellation);
                break;
            default:
                await SendAsync(step, own, unit, own, "web", cancellation);
                break;
        }
    }

    private async Task SendAsync(DemoStep step, Actor sender, string unit, Actor own, string channel, CancellationToken cancellation)
    {
        var obligation = step.Obligation;
        var content = reports.Content(obligation, unit, own.PostOf(obligation.PostId)!.Title, step.At, step.Deed == DemoDeed.Nil);
        if (step.Deed is DemoDeed.Send && obligation.Requirement == FirstWeekly && demo.Attachments.TryGetValue(unit, out var file))
        {
            content = content with { Attachments = [await AttachAsync(step, own, file, cancellation)] };
        }

        if (step.Deed == DemoDeed.SendShort)
        {
            content = content with { Sections = [.. content.Sections.Take(1).Select(s => s with { Text = s.Text.Split('\n')[0] })], Activities = [] };
        }

        var request = new SubmitReportRequest(obligation.ObligationId, content, channel)
        {
            ChannelNote = step.Deed == DemoDeed.Phone ? step.Words : null,
            LateReason = step.Deed == DemoDeed.Send ? step.Words : null,
        };
        DemoStreams.Done(await services.GetRequiredService<SubmitReport>().HandleAsync(sender, request, cancellation), step);
    }

    private async Task<AttachmentRef> AttachAsync(DemoStep step, Actor own, DemoAttachment file, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(own.TenantId);
        var text = new DemoWords(demo, pack).Filled(file.Text, new Dice("file", file.Name, step.Obligation.PeriodKey), new Dictionary<string, decimal>());
        var kept = await scope.ServiceProvider.GetRequiredService<KeepAttachment>()
            .HandleAsync(own, step.Obligation.ObligationId, file.Name, Encoding.UTF8.GetBytes(text), cancellation);
        return DemoStreams.Done(kept, step);
    }
}
