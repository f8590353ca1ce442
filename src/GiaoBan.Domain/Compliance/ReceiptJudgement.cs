using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Compliance;

/// <summary>How what is received is judged: by the server's clock and nothing else (ALL-4).</summary>
/// <param name="Verdict">On time, within an extension, or late.</param>
/// <param name="LateMinutes">Minutes after the deadline that counted, counted up; 0 where not late.</param>
public readonly record struct ReceiptJudgement(ReceiptVerdict Verdict, int LateMinutes)
{
    /// <summary>Judges a receipt.</summary>
    /// <param name="due">The deadline; null where the text states none: nothing is late then.</param>
    /// <param name="extended">The later deadline that was granted by now, or null.</param>
    /// <param name="receivedAt">The server's clock, whole milliseconds.</param>
    public static ReceiptJudgement Of(Deadline? due, Deadline? extended, Instant receivedAt) => (due, extended) switch
    {
        (null, _) => new(ReceiptVerdict.OnTime, 0),
        ({ } first, _) when first.Admits(receivedAt) => new(ReceiptVerdict.OnTime, 0),
        (_, { } later) when later.Admits(receivedAt) => new(ReceiptVerdict.Extended, 0),
        ({ } first, var later) => new(ReceiptVerdict.Late, (later ?? first).LateMinutes(receivedAt)),
    };

    /// <summary>Whether a reason is asked for.</summary>
    public bool IsLate => Verdict == ReceiptVerdict.Late;
}
