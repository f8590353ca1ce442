using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.RoundUps.Manage;

/// <summary>A form of a round-up.</summary>
public sealed class RoundUpForm
{
    public int BasedOn { get; set; }
    public string? Recipient { get; set; }
    public string? Place { get; set; }
    public string? Symbol { get; set; }
    public string? LeastDue { get; set; }
    public string? LeastOnTime { get; set; }
    public bool ExtensionCounts { get; set; }
    public bool ReturnsAdmitted { get; set; }
    public List<ParagraphForm> Paragraphs { get; set; } = [];
}

/// <summary>A paragraph of it.</summary>
public sealed class ParagraphForm
{
    public string? Place { get; set; }
    public string? Drafted { get; set; }
    public string? Text { get; set; }
}

/// <summary>The office writes a round-up: terms, rule, its own words beside the drafted ones.</summary>
public sealed class WriteModel(RoundUpLoader loader, WriteRoundUp write, CurrentActor current, Text text) : PageModel
{
    private const int LettersOfALine = 80;

    /// <summary>The round-up of this moment.</summary>
    public RoundUpSheet Sheet { get; private set; } = null!;

    /// <summary>The version that a refused form was based on.</summary>
    public int? BasedOn { get; private set; }

    /// <summary>How high a field must be to show its words.</summary>
    public int RowsOf(string words) => Math.Clamp((words.Length / LettersOfALine) + words.Count(c => c == '\n') + 1, 2, 12);

    /// <summary>Shows the form, or the way to begin.</summary>
    public async Task<IActionResult> OnGetAsync(string quarter, CancellationToken cancellation) => await ShownAsync(quarter, cancellation);

    /// <summary>Begins a round-up.</summary>
    public async Task<IActionResult> OnPostBeginAsync(string quarter, string? reason, CancellationToken cancellation)
    {
        if (!Quarter.TryParse(quarter, out var asked))
        {
            return NotFound();
        }

        var begun = await write.BeginAsync(current.Actor, asked, reason, cancellation);
        return begun.IsOk ? Redirect($"/tong-hop-quy/{asked}/soan") : await RefusedAsync(quarter, begun.Errors, cancellation);
    }

    /// <summary>Saves the form.</summary>
    public async Task<IActionResult> OnPostAsync(string quarter, RoundUpForm form, CancellationToken cancellation)
    {
        if (!Quarter.TryParse(quarter, out var asked))
        {
            return NotFound();
        }

        BasedOn = form.BasedOn;
        var errors = new List<Error>();
        var rule = new GoodUnitRule(
            (int)(Read(form.LeastDue, 0, Error.Invalid("roundup.rule.least-due", "leastDue"), errors) ?? 1),
            Read(form.LeastOnTime, 1, Error.Invalid("roundup.rule.least-on-time", "leastOnTime"), errors) ?? 100,
            form.ExtensionCounts, form.ReturnsAdmitted);
        if (errors.Count > 0)
        {
            return await RefusedAsync(quarter, errors, cancellation);
        }

        var typed = new TypedRoundUp(
            form.BasedOn, form.Recipient, form.Place, form.Symbol, rule,
            [.. form.Paragraphs.Select(p => new TypedParagraph(p.Place ?? "", p.Text ?? "", p.Drafted ?? ""))]);
        var saved = await write.SaveAsync(current.Actor, asked, typed, cancellation);
        if (!saved.IsOk)
        {
            return await RefusedAsync(quarter, saved.Errors, cancellation);
        }

        TempData.Done(text["roundup.saved"]);
        return Redirect($"/tong-hop-quy/{asked}/soan");
    }

    private static decimal? Read(string? typed, int decimals, Error otherwise, List<Error> errors)
    {
        if (VietnameseNumber.Read(typed ?? "", decimals) is NumberReading.Value { Number: var value and >= 0 and <= 10_000 })
        {
            return value;
        }

        errors.Add(otherwise);
        return null;
    }

    private async Task<IActionResult> RefusedAsync(string quarter, IReadOnlyList<Error> errors, CancellationToken cancellation)
    {
        ModelState.Add(errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(errors[0].Kind);
        return await ShownAsync(quarter, cancellation);
    }

    private async Task<IActionResult> ShownAsync(string quarter, CancellationToken cancellation)
    {
        var loaded = await loader.LoadAsync(quarter, null, cancellation);
        if (loaded is not { IsOk: true, Value: { Content: not null } sheet })
        {
            return NotFound();
        }

        Sheet = sheet;
        return Page();
    }
}
