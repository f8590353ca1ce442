using System.Security.Cryptography;
using NodaTime;

namespace GiaoBan.Domain.Reporting;

/// <summary>What a report says, as it is sent. Immutable; <see cref="Hash"/> is what the receipt proves.</summary>
/// <param name="Sections">Texts of the outline's sections; a section that was left empty may be missing.</param>
/// <param name="Figures">One line per indicator that was filled.</param>
/// <param name="Activities">Activity lines (SK-4).</param>
/// <param name="Plan">Plan lines for the next period (SK-10).</param>
/// <param name="Nil">"Không phát sinh", declared.</param>
/// <param name="Attachments">Files, by what they hold.</param>
public sealed record ReportContent(
    IReadOnlyList<SectionText> Sections,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<ActivityLine> Activities,
    IReadOnlyList<PlanLine> Plan,
    bool Nil,
    IReadOnlyList<AttachmentRef> Attachments)
{
    /// <summary>A report that says nothing.</summary>
    public static readonly ReportContent Empty = new([], [], [], [], false, []);

    /// <summary>Stable bytes of the content: see <see cref="CanonicalReport"/>.</summary>
    public byte[] CanonicalBytes() => CanonicalReport.Write(this);

    /// <summary>SHA-256 of <see cref="CanonicalBytes"/>, 32 bytes.</summary>
    public byte[] Hash() => SHA256.HashData(CanonicalBytes());
}

/// <summary>A section's text.</summary>
/// <param name="Code">The section's code in the outline.</param>
/// <param name="Text">NFC; lines divided by a line feed.</param>
public sealed record SectionText(string Code, string Text);

/// <summary>An indicator's value in the period.</summary>
/// <param name="Indicator">Its code.</param>
/// <param name="Value">Done so far in the period; null = not entered.</param>
/// <param name="Estimate">What is still expected until the period ends (ước, SK-5), on top of the value; null = none.</param>
public sealed record Figure(string Indicator, decimal? Value, decimal? Estimate);

/// <summary>A piece of other work (SK-4): kind, count, unit of count, place, day.</summary>
public sealed record ActivityLine(string Kind, decimal Count, string Unit, string Place, LocalDate? Date, string Text);

/// <summary>A piece of planned work (SK-10).</summary>
/// <param name="Date">The day.</param>
/// <param name="From">From when, or null for the whole day.</param>
/// <param name="To">Until when, or null.</param>
/// <param name="Text">What.</param>
/// <param name="Place">Where.</param>
/// <param name="Lead">Who leads (chủ trì).</param>
/// <param name="Participants">Who takes part, in words.</param>
/// <param name="NeedsRoom">Whether a room is needed.</param>
public sealed record PlanLine(
    LocalDate Date, LocalTime? From, LocalTime? To, string Text, string Place, string Lead, string Participants, bool NeedsRoom);

/// <summary>A file with the report.</summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="FileName">NFC, without folders.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Size">Bytes.</param>
public sealed record AttachmentRef(Guid Id, string FileName, string Sha256, long Size);
