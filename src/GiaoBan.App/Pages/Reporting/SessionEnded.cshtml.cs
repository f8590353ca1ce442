using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>
/// The session ended while somebody typed: what was typed comes here with the same POST (status 307), stands in this page and is kept
/// as the draft as soon as the person has signed in again. Nothing of it is stored before.
/// </summary>
/// <remarks>The form token of the ended session cannot hold any more; the one of this page is checked by hand where it signs in.</remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class SessionEndedModel(
    SignInDoor door, InstallationTenants tenants, ActorResolver actors, GetReportForm forms, SaveDraft drafts, IAntiforgery antiforgery, PageFrame frame, Text text)
    : PageModel
{
    private static readonly HashSet<string> OwnFields = ["userName", "password", "tenant", "__RequestVerificationToken"];

    /// <summary>For whom it is entered, as in <see cref="FillModel.OnBehalf"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "thay")]
    public string? OnBehalf { get; set; }

    /// <summary>Whether the installation serves more than one tenant.</summary>
    public bool AsksTenant { get; private set; }

    /// <summary>The name typed here.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>What was typed in the report's form.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Typed { get; private set; } = [];

    /// <summary>Where the report's form is, once the person has signed in and the draft could not be kept from here; else null.</summary>
    public string? FormAddress { get; private set; }

    public IActionResult OnGet(Guid id) => Redirect($"/bao-cao/{id}");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        Typed = [.. fields.Where(f => !OwnFields.Contains(f.Key)).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))];
        AsksTenant = await tenants.MustBeNamed(cancellation);
        UserName = fields["userName"].ToString();
        frame.Bare = true;
        frame.Title = text["entry.ended.title"];
        frame.Lead = text["entry.ended.lead"];
        if (!fields.ContainsKey("password") || !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return Page();
        }

        var entered = await door.Enter(
            fields["tenant"].ToString() is { Length: > 0 } tenant ? tenant : null, new SignInRequest(UserName, fields["password"].ToString()),
            (_, account) => Task.FromResult<Result<SignedIn>>(account), cancellation);
        if (!entered.IsOk)
        {
            ModelState.Add(entered.Errors, text);
            return Page();
        }

        HttpContext.User = CookieCheck.PrincipalOf(entered.Value);
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, HttpContext.User);
        var found = await actors.Find(entered.Value.TenantId, entered.Value.AccountId, entered.Value.SecurityStamp);
        return found is null ? Redirect($"/bao-cao/{id}") : await KeepAsync(found.Actor, id, fields, cancellation);
    }

    private async Task<IActionResult> KeepAsync(Actor actor, Guid id, IFormCollection fields, CancellationToken cancellation)
    {
        var address = $"/bao-cao/{id}{(OnBehalf is null ? "" : "?thay=" + OnBehalf)}";
        var form = await forms.HandleAsync(actor, id, OnBehalf is not null, cancellation);
        if (!form.IsOk)
        {
            return Redirect(address);
        }

        var typed = ReportInput.Read(fields, form.Value, null);
        var saved = await drafts.HandleAsync(actor, id, FillModel.BasedOn(fields), typed, cancellation);
        if (!saved.IsOk || saved.Value.Other is not null)
        {
            // Somebody else's draft stands there: the form itself shows both, so the page sends everything on to it.
            FormAddress = address;
            ModelState.Add(saved.IsOk ? [Error.Conflict("reporting.draft.changed")] : saved.Errors, text);
            return Page();
        }

        TempData.Done(text["entry.ended.kept", saved.Value.SavedAt]);
        return Redirect(address);
    }
}
