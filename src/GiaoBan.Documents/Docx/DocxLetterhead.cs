namespace GiaoBan.Documents.Docx;

/// <summary>The head of an official document: who issues it, number and symbol, title of the State or the Party, place and date.</summary>
/// <param name="IsOfTheParty">A body of the Party issues it.</param>
/// <param name="Issuer">The issuing body.</param>
/// <param name="PlaceAndDate">The line of place and date.</param>
public sealed record DocxLetterhead(bool IsOfTheParty, string Issuer, string PlaceAndDate)
{
    /// <summary>The body above the issuing one, if it is named.</summary>
    public string? Superior { get; init; }

    /// <summary>The line of number and symbol; null where it bears none.</summary>
    public string? Number { get; init; }

    /// <summary>As two columns.</summary>
    public DocxColumns ToBlock() => new(Left(), Right(), LeftShare: 42);

    private List<DocxParagraph> Left()
    {
        var size = IsOfTheParty ? 14 : 13;
        List<DocxParagraph> lines = [];
        if (Superior is { Length: > 0 } above)
        {
            lines.Add(DocxParagraph.Centered(above.ToUpperInvariant(), size: size));
        }

        lines.Add(DocxParagraph.Centered(Issuer.ToUpperInvariant(), bold: true, size: size));
        if (IsOfTheParty)
        {
            lines.Add(DocxParagraph.Centered("*", size: size));
        }

        if (Number is { Length: > 0 } number)
        {
            lines.Add(DocxParagraph.Centered(number, size: size) with { Before = 4 });
        }

        return lines;
    }

    private List<DocxParagraph> Right()
    {
        List<DocxParagraph> lines = IsOfTheParty
            ? [Ruled("ĐẢNG CỘNG SẢN VIỆT NAM", 15)]
            : [DocxParagraph.Centered("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true, size: 12), Ruled("Độc lập - Tự do - Hạnh phúc", 13)];
        lines.Add(DocxParagraph.Centered(PlaceAndDate, italic: true, size: IsOfTheParty ? 14 : 13) with { Before = 6 });
        return lines;
    }

    private static DocxParagraph Ruled(string words, decimal size) =>
        new([new DocxRun(words, Bold: true, Underline: true) { Size = size }]) { Align = DocxAlign.Center, After = 0, KeepWithNext = true };
}

/// <summary>The foot of an official document: to whom it goes, who signs.</summary>
/// <param name="IsOfTheParty">A body of the Party issues it.</param>
/// <param name="Recipients">To whom it goes, one a line, without dashes.</param>
/// <param name="SignerTitle">The post that signs.</param>
public sealed record DocxSignature(bool IsOfTheParty, IReadOnlyList<string> Recipients, string SignerTitle)
{
    // Room for a signature and a seal.
    private const decimal SignatureRoom = 70;

    /// <summary>For whom it is signed: <c>TM. ỦY BAN NHÂN DÂN</c>, <c>T/M BAN THƯỜNG VỤ</c>; null where in one's own right.</summary>
    public string? Authority { get; init; }

    /// <summary>The signer's name; null leaves room for it.</summary>
    public string? SignerName { get; init; }

    /// <summary>As two columns.</summary>
    public DocxColumns ToBlock() => new(Left(), Right(), LeftShare: 45);

    private List<DocxParagraph> Left() =>
    [
        new([IsOfTheParty
            ? new DocxRun("Nơi nhận:", Underline: true) { Size = 14 }
            : new DocxRun("Nơi nhận:", Bold: true, Italic: true) { Size = 12 }]) { After = 0 },
        .. Recipients.Select((r, i) => new DocxParagraph([new DocxRun($"- {r}{(i == Recipients.Count - 1 ? '.' : ';')}") { Size = IsOfTheParty ? 12 : 11 }]) { After = 0 }),
    ];

    private List<DocxParagraph> Right()
    {
        List<DocxParagraph> lines = [];
        if (Authority is { Length: > 0 } authority)
        {
            lines.Add(DocxParagraph.Centered(authority, bold: true));
        }

        // The Party writes the position upright beside a bold authority, the State both in bold.
        lines.Add(DocxParagraph.Centered(SignerTitle.ToUpperInvariant(), bold: !IsOfTheParty || Authority is null) with { After = SignatureRoom });
        lines.Add(DocxParagraph.Centered(SignerName ?? "", bold: true) with { KeepWithNext = false });
        return lines;
    }
}
