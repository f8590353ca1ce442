using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>A page that changes one part of a draft: shown, arranged (rows added, moved, removed), kept.</summary>
public abstract class DraftPage(DraftDesk desk) : PageModel
{
    private const string RemoveAct = "remove-item";

    /// <summary>The regime.</summary>
    [BindProperty(SupportsGet = true), FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>Code of the thing that is changed; empty = a new one.</summary>
    [BindProperty(SupportsGet = true), FromQuery(Name = "ma")]
    public string? Item { get; set; }

    /// <summary>The draft's version that stood before who types.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>The button pressed, where it is not the one that keeps.</summary>
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    /// <summary>The draft.</summary>
    public OpenDraft Draft { get; private set; } = null!;

    /// <summary>What the draft says.</summary>
    public RegimePack Pack => Draft.Pack;

    /// <summary>The office's units and posts.</summary>
    public OfficeChoices Choices { get; private set; } = null!;

    /// <summary>Whether somebody else has saved the draft meanwhile: nothing was overwritten.</summary>
    public bool Stale { get; private set; }

    /// <summary>Whether it is a new thing.</summary>
    public bool IsNew => string.IsNullOrEmpty(Item);

    /// <summary>Where the draft is shown.</summary>
    public string Home => $"/che-do/{Code}/soan";

    /// <summary>Where one came from, and goes once it is kept.</summary>
    public virtual string Back => Home;

    /// <summary>The desk.</summary>
    protected DraftDesk Desk => desk;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } away)
        {
            return away;
        }

        Version = Draft.Row.Version;
        return Fill() ? await ShowAsync(cancellation) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } away)
        {
            return away;
        }

        if (!Exists())
        {
            return NotFound();
        }

        if (Act == RemoveAct)
        {
            return await KeepAsync(Removed(), cancellation);
        }

        if (!string.IsNullOrEmpty(Act) && Arrange(Act))
        {
            ModelState.Clear();
            return await ShowAsync(cancellation);
        }

        return await KeepAsync(Changed(), cancellation);
    }

    /// <summary>Puts what the draft says into the fields; false where there is no such thing.</summary>
    protected abstract bool Fill();

    /// <summary>The regime as the fields say; null, with messages at the fields, where they cannot be read.</summary>
    protected abstract RegimePack? Changed();

    /// <summary>Whether the thing that is changed is there, or is new.</summary>
    protected virtual bool Exists() => true;

    /// <summary>The regime without the thing; null, with a message, where others name it.</summary>
    protected virtual RegimePack? Removed() => null;

    /// <summary>Carries out a button that changes the form and not the draft; false where it is none of them.</summary>
    protected virtual bool Arrange(string act) => false;

    /// <summary>Reads what the page shows beside the fields.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Opens draft and choices; an answer where there is no draft.</summary>
    protected async Task<IActionResult?> OpenAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Code, cancellation) is not { } draft)
        {
            return HttpContext.Request.Method == HttpMethods.Get ? NotFound() : LocalRedirect(Home);
        }

        (Draft, Choices) = (draft, await desk.ChoicesAsync(cancellation));
        return null;
    }

    /// <summary>Shows the page.</summary>
    protected async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return Page();
    }

    /// <summary>A text that must be there, with the message at its field where it is not or is too long.</summary>
    protected string Needed(string? typed, string field) => TypedTexts.Needed(typed, (key, args) => Refuse(field, key, args));

    /// <summary>A text that may be missing, with the message at its field where it is too long.</summary>
    protected string? Optional(string? typed, string field) => TypedTexts.Optional(typed, (key, args) => Refuse(field, key, args));

    /// <summary>A date that must be there.</summary>
    protected LocalDate? NeededDate(string? typed, string field) => ModelState.ReadDate(typed, field, desk.Text);

    /// <summary>A date that may be missing.</summary>
    protected LocalDate? OptionalDate(string? typed, string field) => string.IsNullOrWhiteSpace(typed) ? null : NeededDate(typed, field);

    /// <summary>The code of a new thing: what was typed, or one made from its name; a message where it is none or in use.</summary>
    protected string NewCode(string? typed, string name, IEnumerable<string> taken)
    {
        var used = taken.ToList();
        if (string.IsNullOrWhiteSpace(typed))
        {
            return CodeProposal.Of(name, used);
        }

        var code = typed.Trim();
        if (CodeProposal.Of(code, []) != code)
        {
            Refuse("newCode", "editor.code.refused", code, CodeProposal.Of(code, used));
        }
        else if (used.Contains(code))
        {
            Refuse("newCode", "editor.code.taken", code, CodeProposal.Of(code, used));
        }

        return code;
    }

    /// <summary>Says by whom a thing is named, so that it cannot go.</summary>
    protected bool IsUsed(string slug)
    {
        var uses = PackPart.Find(slug)!.UsedBy(Pack, Item!).Distinct().Take(5).ToList();
        if (uses.Count > 0)
        {
            Refuse("", "editor.remove.used", string.Join("; ", uses.Select(PackPart.FirstWords)));
        }

        return uses.Count > 0;
    }

    /// <summary>A message at a field, or for the whole form.</summary>
    protected void Refuse(string field, string key, params object?[] args) => ModelState.AddModelError(field, desk.Text[key, args]);

    private async Task<IActionResult> KeepAsync(RegimePack? changed, CancellationToken cancellation)
    {
        if (changed is null || !ModelState.IsValid)
        {
            return await RefusedAsync(ErrorKind.Invalid, cancellation);
        }

        var saved = await desk.SaveAsync(Code, Version, changed, cancellation);
        if (saved.IsOk)
        {
            TempData.Done(desk.Text["editor.kept"]);
            return LocalRedirect(Back);
        }

        foreach (var error in saved.Errors)
        {
            ModelState.AddModelError(error.Field ?? "", desk.WordsOf(error));
        }

        if (saved.Error.Code == "regimes.draft.stale")
        {
            // The second press is a decision: it is made with the other's version in sight.
            (Stale, Version) = (true, Draft.Row.Version);
        }

        return await RefusedAsync(saved.Error.Kind, cancellation);
    }

    private async Task<IActionResult> RefusedAsync(ErrorKind kind, CancellationToken cancellation)
    {
        Response.StatusCode = ProblemMapper.StatusOf(kind);
        return await ShowAsync(cancellation);
    }
}
