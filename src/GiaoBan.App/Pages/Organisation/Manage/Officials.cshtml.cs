using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>Officials and their accounts: add, reset a password, close, open.</summary>
[ResponseCache(NoStore = true)]
public sealed class OfficialsModel(
    OrganisationDirectory directory, AccountDirectory accounts, AddOfficial addOfficial, AddAccount addAccount, ResetPassword resetPassword,
    LockAccount lockAccount, CurrentActor current, Text text) : PageModel
{
    /// <summary>Officials with their accounts, one line for each account.</summary>
    public IReadOnlyList<(Official Official, AccountLine? Account)> Lines { get; private set; } = [];

    /// <summary>A password to hand over: shown this once.</summary>
    public FirstPassword? Given { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPostAddAsync(string? fullName, string? phone, string? email, CancellationToken cancellation)
    {
        var added = await addOfficial.Handle(new AddOfficialRequest(fullName, phone, email), current.Actor, cancellation);
        if (added.IsOk)
        {
            TempData.Done(text["organisation.official.added", fullName]);
            return LocalRedirect("/co-quan/can-bo");
        }

        return await Answer(added.Errors, cancellation);
    }

    /// <summary>The password stands in the answer itself, since it is stored nowhere.</summary>
    public async Task<IActionResult> OnPostAccountAsync(Guid official, string? userName, CancellationToken cancellation)
    {
        var added = await addAccount.Handle(new AddAccountRequest(official, userName ?? ""), current.Actor, cancellation);
        Given = added.IsOk ? added.Value : null;
        return await Answer(added.Errors, cancellation);
    }

    public async Task<IActionResult> OnPostResetAsync(string? userName, CancellationToken cancellation)
    {
        var reset = await resetPassword.Handle(new ResetPasswordRequest(userName ?? ""), current.Actor, cancellation);
        Given = reset.IsOk ? reset.Value : null;
        return await Answer(reset.Errors, cancellation);
    }

    public Task<IActionResult> OnPostCloseAsync(string? userName, CancellationToken cancellation) => Lock(userName, true, cancellation);

    public Task<IActionResult> OnPostOpenAsync(string? userName, CancellationToken cancellation) => Lock(userName, false, cancellation);

    private async Task<IActionResult> Lock(string? userName, bool locked, CancellationToken cancellation)
    {
        var done = await lockAccount.Handle(new LockAccountRequest(userName ?? "", locked, null), current.Actor, cancellation);
        if (!done.IsOk)
        {
            return await Answer(done.Errors, cancellation);
        }

        TempData.Done(text[locked ? "organisation.account.closed" : "organisation.account.opened", userName]);
        return LocalRedirect("/co-quan/can-bo");
    }

    private async Task<IActionResult> Answer(IReadOnlyList<Error> errors, CancellationToken cancellation)
    {
        ModelState.Add(errors, text);
        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        var byOfficial = (await accounts.List(cancellation)).ToLookup(a => a.OfficialId);
        Lines = [.. (await directory.Officials(cancellation)).SelectMany(o => byOfficial[o.OfficialId].DefaultIfEmpty().Select(a => (o, a)))];
    }
}
