namespace GiaoBan.Domain.Text;

/// <summary>
/// The one door for free text (LAW-2): a use case asks it before anything of a request is stored, logged or sent. It answers with the
/// place, never with the words. On a network nothing marked Mật or above may be drafted or kept (Luật 117/2025/QH15, Điều 5), so a draft is
/// refused like a sending.
/// </summary>
public static class SecrecyDoor
{
    /// <summary>The code of the refusal; its text names the mend: send it by the way for secret papers.</summary>
    public const string Code = "secrecy.marked";

    private static readonly HashSet<string> Subjects =
        new(["subject", "title", "name", "shortName", "label", "symbol", "heading"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The refusal of the first place that shows a mark, or null. An empty or missing text shows none.</summary>
    /// <param name="places">
    /// The request's field as its sender knows it (<c>sections[2].text</c>), and what stands there. A field whose last word is
    /// <c>subject</c>, <c>title</c>, <c>name</c>, <c>shortName</c>, <c>label</c>, <c>symbol</c> or <c>heading</c> is read as a subject,
    /// <c>fileName</c> as a file's name.
    /// </param>
    public static Error? Refusal(params ReadOnlySpan<(string Field, string? Text)> places)
    {
        foreach (var (field, text) in places)
        {
            if (Refusal(field, text) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>The refusal of the first of many places that shows a mark, or null.</summary>
    public static Error? Refusal(IEnumerable<(string Field, string? Text)> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        foreach (var (field, text) in places)
        {
            if (Refusal(field, text) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>The refusal of the first text anywhere in a request that shows a mark, or null: a field added later is read as well.</summary>
    /// <remarks>Thousands file in the last minutes: places are named only where a text could show a mark at all.</remarks>
    public static Error? RefusalIn(object? request) => SecrecyPlaces.MayShow(request) ? Refusal(SecrecyPlaces.Of(request)) : null;

    /// <summary>The refusal of a place where a mark was already found (a file, a scan).</summary>
    public static Error Marked(string field) => Error.Invalid(Code, field);

    private static Error? Refusal(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var last = field[(field.LastIndexOf('.') + 1)..];
        var found = string.Equals(last, "fileName", StringComparison.OrdinalIgnoreCase) ? SecrecyMarks.FindInFileName(text)
            : Subjects.Contains(last) ? SecrecyMarks.FindInSubject(text)
            : SecrecyMarks.Find(text);
        return found is null ? null : Marked(field);
    }
}
