using GiaoBan.App.Identity;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.Report;

/// <summary>A line of the book opened: what was owed, when it came, every version, what the last one says.</summary>
[ServiceFilter<Incidents.IncidentWay>]
public sealed class IndexModel(GetBook book, ObligationReader obligations, GetVersions versions, GetReportVersion report, GetLineHistory history, CurrentActor current) : PageModel
{
    /// <summary>The line.</summary>
    public BookLine Line { get; private set; } = null!;

    /// <summary>Every version, the last first.</summary>
    public IReadOnlyList<SubmissionVersion> Versions { get; private set; } = [];

    /// <summary>What happened to it, oldest first.</summary>
    public IReadOnlyList<LineEvent> History { get; private set; } = [];

    /// <summary>The last version.</summary>
    public ReportVersion? Sent { get; private set; }

    /// <summary>Shows it, or says that there is none, to whoever may not read it too.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var actor = current.Actor;
        var sent = await versions.AllAsync(actor, id, cancellation);
        if (!sent.IsOk || await obligations.FindAsync(actor.TenantId, id, cancellation) is not { } terms)
        {
            return NotFound();
        }

        var found = await book.HandleAsync(actor, new BookQuery { Id = id, Tier = terms.Stream.Length > 0 ? "focal" : "contributor" }, cancellation);
        if (!found.IsOk || found.Value.Lines is not [var line])
        {
            return NotFound();
        }

        (Line, Versions) = (line, [.. sent.Value.Reverse()]);
        Sent = Versions.Count > 0 ? (await report.HandleAsync(actor, id, Versions[0].Version, cancellation)).Value : null;
        History = await history.HandleAsync(id, cancellation);
        return Page();
    }
}
