using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>What a receipt says, the same wherever it is read (ALL-4).</summary>
public static class ReceiptWords
{
    /// <summary>The server's time to the millisecond: 19/08/2021 19:58:03.127.</summary>
    public static string At(Instant receivedAt) => receivedAt.InZone(Deadline.Zone).LocalDateTime.ToString("dd/MM/yyyy HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>How it was judged.</summary>
    public static string Judged(string? verdict, int lateMinutes, Text text) => verdict switch
    {
        "late" => text["app.state.late", VietnameseDates.Length(lateMinutes, text.Language)],
        "extended" => text["entry.receipt.extended"],
        _ => text["entry.receipt.on-time"],
    };
}
