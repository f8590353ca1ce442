namespace GiaoBan.Domain.Text;

/// <summary>The three levels of state secrets (Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 8; before it 29/2018/QH14).</summary>
public enum SecrecyLevel
{
    /// <summary>Mật.</summary>
    Secret,

    /// <summary>Tối mật.</summary>
    HighlySecret,

    /// <summary>Tuyệt mật.</summary>
    TopSecret,
}

/// <summary>In what form a mark stands; said in refusals and tests, never with the text around it.</summary>
public enum SecrecyForm
{
    /// <summary>Alone on its line, in its cell or text box: <c>TUYỆT MẬT</c>, <c>- Mật -</c>, <c>MẬT - HỎA TỐC</c>.</summary>
    Alone,

    /// <summary>A kind of document with its level: <c>TÀI LIỆU MẬT</c>, <c>Báo cáo tối mật về …</c>.</summary>
    Document,

    /// <summary>In brackets: <c>(Mật)</c>, <c>[TUYỆT MẬT]</c>.</summary>
    Bracketed,

    /// <summary>The value of a label or a ticked box: <c>Độ mật: Tối mật</c>, <c>☒ Mật</c>.</summary>
    Labelled,

    /// <summary>Set apart at the head or the tail of a line: <c>MẬT: …</c>, <c>… - Tối mật</c>.</summary>
    SetApart,

    /// <summary>Part of a document's symbol: <c>12/BC-UBND (M)</c>.</summary>
    Symbol,

    /// <summary>In a file's name: <c>bao-cao_MAT.docx</c>.</summary>
    FileName,
}

/// <summary>A mark of secrecy that was found. It holds nothing of the text it stands in.</summary>
/// <param name="Level">The level it names.</param>
/// <param name="Form">The form it stands in.</param>
public sealed record SecrecyFinding(SecrecyLevel Level, SecrecyForm Form);

/// <summary>
/// Finds marks of secrecy in texts, subjects, file names and what was read from scans (LAW-2).
/// <para>
/// The principle (docs/adr/0015): a mark is a level word that is <b>set apart</b>; a word of a sentence is no mark. Vietnamese writes
/// syllables apart, so <c>mật</c> beside another word is part of it (<c>mật độ</c>, <c>bí mật</c>, <c>ong mật</c>), whatever the case: no
/// list of innocent words is needed for texts. Set apart means alone on its line, in brackets, behind a label, at the head or tail behind a
/// dash or colon, or fast to the kind of document that it marks (<c>BÁO CÁO MẬT</c>). A list of all three levels speaks about levels.
/// </para>
/// <para>
/// Before that, letters are brought to one form: look-alike and full-width letters, decomposed and misplaced marks, invisible characters,
/// spaced or dotted letters, digits for letters, the fonts before Unicode. Without diacritics the word is ambiguous (<c>mặt</c>, <c>mất</c>,
/// <c>mắt</c>) and counts only where nothing else can be meant.
/// </para>
/// </summary>
public static class SecrecyMarks
{
    private const int LinesOfHead = 3;
    private const int WordsOfFullLine = 8;
    private const int LettersOfStretch = 8_000;

    /// <summary>The first mark in a text of any length, or null. Lines are told apart by line breaks, cells by tabs.</summary>
    public static SecrecyFinding? Find(string text) => Find(text, SecrecyPlace.Text);

    /// <summary>The first mark in a subject, title or name: a place where a level stands beside the words without being part of them.</summary>
    public static SecrecyFinding? FindInSubject(string subject) => Find(subject, SecrecyPlace.Subject);

    /// <summary>The first mark in what a reader of pictures made of a stamp or page: marks on letters may be misread, edges read as letters.</summary>
    public static SecrecyFinding? FindInScan(string text) => Find(text, SecrecyPlace.Scan);

    /// <summary>The mark in a file's name, or null; a path is judged by its last part, an ending is left out.</summary>
    public static SecrecyFinding? FindInFileName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return SecrecyFileName.Find(name);
    }

    private static SecrecyFinding? Find(string text, SecrecyPlace place)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var from = 0; from < text.Length;)
        {
            var to = EndOfStretch(text, from);
            if (FindIn(text[from..to], from == 0, place) is { } found)
            {
                return found;
            }

            from = to;
        }

        return null;
    }

    private static SecrecyFinding? FindIn(string stretch, bool isHead, SecrecyPlace place)
    {
        if (!SecrecyLetters.MayHold(stretch))
        {
            return null;
        }

        var lines = SecrecyLine.Read(stretch);
        for (var i = 0; i < lines.Count; i++)
        {
            var here = place == SecrecyPlace.Text && isHead && i < LinesOfHead && lines[i].IsShortHeading ? SecrecyPlace.Subject : place;
            if (SecrecyForms.Find(lines[i], here) is { } found && !ListsLevels(lines, i) && !(found.Form == SecrecyForm.Alone && GoesOnFromAbove(lines, i)))
            {
                return found;
            }
        }

        return null;
    }

    // Long texts are read stretch by stretch, lines without end are cut at a blank: time and memory grow with the text, not with its square.
    private static int EndOfStretch(string text, int from)
    {
        if (text.Length - from <= LettersOfStretch)
        {
            return text.Length;
        }

        var line = text.LastIndexOfAny(['\n', '\r'], from + LettersOfStretch, LettersOfStretch / 2);
        var end = line > from ? line : text.LastIndexOf(' ', from + LettersOfStretch, LettersOfStretch / 2);
        end = end > from ? end : from + LettersOfStretch;
        return char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }

    // The last word of a sentence that was broken into lines of a page: small letters under a full line that has no end.
    private static bool GoesOnFromAbove(List<SecrecyLine> lines, int at) =>
        at > 0 && lines[at].Words.TrueForAll(w => w.Upper == 0) && lines[at - 1] is var above && above.Words.Count >= WordsOfFullLine
        && above.Tail.AsSpan().Trim().IndexOfAny(".:;!?") < 0;

    // "Tuyệt mật", "Tối mật", "Mật" on lines below each other, all three: the levels are listed, nothing is marked.
    private static bool ListsLevels(List<SecrecyLine> lines, int at)
    {
        var levels = new HashSet<SecrecyLevel>();
        if (SecrecyForms.AloneLevel(lines[at]) is null)
        {
            return false;
        }

        for (var i = at; i >= 0 && i >= at - 2 && SecrecyForms.AloneLevel(lines[i]) is { } level; i--)
        {
            levels.Add(level);
        }

        for (var i = at + 1; i < lines.Count && i <= at + 2 && SecrecyForms.AloneLevel(lines[i]) is { } level; i++)
        {
            levels.Add(level);
        }

        return levels.Count == 3;
    }
}

/// <summary>Where a text stands; decides how much a level word beside other words says.</summary>
internal enum SecrecyPlace
{
    Text,
    Subject,
    Scan,
}
