using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Urging;
using NodaTime;

namespace GiaoBan.App.Pages.Urging.Letters;

/// <summary>The urging letter in words, on the page and in the file alike; always in Vietnamese. Number and day are left to the clerk.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Superior">The body above the issuing one.</param>
/// <param name="T">Vietnamese.</param>
public sealed record LetterPaper(UrgingLetter Letter, string? Superior, Text T)
{
    private static readonly (string Key, decimal Width)[] Columns = [("number", 10), ("unit", 42), ("report", 50), ("due", 36), ("days", 18)];

    /// <summary>The words of a letter of a tenant.</summary>
    public static LetterPaper Of(UrgingLetter letter, Tenant? tenant, Texts texts) =>
        new(letter, tenant?.Name is { } name && name != letter.Row.Issuer ? name : null, texts.In(Language.Vietnamese));

    /// <summary>The line of number and symbol, without a number.</summary>
    public string Number => T[Letter.Row.IsParty ? "urging.letter.number.party" : "urging.letter.number"];

    /// <summary>"V/v đôn đốc gửi …".</summary>
    public string About => T["urging.letter.about", Letter.Row.Subject];

    /// <summary>"…, ngày      tháng 8 năm 2021".</summary>
    public string PlaceAndDate => T[
        "urging.letter.place-date", Made.ToString(Made.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture), Made.ToString("uuuu", CultureInfo.InvariantCulture)];

    /// <summary>The sentence above the list.</summary>
    public string Before => T[
        "urging.letter.p1", Letter.Row.Basis, Letter.Row.MadeAt, Letter.Lines.Select(l => l.Unit).Distinct().Count(), Letter.Lines.Count];

    /// <summary>The sentences below it.</summary>
    public IReadOnlyList<string> After =>
    [
        T["urging.letter.p2", VietnameseDates.Day(AskedBy)], .. Letter.Row.Note is { } note ? (string[])[note] : [], T["urging.letter.p3"], T["urging.letter.p4"],
    ];

    /// <summary>Headings of the list.</summary>
    public IReadOnlyList<string> Headings => [.. Columns.Select(c => T["urging.letter.col." + c.Key])];

    /// <summary>Rows of the list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows =>
    [
        .. Letter.Lines.Select((l, i) => (IReadOnlyList<string>)
        [
            VietnameseNumber.Format(i + 1), l.Unit, $"{l.Report}, {l.Period}{(l.IsReturned ? " " + T["urging.letter.returned"] : "")}", l.Due, VietnameseNumber.Format(l.DaysLate),
        ]),
    ];

    /// <summary>To whom it goes.</summary>
    public IReadOnlyList<string> Recipients =>
        [T["urging.letter.recipients.above"], T["urging.letter.recipients.leader"], T[Letter.Row.IsParty ? "urging.letter.recipients.file.party" : "urging.letter.recipients.file"]];

    private LocalDate Made => Letter.Row.MadeAt.InZone(Deadline.Zone).Date;

    private LocalDate AskedBy => new Deadline(Letter.Row.AskedBy, Inclusive: false).LastDay;

    /// <summary>The file.</summary>
    public DocxDocument Document()
    {
        var row = Letter.Row;
        var head = new DocxLetterhead(row.IsParty, row.Issuer, PlaceAndDate) { Superior = Superior, Number = Number }.ToBlock();
        var table = new DocxTable(
            [.. Columns.Select(c => new DocxColumn(T["urging.letter.col." + c.Key], c.Width, c.Key is "number" or "days" ? DocxAlign.Center : DocxAlign.Left))],
            [.. Rows.Select(r => DocxRow.Of([.. r]))])
        { FontSize = 12 };
        return new DocxDocument(About,
        [
            head with { Left = [.. head.Left, DocxParagraph.Centered(About, size: 12)] },
            DocxParagraph.Centered(T["urging.letter.to"]) with { Before = 14, After = 12 },
            DocxParagraph.Body(Before),
            table,
            .. After.Select((words, i) => DocxParagraph.Body(words) with { Before = i == 0 ? 6 : 0 }),
            new DocxParagraph("") { After = 0 },
            new DocxSignature(row.IsParty, Recipients, row.Signer) { Authority = row.Authority?.ToUpperInvariant() }.ToBlock(),
        ]);
    }
}
