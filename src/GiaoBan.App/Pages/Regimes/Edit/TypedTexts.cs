using System.Globalization;
using GiaoBan.Domain.Text;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>Texts of a form as a pack takes them: NFC, trimmed, none where nothing is typed, no longer than a pack's longest.</summary>
internal static class TypedTexts
{
    /// <summary>Longest text, as the pack reader has it.</summary>
    public const int Longest = 4000;

    /// <summary>Most rows of one list: a form's fields are counted too.</summary>
    public const int MostRows = 200;

    /// <summary>A text that may be missing; a message where it is too long.</summary>
    public static string? Optional(string? typed, Action<string, object?[]> refuse)
    {
        var text = Folding.Normal(typed ?? "").Trim();
        if (text.Length > Longest)
        {
            refuse("editor.text.too-long", [text.Length, Longest]);
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>A text that must be there.</summary>
    public static string Needed(string? typed, Action<string, object?[]> refuse)
    {
        var text = Optional(typed, refuse);
        if (text is null)
        {
            refuse("app.field.missing", []);
        }

        return text ?? "";
    }

    /// <summary>What is ticked, what stood before in its old order: ticks have no order of their own.</summary>
    public static IReadOnlyList<string> InOrderOf(IEnumerable<string> before, IEnumerable<string> ticked)
    {
        var now = ticked.Distinct().ToList();
        return [.. before.Where(now.Contains), .. now.Except(before)];
    }

    /// <summary>Carries out add, up:n, down:n, drop:n on rows; false where it is none of them.</summary>
    public static bool Arrange<T>(string act, List<T> rows, Func<T> make)
    {
        if (act == "add")
        {
            if (rows.Count < MostRows)
            {
                rows.Add(make());
            }

            return true;
        }

        if (act.Split(':') is not [var verb, var place] || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= rows.Count)
        {
            return false;
        }

        switch (verb)
        {
            case "up" when index > 0:
                (rows[index - 1], rows[index]) = (rows[index], rows[index - 1]);
                return true;
            case "down" when index < rows.Count - 1:
                (rows[index + 1], rows[index]) = (rows[index], rows[index + 1]);
                return true;
            case "drop":
                rows.RemoveAt(index);
                return true;
            default:
                return verb is "up" or "down";
        }
    }
}
