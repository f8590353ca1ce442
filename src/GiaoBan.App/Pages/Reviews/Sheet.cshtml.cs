using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reviews;
using GiaoBan.Modules.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reviews;

/// <summary>One regime under review: what was concluded about its reports, and the form to conclude (LC-1).</summary>
public sealed class SheetModel(GetCampaign get, GiveVerdict give, CurrentActor current, Text text) : PageModel
{
    /// <summary>The report that the form is about; empty is the regime as a whole.</summary>
    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? About { get; set; }

    [BindProperty(Name = "basedOn")]
    public int BasedOn { get; set; }

    [BindProperty(Name = "conclusion")]
    public string? Conclusion { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "change")]
    public string? Change { get; set; }

    [BindProperty(Name = "mergeInto")]
    public string? MergeInto { get; set; }

    [BindProperty(Name = "basisValid")]
    public string? BasisValid { get; set; }

    [BindProperty(Name = "basisReplaced")]
    public string? BasisReplaced { get; set; }

    /// <summary>The regime.</summary>
    public ReviewSheet Sheet { get; private set; } = null!;

    /// <summary>The report that the form is about; null is the regime as a whole.</summary>
    public Requirement? Scope { get; private set; }

    /// <summary>Whether the reader may conclude now.</summary>
    public bool MayGive => Sheet is { View.IsOpen: true, Item.IsMine: true };

    /// <summary>The words that the report in question rests on.</summary>
    public IReadOnlyList<Clause> Clauses => Scope is null ? [] : [.. Sheet.Item.Pack.Clauses.Where(c => Scope.Clauses.Contains(c.Code))];

    /// <summary>Whether the report in question may go into another.</summary>
    public bool MayMergeInto(RegimePack pack, Requirement report) => pack.Code != Sheet.Item.Pack.Code || (Scope is not null && report.Code != Scope.Code);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, item, cancellation))
        {
            return NotFound();
        }

        BasedOn = Sheet.Item.LastNumber;
        FillFrom((Scope is null ? (Sheet.Item.History is [var last, ..] ? last : null) : ReviewReading.Latest(Scope.Code, Sheet.Item.History))?.Verdict);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        var typed = new TypedVerdict(About, Conclusion, Reason, Change, MergeInto, BasisValid, BasisReplaced);
        var given = await give.HandleAsync(current.Actor, new GiveVerdictRequest(id, item, BasedOn, typed), cancellation);
        if (!await LoadAsync(id, item, cancellation) || given is { IsOk: false, Error.Kind: ErrorKind.NotFound })
        {
            return NotFound();
        }

        if (!given.IsOk)
        {
            ModelState.Add(given.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(given.Error.Kind);

            // What came in between now stands on the page: who sends again has seen it.
            BasedOn = Sheet.Item.LastNumber;
            ModelState.SetModelValue("basedOn", BasedOn, null);
            return Page();
        }

        var next = Sheet.Item.Lines.FirstOrDefault(l => !l.Standing.IsReviewed)?.Requirement?.Code;
        TempData.Done(next is null ? text["reviews.given.all"] : text["reviews.given", Sheet.Item.Left]);
        return LocalRedirect($"/ra-soat/{id}/che-do/{item}" + (next is null ? "" : "?loai=" + next));
    }

    /// <summary>What a verdict covers.</summary>
    public string Covers(GivenVerdict given) => given.Verdict.Requirement is { } code
        ? Sheet.Item.Pack.FindRequirement(code)?.Name ?? code
        : text["reviews.whole"];

    /// <summary>A verdict's reason, proposal and word on its basis.</summary>
    public string Words(GivenVerdict given)
    {
        var target = given.Verdict.MergeInto is { } into ? Named(into) : ((string, string)?)null;
        return ReviewWords.Said(text, given.Verdict, target);
    }

    private (string Regime, string Requirement) Named(ReviewTarget into)
    {
        var pack = Sheet.Mergeable.FirstOrDefault(p => p.Code == into.Regime);
        return Sheet.Item.Lines.Where(l => l.Given?.Verdict.MergeInto == into).Select(l => l.MergeInto).FirstOrDefault()
            ?? (pack?.Title ?? into.Regime, pack?.FindRequirement(into.Requirement)?.Name ?? into.Requirement);
    }

    private async Task<bool> LoadAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        var found = await get.SheetAsync(current.Actor, id, item, cancellation);
        if (!found.IsOk)
        {
            return false;
        }

        Sheet = found.Value;
        Scope = string.IsNullOrEmpty(About) ? null : Sheet.Item.Pack.FindRequirement(About);
        return string.IsNullOrEmpty(About) || Scope is not null;
    }

    private void FillFrom(ReviewVerdict? verdict)
    {
        if (verdict is null || (Scope is null && verdict.Requirement is not null))
        {
            return;
        }

        Conclusion = ReviewCodes.Of(verdict.Conclusion);
        (Reason, Change, BasisReplaced) = (verdict.Reason, verdict.Change, verdict.BasisReplaced);
        BasisValid = verdict.IsBasisValid ? "yes" : "no";
        MergeInto = verdict.MergeInto is { } into ? $"{into.Regime}/{into.Requirement}" : null;
    }
}
