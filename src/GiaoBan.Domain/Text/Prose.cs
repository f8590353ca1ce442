using System.Text.RegularExpressions;

namespace GiaoBan.Domain.Text;

/// <summary>What can be told from a written text without understanding it (DB-7).</summary>
public static partial class Prose
{
    private const int ShingleWords = 3;
    private const int OneLineWords = 15;

    // "năm" and "ba" are left out: they are "year" and "father" as well.
    private static readonly HashSet<string> NumberWords =
        ["một", "hai", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm", "nghìn", "ngàn", "triệu", "tỷ"];

    // "một số", "một cách", "một phần": no count.
    private static readonly HashSet<string> NoCountAfterOne = ["số", "cách", "phần", "mặt", "vài", "ít", "khi", "bên", "lòng", "loạt", "bộ"];

    // "hai bên", "trăm nghề" are rare; "tuần 33", "năm 2021", "Điều 8" are common and count nothing.
    private static readonly HashSet<string> NoCountAfter =
        ["ngày", "tuần", "tháng", "quý", "năm", "thứ", "số", "điều", "khoản", "mục", "thôn", "xóm", "tổ", "khóa", "lúc", "giờ"];

    /// <summary>Words, parted by spaces.</summary>
    public static int CountWords(string text) => Words(text).Length;

    /// <summary>Whether a text is one line of fewer than 15 words: too short to be a section of a report (DB-7).</summary>
    /// <returns>False for an empty text, which is another matter.</returns>
    public static bool IsOneLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length == 1 && CountWords(text) < OneLineWords;

    /// <summary>
    /// Whether a text counts something (SK-4): a number that is no date, week, clause, symbol or name (<c>Covid-19</c>), or a number word
    /// (<c>hai công văn</c>, not <c>một số</c>).
    /// </summary>
    public static bool HasFigure(string text)
    {
        var words = Words(Folding.Normal(text).ToLowerInvariant());
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Trim(',', '.', ';', ':', '(', ')', '"', '“', '”', '!', '?');
            var (previous, next) = (i > 0 ? words[i - 1] : "", i + 1 < words.Length ? words[i + 1].Trim(',', '.', ';') : "");
            var counts = CountingNumber().IsMatch(word) && !NoCountAfter.Contains(previous);
            var inWords = NumberWords.Contains(word) && !NoCountAfter.Contains(previous) && !(word == "một" && NoCountAfterOne.Contains(next));
            if (counts || inWords)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// How alike two texts are, 0 to 1, by their runs of three words (Dice, runs counted as often as they stand). Case, spaces, punctuation
    /// and the numbers themselves make no difference: last week's text with new figures is still last week's text (DB-7).
    /// </summary>
    /// <returns>1 for two empty texts, 0 where only one is empty.</returns>
    public static double Similarity(string one, string other)
    {
        var (first, second) = (Shingles(one), Shingles(other));
        if (first.Count == 0 || second.Count == 0)
        {
            return first.Count == second.Count ? 1 : 0;
        }

        var shared = first.Sum(s => Math.Min(s.Value, second.GetValueOrDefault(s.Key)));
        return 2.0 * shared / (first.Values.Sum() + second.Values.Sum());
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var plain = Punctuation().Replace(Numbers().Replace(Folding.Normal(text).ToLowerInvariant(), "0"), " ");
        var words = Words(plain);
        if (words.Length == 0)
        {
            return [];
        }

        var size = Math.Min(ShingleWords, words.Length);
        return Enumerable.Range(0, words.Length - size + 1)
            .CountBy(i => string.Join(' ', words.AsSpan(i, size).ToArray()))
            .ToDictionary();
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // 12 · 1.234,5 · 15% · 5ha · 3/5 is a date and 62-cv/đu a symbol: neither is matched.
    [GeneratedRegex(@"^[0-9][0-9.,]*(%|[a-zđ²³]{1,4}|/[a-zđ]\p{L}*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex CountingNumber();

    [GeneratedRegex(@"[0-9]+([.,][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Punctuation();
}
