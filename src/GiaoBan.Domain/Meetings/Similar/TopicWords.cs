using System.Globalization;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Meetings.Similar;

/// <summary>Reads what a meeting is about out of its title and content (NN-2): see <see cref="Topic"/>.</summary>
public sealed partial class TopicWords(Abbreviations abbreviations, OfficeWords office)
{
    /// <summary>So much of the content is read, characters: its beginning says what it is about.</summary>
    public const int ContentRead = 400;

    private static readonly HashSet<string> NumbersByTwo =
        ["quyet dinh", "nghi dinh", "nghi quyet", "chi thi", "ke hoach", "ket luan", "thong bao", "thong tu", "cong van", "huong dan", "de an", "chuong trinh", "giai doan", "dan pho"];

    // What is numbered: "thôn 3 triển khai" is hamlet 3, "chi 3 hộ" is three households.
    private static readonly HashSet<string> Ordered =
    [
        "thon", "to", "khu", "ap", "xom", "lang", "ban", "pho", "khoi", "cum", "phuong", "xa", "quan", "tuyen", "duong", "lo", "thua", "vung", "vu", "tram",
        "qui", "thang", "tuan", "nam", "ki", "dot", "lan", "khoa", "ngay", "giai doan", "du an", "an", "bo",
    ];

    private static readonly HashSet<string> RomanAfter = ["qui", "khoa", "lan", "thu", "ki", "khu", "doan"];

    private static readonly Dictionary<string, string> NumberWords = new(StringComparer.Ordinal) { ["ba"] = "3", ["sáu"] = "6", ["chín"] = "9" };

    // "Số", "thứ", "lần thứ" stand between a word and its number.
    private static readonly HashSet<string> Between = ["so", "thu"];

    /// <summary>The topic of a title and, weaker, of a content.</summary>
    public Topic Of(string title, string? content = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        var tokens = new Dictionary<string, double>(StringComparer.Ordinal);
        var syllables = Read(Folding.Normal(title), token => tokens[token] = 1);
        if (content is { Length: > 0 })
        {
            var beginning = Folding.Normal(content);
            Read(beginning.Length > ContentRead ? beginning[..ContentRead] : beginning, token => tokens.TryAdd(token, Topic.InContent));
        }

        return new Topic(tokens, syllables);
    }

    private List<TopicSyllable> Read(string text, Action<string> add)
    {
        text = Paper().Replace(text, found => AddPaper(found, add));
        text = Day().Replace(text, found => AddDay(found, add));
        var (words, shouted) = (Words(text), IsShouted(text));
        AddNumbers(words, shouted, add);
        var syllables = MarkOffice(Expand(words, shouted), add);
        AddNames(syllables, add);
        for (var i = 0; i < syllables.Count; i++)
        {
            if (!syllables[i].InMatter)
            {
                continue;
            }

            add(syllables[i].Folded);
            if (i > 0 && syllables[i].Joined && syllables[i - 1].InMatter)
            {
                add($"{syllables[i - 1].Folded} {syllables[i].Folded}");
            }
        }

        return syllables;
    }

    private string AddPaper(Match found, Action<string> add)
    {
        add(Topic.PaperMark + Folding.Search(found.Value).Replace(' ', '/'));
        var kind = abbreviations.Read(Folding.Search(found.Groups["kind"].Value), inCapitals: true);
        if (kind is not null)
        {
            add($"{Topic.NumberMark}{Folding.Search(string.Join(' ', kind))}:{Plain(found.Groups["number"].Value)}");
        }

        return ", ";
    }

    private static string AddDay(Match found, Action<string> add)
    {
        var (day, month) = (Plain(found.Groups["day"].Value), Plain(found.Groups["month"].Value));
        if (day is < 1 or > 31 || month is < 1 or > 12)
        {
            return found.Value;
        }

        add(string.Create(CultureInfo.InvariantCulture, $"{Topic.DayMark}{month:00}-{day:00}"));
        return found.Groups["year"] is { Success: true } year ? $", {year.Value}," : ", ";
    }

    private static List<Written> Words(string text)
    {
        var words = new List<Written>();
        var end = 0;
        foreach (Match word in Word().Matches(text))
        {
            words.Add(new Written(word.Value, Folding.Search(word.Value), Joined: words.Count > 0 && !Break().IsMatch(text[end..word.Index])));
            end = word.Index + word.Length;
        }

        return words;
    }

    private void AddNumbers(List<Written> words, bool shouted, Action<string> add)
    {
        var read = words.ConvertAll(w => w.IsNumber || abbreviations.Read(w.Folded, w.IsCapitals) is not { } full ? w.Folded : Folding.Search(string.Join(' ', full)));
        for (var i = 0; i < words.Count; i++)
        {
            if (NumberAt(words, i, shouted) is { } number)
            {
                add(NumberToken(words, read, i, number));
            }
        }
    }

    private static string NumberToken(List<Written> words, List<string> read, int at, string number)
    {
        var before = at - 1;
        while (before >= 0 && Between.Contains(words[before].Folded))
        {
            before--;
        }

        var kind = before >= 0 && !words[before].IsNumber ? KindBefore(read, before) : "";
        var next = at + 1 < words.Count && words[at + 1] is { Joined: true, IsNumber: false } follows ? follows.Folded : null;
        return number.Length == 4 && number[..2] is "19" or "20" ? $"{Topic.NumberMark}nam:{number}"
            : next == "thang" && kind is not ("thang" or "qui") ? $"{Topic.NumberMark}so thang:{number}"
            : next is not null && !Ordered.Contains(kind) && !NumbersByTwo.Contains(kind) ? $"{Topic.CountMark}{number} {next}"
            : $"{Topic.NumberMark}{kind}:{number}";
    }

    private static string KindBefore(List<string> read, int at)
    {
        var syllables = string.Join(' ', read.Take(at + 1).TakeLast(2)).Split(' ');
        var two = string.Join(' ', syllables.TakeLast(2));
        return two == "dan pho" ? "to" : NumbersByTwo.Contains(two) ? two : syllables[^1];
    }

    // Thôn A is named by its letter as thôn 3 is by its number.
    private static string? NumberAt(List<Written> words, int at, bool shouted)
    {
        var word = words[at];
        if (word.IsNumber)
        {
            return Plain(word.Shown).ToString(CultureInfo.InvariantCulture);
        }

        if (at + 1 < words.Count && words[at + 1].Folded == "thang" && NumberWords.TryGetValue(word.Shown.ToLowerInvariant(), out var said))
        {
            return said;
        }

        var follows = at > 0 && word.Joined ? words[at - 1].Folded : "";
        return Roman().IsMatch(word.Shown) && (word.Shown.Length > 1 || RomanAfter.Contains(follows)) ? RomanValue(word.Shown).ToString(CultureInfo.InvariantCulture)
            : !shouted && follows.Length > 0 && word.Shown.Length == 1 && word.IsCapitals && word.Joined ? word.Folded
            : null;
    }

    private static int RomanValue(string letters)
    {
        var (sum, before) = (0, 0);
        foreach (var value in letters.Select(c => c switch { 'I' => 1, 'V' => 5, 'X' => 10, _ => 50 }))
        {
            sum += value > before ? value - (2 * before) : value;
            before = value;
        }

        return sum;
    }

    private List<Syllable> Expand(List<Written> words, bool shouted)
    {
        var syllables = new List<Syllable>();
        for (var i = 0; i < words.Count;)
        {
            var taken = 1;
            IReadOnlyList<string>? full = null;
            for (var n = Math.Min(abbreviations.Longest, words.Count - i); n > 0 && full is null; n--)
            {
                var part = words.GetRange(i, n);
                if (part.Skip(1).All(w => w.Joined))
                {
                    full = abbreviations.Read(string.Join(' ', part.Select(w => w.Folded)), !shouted && part.TrueForAll(w => w.IsCapitals));
                    taken = full is null ? 1 : n;
                }
            }

            var shown = string.Join(' ', words.GetRange(i, taken).Select(w => w.Shown));
            foreach (var (written, number) in (full ?? [words[i].Shown.ToLowerInvariant()]).Select((w, n) => (w, n)))
            {
                syllables.Add(new Syllable(shown, written, Folding.Search(written), i, number > 0 || words[i].Joined, NumberAt(words, i, shouted) is not null));
            }

            i += taken;
        }

        return syllables;
    }

    private List<TopicSyllable> MarkOffice(List<Syllable> syllables, Action<string> add)
    {
        var bare = syllables.TrueForAll(s => s.Written == s.Folded);
        var marked = new List<TopicSyllable>();
        for (var i = 0; i < syllables.Count;)
        {
            var (taken, kind) = (1, PhraseKind.None);
            for (var n = Math.Min(office.Longest, syllables.Count - i); n > 0 && kind is PhraseKind.None; n--)
            {
                var part = syllables.GetRange(i, n);
                if (part.Skip(1).All(s => s.Joined))
                {
                    kind = office.KindOf(string.Join(' ', part.Select(s => s.Folded)), n == 1 && !bare ? part[0].Written : null);
                    taken = kind is PhraseKind.None ? 1 : n;
                }
            }

            if (kind is PhraseKind.Office)
            {
                add(Topic.OfficeMark + string.Join(' ', syllables.GetRange(i, taken).Select(s => s.Folded)));
            }

            marked.AddRange(syllables.GetRange(i, taken).Select(s => new TopicSyllable(s.Shown, s.Folded, s.Word, kind is not PhraseKind.Office && !s.IsNumber, s.Joined)));
            i += taken;
        }

        return marked;
    }

    // A capital at the beginning of a sentence names nothing.
    private static void AddNames(List<TopicSyllable> syllables, Action<string> add)
    {
        var name = new List<string>();
        foreach (var syllable in syllables)
        {
            if (syllable.Joined && char.IsUpper(syllable.Shown[0]) && syllable.Shown.Skip(1).Any(char.IsLower))
            {
                name.Add(syllable.Folded);
                continue;
            }

            End();
        }

        End();

        void End()
        {
            if (name.Count > 0)
            {
                add(Topic.NameMark + string.Join(' ', name));
                name.Clear();
            }
        }
    }

    // In a title all in capitals no word stands out as a short form.
    private static bool IsShouted(string text) => !text.Any(char.IsLower);

    private static int Plain(string digits) => int.Parse(digits.Length > 9 ? digits[^9..] : digits, CultureInfo.InvariantCulture);

    private sealed record Written(string Shown, string Folded, bool Joined)
    {
        public bool IsNumber => char.IsAsciiDigit(Shown[0]);

        public bool IsCapitals => Shown.All(char.IsUpper);
    }

    private sealed record Syllable(string Shown, string Written, string Folded, int Word, bool Joined, bool IsNumber);

    [GeneratedRegex(@"(?<![\p{L}\d])(?<number>\d{1,5})(?:/\d{4})?[-/](?<kind>[A-ZĐ]{1,8})(?:[-/][A-ZĐ][\p{L}]{0,9})*(?![\p{L}\d])")]
    private static partial Regex Paper();

    [GeneratedRegex(@"(?<![\d/-])(?:(?<day>\d{1,2})/(?<month>\d{1,2})(?:/(?<year>\d{4}))?|(?<day>\d{2})-(?<month>\d{2})(?:-(?<year>\d{4}))?)(?![\d/-])")]
    private static partial Regex Day();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*|[0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[,;:.()""“”]")]
    private static partial Regex Break();

    [GeneratedRegex("^[IVXL]+$")]
    private static partial Regex Roman();
}
