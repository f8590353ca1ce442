using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Extensions.Manage;

/// <summary>Grants or refuses more time.</summary>
public sealed class DecideModel(DecideExtension decide, ListExtensionLines extensions, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    [BindProperty(Name = "hour")]
    public string? Hour { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The question.</summary>
    public ExtensionLine? Line { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await ShowAsync(id, cancellation) is not PageResult page)
        {
            return NotFound();
        }

        if (Line!.AskedDue is { } asked)
        {
            Day = DateFields.Write(asked.LastDay);
            Hour = asked.Inclusive ? asked.Local.TimeOfDay.ToString("HH':'mm", CultureInfo.InvariantCulture) : null;
        }

        return page;
    }

    public async Task<IActionResult> OnPostGrantAsync(Guid id, CancellationToken cancellation)
    {
        if (ModelState.ReadUntil(Day, Hour, text) is not { } until)
        {
            return await ShowAsync(id, cancellation);
        }

        var granted = await decide.GrantAsync(current.Actor, id, until, Reason, cancellation);
        return granted.IsOk ? await DoneAsync("extensions.granted.done", id, cancellation, granted.Value) : await RefusedAsync(granted.Errors, id, cancellation);
    }

    public async Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancellation)
    {
        var refused = await decide.RefuseAsync(current.Actor, id, Reason, cancellation);
        return refused.IsOk ? await DoneAsync("extensions.refused.done", id, cancellation) : await RefusedAsync(refused.Errors, id, cancellation);
    }

    private async Task<IActionResult> DoneAsync(string key, Guid id, CancellationToken cancellation, params object[] more)
    {
        await ShowAsync(id, cancellation);
        TempData.Done(text[key, [Line?.UnitName ?? "", .. more]]);
        return LocalRedirect("/gia-han");
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Error> errors, Guid id, CancellationToken cancellation)
    {
        ModelState.Add([.. errors.Select(e => e.Field == "until" ? e with { Field = "day" } : e)], text);
        Response.StatusCode = ProblemMapper.StatusOf(errors[0].Kind);
        return await ShowAsync(id, cancellation);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        Line = (await extensions.HandleAsync(current.Actor, null, cancellation)).FirstOrDefault(l => l.Id == id);
        return Line is null ? NotFound() : Page();
    }
}
