using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Biên nhận: the proof that the server has the report, and since when (ALL-4).</summary>
public sealed class ReceiptModel(GetReceipt query, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    /// <summary>The receipt.</summary>
    public IssuedReceipt Issued { get; private set; } = null!;

    /// <summary>The server's time to the millisecond: 19/08/2021 19:58:03.127.</summary>
    public string ReceivedAt =>
        Issued.Receipt.ReceivedAt.InZone(Deadline.Zone).LocalDateTime.ToString("dd/MM/yyyy HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How it was judged, in words.</summary>
    public string Judged => Issued.Receipt.Verdict == "late"
        ? text["app.state.late", VietnameseDates.Length(Issued.Receipt.LateMinutes, text.Language)]
        : text["entry.receipt.on-time"];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        var found = await query.HandleAsync(current.Actor, number, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        Issued = found.Value;
        frame.Title = text["entry.receipt.title", number];
        frame.Lead = text["entry.receipt.lead"];
        frame.Crumb("/viec-cua-toi", text["app.nav.mine"]);
        return Page();
    }
}
