using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Calendars.Words;

/// <summary>A sentence that is read by taking known words out of it: what is left over was not understood.</summary>
internal sealed partial class RuleText
{
    private static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["giêng"] = 1,
        ["một"] = 1,
        ["nhất"] = 1,
        ["hai"] = 2,
        ["ba"] = 3,
        ["bốn"] = 4,
        ["tư"] = 4,
        ["năm"] = 5,
        ["sáu"] = 6,
        ["bảy"] = 7,
        ["tám"] = 8,
        ["chín"] = 9,
        ["mười"] = 10,
        ["mười một"] = 11,
        ["mười hai"] = 12,
        ["chạp"] = 12,
    };

    // Words that carry no rule of their own.
    private static readonly HashSet<string> Filler = new(
        "gui bao cao ve cac don vi phai hoan thanh duoc la vao luc thoi han den het cua trong thi thang quy nam ky tuan hang moi tai so lieu ngay va nay do tinh".Split(' '),
        StringComparer.Ordinal);

    /// <summary>The longest sentence that is read, in characters.</summary>
    public const int Longest = 300;

    private string _left;

    /// <summary>Takes a sentence; marks, case and quotes make no difference.</summary>
    public RuleText(string words) => _left = $" {Fold(words)} ";

    /// <summary>Takes a pattern out of the sentence; null where it is not there. Spaces in the pattern stand for any number of them.</summary>
    public Match? Take(string pattern)
    {
        var found = Regex.Match(_left, $@"(?<= )(?:{pattern})(?= )", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        if (!found.Success)
        {
            return null;
        }

        _left = $"{_left[..found.Index]} {_left[(found.Index + found.Length)..]}";
        return found;
    }

    /// <summary>Whether a pattern is there to be taken.</summary>
    public bool Has(string pattern) => Regex.IsMatch(_left, $@"(?<= )(?:{pattern})(?= )", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>What was not understood; empty where everything was.</summary>
    public string Rest => string.Join(' ', _left.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Filler.Contains(word)));

    /// <summary>A group that holds a number.</summary>
    public static int NumberOf(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    /// <summary>Pattern of a number.</summary>
    public const string Number = @"(?<n>\d{1,3})";

    // Numbers in words are made digits while their marks still tell them apart: without marks "tháng sáu" is "tháng sau".
    private static string InDigits(string words)
    {
        var counted = WordBeforeUnit().Replace(words, m => $"{Numbers[m.Groups["w"].Value]} ");
        var months = WordAfterMonth().Replace(counted, m => $"tháng {Numbers[m.Groups["w"].Value]}");
        return WordAfterOrdinal().Replace(months, m => $"{m.Groups["of"].Value} thứ {Numbers[m.Groups["w"].Value]}");
    }

    private static string Fold(string words)
    {
        var folded = new StringBuilder(words.Length);
        foreach (var c in InDigits(Folding.Normal(words).ToLowerInvariant()).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c == 'đ' ? 'd' : char.IsLetterOrDigit(c) || c is '/' or ':' ? c : ' ');
            }
        }

        return Regex.Replace(folded.ToString(), " +", " ", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Trim();
    }

    // "năm (05) ngày làm việc"
    [GeneratedRegex(@"\b(?<w>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:\(\s*\d+\s*\)\s*)?(?=ngày|giờ|tuần|tháng)", RegexOptions.CultureInvariant)]
    private static partial Regex WordBeforeUnit();

    [GeneratedRegex(@"tháng\s+(?<w>giêng|mười một|mười hai|một|hai|ba|tư|năm(?!\s+(?:sau|trước|báo))|sáu|bảy|tám|chín|mười|chạp)\b", RegexOptions.CultureInvariant)]
    private static partial Regex WordAfterMonth();

    [GeneratedRegex(@"(?<of>tháng|lần|làm việc)\s+thứ\s+(?<w>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b", RegexOptions.CultureInvariant)]
    private static partial Regex WordAfterOrdinal();
}
