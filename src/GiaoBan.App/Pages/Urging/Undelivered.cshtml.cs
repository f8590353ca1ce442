using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Notifications;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Urging;

/// <summary>Whom no message reached, why, and the mend.</summary>
public sealed class UndeliveredModel(UrgingLogReader log, RetryMessages retry, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>One a cause and recipient.</summary>
    public IReadOnlyList<Undelivered> Lines { get; private set; } = [];

    private Instant Since => clock.GetCurrentInstant() - UrgingWords.Lately;

    public async Task OnGetAsync(CancellationToken cancellation) => Lines = await log.UndeliveredAsync(current.Actor.TenantId, Since, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        TempData.Done(text["urging.retried", await retry.HandleAsync(current.Actor.TenantId, Since, cancellation)]);
        return LocalRedirect("/don-doc/khong-toi-noi");
    }

    /// <summary>Why it did not arrive.</summary>
    public string Cause(Undelivered line) => line.Cause == "refused"
        ? text["urging.cause.refused", text["urging.channel." + line.Channel], line.Code]
        : text["urging.cause." + line.Cause];
}
