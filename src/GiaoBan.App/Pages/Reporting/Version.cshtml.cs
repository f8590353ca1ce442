using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>A version as it was sent, with what changed since the one before; version 0 is the page of a report nobody has sent.</summary>
[ServiceFilter<Incidents.IncidentWay>]
public sealed class VersionModel(GetReportVersion query, ObligationReader obligations, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    /// <summary>What it answers.</summary>
    public ObligationTerms Terms { get; private set; } = null!;

    /// <summary>The version; null where nothing was sent.</summary>
    public ReportVersion? Sent { get; private set; }

    /// <summary>What it says otherwise than the version before.</summary>
    public IReadOnlyList<TypedDifference> Changes { get; private set; } = [];

    /// <summary>Whether the actor may enter it for somebody that phones or brings paper.</summary>
    public bool MayEnterFor => ObligationAccess.OnBehalfPost(current.Actor, Terms) is not null && ObligationAccess.OwnPost(current.Actor, Terms) is null;

    /// <summary>Whether it is the actor's own.</summary>
    public bool IsOwn => ObligationAccess.OwnPost(current.Actor, Terms) is not null;

    public async Task<IActionResult> OnGetAsync(Guid id, int n, CancellationToken cancellation)
    {
        if (n == 0)
        {
            if (await obligations.FindAsync(current.Actor.TenantId, id, cancellation) is not { Stream.Length: 0 } terms || !ObligationAccess.MayRead(current.Actor, terms))
            {
                return NotFound();
            }

            Terms = terms;
        }
        else
        {
            var sent = await query.HandleAsync(current.Actor, id, n, cancellation);
            if (!sent.IsOk)
            {
                return NotFound();
            }

            (Sent, Terms) = (sent.Value, sent.Value.Terms);
            Changes = Sent.Changes();
        }

        frame.Title = text["entry.form.title", Terms.Requirement.Name, ReportTitle.InSentence(Terms.Period.Label)];
        frame.Lead = Sent is { } version
            ? text["entry.version.lead", Terms.UnitName, version.Version.Version, version.Version.ReceivedAt, version.Version.By, version.Version.Post]
            : text["entry.version.not-sent", Terms.UnitName];
        frame.Wide = true;
        frame.Crumb("/viec-cua-toi", text["app.nav.mine"]);
        if (Sent is { IsShared: true })
        {
            frame.Crumb("/bao-cao-chia-se", text["reporting.shared.title"]);
        }

        return Page();
    }
}
