using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Urging.Letters;

/// <summary>Makes a letter: first which report, then whom and in what words.</summary>
public sealed class NewModel(
    UrgingLetters letters, UnsentReports unsent, RegimeLibrary regimes, OrganisationDirectory directory, CurrentActor current, IClock clock, Texts texts, Text text) : PageModel
{
    /// <summary>Days that are given unless the office says otherwise.</summary>
    private const int DaysGiven = 3;

    [BindProperty(Name = "che-do", SupportsGet = true)]
    public string? Regime { get; set; }

    [BindProperty(Name = "bao-cao", SupportsGet = true)]
    public string? Requirement { get; set; }

    [BindProperty(Name = "ky", SupportsGet = true)]
    public string? PeriodKey { get; set; }

    [BindProperty(Name = "reports")]
    public IReadOnlyList<Guid> Chosen { get; set; } = [];

    [BindProperty(Name = "subject")]
    public string? Subject { get; set; }

    [BindProperty(Name = "party")]
    public bool IsParty { get; set; }

    [BindProperty(Name = "issuer")]
    public string? Issuer { get; set; }

    [BindProperty(Name = "basis")]
    public string? Basis { get; set; }

    [BindProperty(Name = "askedBy")]
    public string? AskedBy { get; set; }

    [BindProperty(Name = "authority")]
    public string? Authority { get; set; }

    [BindProperty(Name = "signer")]
    public string? Signer { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>What is overdue, by report and period.</summary>
    public IReadOnlyList<UnsentGroup> Groups { get; private set; } = [];

    /// <summary>Who is late with the chosen report.</summary>
    public IReadOnlyList<UnsentReport> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Reports is not [var first, ..])
        {
            return;
        }

        var (actor, vietnamese) = (current.Actor, texts.In(Language.Vietnamese));
        var post = actor.PostWith(Permissions.ComplianceManage)!;
        var pack = await regimes.PackAsync(actor.TenantId, first.VersionId, cancellation);

        // Focal posts are often the office's own: it writes to them only where it says so.
        Chosen = [.. Reports.Where(r => r.Tier != "focal").Select(r => r.Report.ObligationId)];
        Subject = vietnamese["urging.letter.subject.example", string.IsNullOrEmpty(PeriodKey) ? first.Report.Name : $"{first.Report.Name}, {first.Report.PeriodLabel.ToLowerInvariant()}"];
        IsParty = pack.Basis.IsOfTheParty || post.UnitBlock.StartsWith("dang", StringComparison.Ordinal);
        Issuer = (await directory.FindUnit(post.UnitId, cancellation))?.Name;
        Basis = vietnamese["urging.letter.basis.example", vietnamese["urging.letter.basis.kind"], pack.Basis.Symbol, VietnameseDates.Day(pack.Basis.Date)];
        AskedBy = DateFields.Write(clock.Today().PlusDays(DaysGiven));
        Signer = post.Title;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var askedBy = ModelState.ReadDate(AskedBy, "askedBy", text);
        if (askedBy is { } day)
        {
            var made = await letters.MakeAsync(current.Actor, new MakeLetterRequest(Chosen, Subject, IsParty, Issuer, Basis, day, Authority, Signer, Note), cancellation);
            if (made.IsOk)
            {
                TempData.Done(text["urging.letter.made"]);
                return LocalRedirect($"/don-doc/cong-van/{made.Value}");
            }

            ModelState.Add(made.Errors, text);
        }

        await ShowAsync(cancellation);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var tenant = current.Actor.TenantId;
        if (Regime is { } regime && Requirement is { } requirement)
        {
            var all = await unsent.OfAsync(tenant, regime, requirement, string.IsNullOrEmpty(PeriodKey) ? null : PeriodKey, cancellation);
            Reports = [.. all.Where(UrgingLetters.IsLate)];
        }
        else
        {
            Groups = [.. (await unsent.GroupsAsync(tenant, cancellation)).Where(g => g.Overdue > 0)];
        }
    }
}
