using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>A new regime: from a pack that comes with the program, or from its first words and its first report.</summary>
public sealed class NewModel(DraftDesk desk, StartRegimeDraft start, PackCatalog catalog, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "pack")]
    public string? Pack { get; set; }

    [BindProperty(Name = "input")]
    public NewRegimeFields Input { get; set; } = new();

    [BindProperty(Name = "owedBy")]
    public UnitsFields OwedBy { get; set; } = new();

    [BindProperty(Name = "cadence")]
    public CadenceFields Cadence { get; set; } = new();

    [BindProperty(Name = "words")]
    public string? Words { get; set; }

    /// <summary>Packs that come with the program, with their titles.</summary>
    public IReadOnlyList<Choice> Packs { get; private set; } = [];

    /// <summary>The office's units.</summary>
    public OfficeChoices Choices { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostPackAsync(CancellationToken cancellation) =>
        await AnswerAsync(await start.FromPackAsync(Pack ?? "", current.Actor, cancellation), cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Read() is not { } pack)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(cancellation);
        }

        return await AnswerAsync(await start.FromSourceAsync(new PackSource(pack.Code, PackWriter.Write(pack)), current.Actor, cancellation), cancellation);
    }

    private async Task<IActionResult> AnswerAsync(Result<string> started, CancellationToken cancellation)
    {
        if (started.IsOk)
        {
            TempData.Done(text["editor.started"]);
            return LocalRedirect($"/che-do/{started.Value}/soan");
        }

        foreach (var error in started.Errors)
        {
            ModelState.AddModelError(error.Field ?? "", desk.WordsOf(error));
        }

        Response.StatusCode = ProblemMapper.StatusOf(started.Error.Kind);
        return await ShowAsync(cancellation);
    }

    private RegimePack? Read()
    {
        var (title, issuer, symbol) = (Needed(Input.Title, "input.Title"), Needed(Input.Issuer, "input.Issuer"), Needed(Input.Symbol, "input.Symbol"));
        var (date, subject) = (ModelState.ReadDate(Input.Date, "input.Date", text), Needed(Input.Subject, "input.Subject"));
        var (place, quote) = (Needed(Input.Place, "input.Place"), Needed(Input.Quote, "input.Quote"));
        var (report, recipient) = (Needed(Input.Report, "input.Report"), Needed(Input.Recipient, "input.Recipient"));
        var owed = OwedBy.Read();
        if (owed is null)
        {
            ModelState.AddModelError("owedBy", text["editor.units.nobody"]);
        }

        var clause = CodeProposal.Of(place, []);
        DeadlineFields[] deadlines = [new() { Tier = "unit", Words = Words, Clause = clause }];
        var schedule = ScheduleReading.Read(Cadence, deadlines, (field, message) => ModelState.AddModelError(field == "deadlines[0].Words" ? "words" : field, message), text);
        if (!ModelState.IsValid || schedule is null)
        {
            return null;
        }

        var requirement = new Requirement(
            CodeProposal.Of(report, []), report, RequirementKind.Periodic, [clause], recipient, owed!, schedule, null, [], false, false, null, true);
        return new RegimePack(
            CodeProposal.Of(symbol, catalog.Codes()), title, new BasisDocument(issuer, symbol, date!.Value, subject), desk.Today, null,
            [new Clause(clause, place, quote, null, null, null)], [requirement], [], [], [], []);
    }

    private string Needed(string? typed, string field) => TypedTexts.Needed(typed, (key, args) => ModelState.AddModelError(field, text[key, args]));

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Packs = [.. catalog.Codes().Select(code => catalog.Read(code) is { IsOk: true, Value: var pack } ? new Choice(code, $"{pack.Basis.Symbol}: {pack.Title}") : new Choice(code, code))];
        Choices = await desk.ChoicesAsync(cancellation);
        return Page();
    }
}

/// <summary>The first words of a regime as typed.</summary>
public sealed class NewRegimeFields
{
    public string? Title { get; set; }
    public string? Issuer { get; set; }
    public string? Symbol { get; set; }
    public string? Date { get; set; }
    public string? Subject { get; set; }
    public string? Place { get; set; }
    public string? Quote { get; set; }
    public string? Report { get; set; }
    public string? Recipient { get; set; }
}
