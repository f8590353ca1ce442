using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Scores.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Scores;

/// <summary>Points of any span as they would be now; nothing is kept.</summary>
public sealed class PreviewModel(PreviewScores query, SheetLibrary sheets, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "bang", SupportsGet = true)]
    public string? SheetCode { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? KindAddress { get; set; }

    /// <summary>The sheets in force today.</summary>
    public IReadOnlyList<StoredSheet> Sheets { get; private set; } = [];

    /// <summary>The points, once a span was asked for.</summary>
    public ScorePreview? Preview { get; private set; }

    /// <summary>Which subjects are shown.</summary>
    public SubjectKind Kind => ScoreWords.KindOf(KindAddress);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!ScoreAccess.ReadsAll(current.Actor))
        {
            return NotFound();
        }

        var today = clock.Today();
        Sheets = await sheets.InForceOnAsync(today, cancellation);
        var asked = SheetCode is not null;
        SheetCode ??= Sheets.Select(s => s.Version.Sheet).FirstOrDefault();
        From ??= DateFields.Write(ScoreQuarter.Of(today).First);
        To ??= DateFields.Write(today);
        if (!asked || ModelState.ReadDate(From, "tu", text) is not { } from || ModelState.ReadDate(To, "den", text) is not { } to)
        {
            return Page();
        }

        var made = await query.HandleAsync(current.Actor, SheetCode ?? "", from, to, cancellation);
        if (made.IsOk)
        {
            Preview = made.Value;
        }
        else
        {
            ModelState.Add(made.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(made.Error.Kind);
        }

        return Page();
    }
}
