using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Secrecy;

/// <summary>That a report came by the way for secret papers: the unit and the day, where the authority turned that on (LAW-2).</summary>
public sealed class IndexModel(SecretStubs stubs, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "unit")]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "receivedOn")]
    public string? ReceivedOn { get; set; }

    /// <summary>What stands noted.</summary>
    public SecretStubList List { get; private set; } = new(false, []);

    /// <summary>Units of today.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ReceivedOn = DateFields.Write(clock.Today());
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostTurnAsync(bool on, CancellationToken cancellation)
    {
        ModelState.Clear();
        var turned = await stubs.TurnAsync(current.Actor, on, cancellation);
        return await AnswerAsync(turned.IsOk ? [] : turned.Errors, on ? "secrecy.stub.turned-on" : "secrecy.stub.turned-off", cancellation);
    }

    public async Task<IActionResult> OnPostRecordAsync(CancellationToken cancellation)
    {
        if (ModelState.ReadDate(ReceivedOn, "receivedOn", text) is not { } day)
        {
            await ShowAsync(cancellation);
            return Page();
        }

        var recorded = await stubs.RecordAsync(current.Actor, Unit ?? Guid.Empty, day, cancellation);
        return await AnswerAsync(recorded.IsOk ? [] : recorded.Errors, "secrecy.stub.recorded", cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid stub, CancellationToken cancellation)
    {
        ModelState.Clear();
        var removed = await stubs.RemoveAsync(current.Actor, stub, cancellation);
        return await AnswerAsync(removed.IsOk ? [] : removed.Errors, "secrecy.stub.removed", cancellation);
    }

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<Domain.Error> errors, string done, CancellationToken cancellation)
    {
        if (errors.Count == 0)
        {
            TempData.Done(text[done]);
            return LocalRedirect("/duong-mat");
        }

        ModelState.Add(errors, text);
        await ShowAsync(cancellation);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        List = await stubs.ListAsync(cancellation);
        Units = await directory.UnitsOn(clock.Today(), cancellation);
    }
}
