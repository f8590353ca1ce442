using System.Collections.Frozen;
using System.Text;

namespace GiaoBan.Domain.Text;

/// <summary>
/// A file's name has no lines and mostly no signs, so less sets a level apart: the two long levels anywhere; <c>mật</c> as the whole name, in
/// brackets, in capitals among small letters, parted by another sign than the rest, or fast to a kind of document (<c>cv-mat</c>).
/// </summary>
internal static class SecrecyFileName
{
    // What "mat" without signs is part of: mặt, mất, mắt, mát and mật of other things.
    private static readonly FrozenSet<string> Left = FrozenSet.ToFrozenSet(
    [
        "bi", "bao", "co", "ong", "tui", "soi", "duong", "tien", "vang", "gap", "kham", "be", "dau", "khuon", "ra", "chu", "mat", "dau", "ho", "lam", "bia", "ba", "hai", "hoa", "gau", "nuoc",
        "dich", "ri", "re", "mui", "benh", "nam", "lo", "rua", "tay", "da", "trai", "phai", "trang", "chan", "doi", "mau", "nuoi", "lay", "thu", "san", "xuat", "gia", "ban", "noi", "an", "tan",
        "chi", "du", "diem", "danh", "thang", "bo", "giay", "the", "cap", "cat", "san", "so", "thiet", "truoc", "sau", "tren", "duoi", "ngoai", "trong", "voc", "ruong", "ao", "luoi", "for",
    ]);

    private static readonly FrozenSet<string> Right = FrozenSet.ToFrozenSet(
    [
        "do", "ong", "khau", "thiet", "mia", "vu", "ngot", "ma", "tran", "bang", "hang", "tien", "nuoc", "troi", "duong", "cat", "san", "dat", "ruong", "tai", "rung", "mua", "trom", "cap",
        "an", "dien", "can", "tich", "me", "trai", "phai", "truoc", "sau", "kinh", "na", "xa", "tham", "bao", "thu", "dam", "lenh", "hoa", "gau", "rieng", "co", "bien", "phang", "toan", "vi",
        "hai", "bo", "gia", "lab", "ngu", "con", "ich", "xich", "vun", "su", "tieu", "day", "chinh", "cong", "lieu", "nghi", "mat", "het", "uoc", "tong", "phap",
    ]);

    private static readonly (SecrecyLevel Level, string Letters)[] Joined =
        [(SecrecyLevel.TopSecret, "tuyetmat"), (SecrecyLevel.HighlySecret, "toimat"), (SecrecyLevel.Secret, "mat")];

    /// <summary>The mark in a name, or null.</summary>
    public static SecrecyFinding? Find(string name)
    {
        var stem = Stem(name);
        if (SecrecyMarks.FindInSubject(stem) is { } plain && (plain.Form != SecrecyForm.SetApart || plain.Level != SecrecyLevel.Secret))
        {
            return plain with { Form = SecrecyForm.FileName };
        }

        var words = SecrecyWord.Read(SecrecyLetters.Read(Parted(stem)).ToArray(), out _);
        foreach (var hit in SecrecyHit.In(words))
        {
            if (IsMarked(words, hit))
            {
                return new(hit.Level, SecrecyForm.FileName);
            }
        }

        return words.Select(JoinedLevel).OfType<SecrecyLevel>().Select(level => new SecrecyFinding(level, SecrecyForm.FileName)).FirstOrDefault();
    }

    // tailieumat, baocaotuyetmat
    private static SecrecyLevel? JoinedLevel(SecrecyWord word)
    {
        foreach (var (level, letters) in Joined)
        {
            if (word.Spelled.EndsWith(letters, StringComparison.Ordinal) && SecrecyVocabulary.JoinedKinds.Contains(word.Spelled[..^letters.Length]))
            {
                return level;
            }
        }

        return null;
    }

    private static bool IsMarked(List<SecrecyWord> words, SecrecyHit hit)
    {
        var before = hit.At > 0 ? words[hit.At - 1].Letters : "";
        var behind = hit.End < words.Count ? words[hit.End].Letters : "";
        if (hit.IsLong)
        {
            return !(hit.IsBare && Right.Contains(behind)) && !(!hit.IsBare && SecrecyVocabulary.Speaks(SecrecyVocabulary.Handling, words));
        }

        var others = words.Where((_, i) => i < hit.At || i >= hit.End).ToList();
        if (others.TrueForAll(w => w.IsNumber))
        {
            return true;
        }

        if (Left.Contains(before) || Right.Contains(behind))
        {
            return false;
        }

        var contrast = hit.IsUpper && others.FindAll(w => !w.IsNumber) is var spoken && spoken.Count(w => w.IsUpper) * 2 <= spoken.Count;
        var isEdge = hit.At == 0 || hit.End == words.Count || words.Skip(hit.End).All(w => w.IsNumber);
        return contrast || (isEdge && StandsBehindOwnSign(words, hit)) || FollowsKind(words, hit);
    }

    // bao-cao_mat, bao cao-mat: the sign beside it is used nowhere else in the name.
    private static bool StandsBehindOwnSign(List<SecrecyWord> words, SecrecyHit hit)
    {
        var beside = hit.At == 0 ? words[hit.End].Gap : words[hit.At].Gap;
        var rest = words.Skip(1).Where((_, i) => i + 1 != (hit.At == 0 ? hit.End : hit.At) && i + 1 != hit.End).Select(w => w.Gap.Trim()).ToList();
        return rest.Count > 0 && beside.Trim().Length > 0 && !rest.Contains(beside.Trim());
    }

    private static bool FollowsKind(List<SecrecyWord> words, SecrecyHit hit)
    {
        if (hit.At == 0 && Enumerable.Range(1, 3).Any(count => hit.End + count <= words.Count && SecrecyVocabulary.LengthBefore(SecrecyVocabulary.Kinds, words, hit.End + count) == count))
        {
            return true;
        }

        var kind = hit.At > 0 && SecrecyVocabulary.JoinedKinds.Contains(words[hit.At - 1].Letters) ? 1 : SecrecyVocabulary.LengthBefore(SecrecyVocabulary.Kinds, words, hit.At);
        return kind > 0 && kind == hit.At
            && (hit.End == words.Count || words[hit.End].IsNumber || words[hit.End].Letters.Any(char.IsDigit) || SecrecyVocabulary.Continuations.Contains(words[hit.End].Letters));
    }

    private static string Stem(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var dot = last.LastIndexOf('.');
        return dot > 0 && last.Length - dot <= 6 ? last[..dot] : last;
    }

    // baoCaoMat2026 and baocaoMAT: a capital behind a small letter, and the border of letters and digits, part words.
    private static string Parted(string stem)
    {
        var parted = new StringBuilder(stem.Length + 8);
        for (var i = 0; i < stem.Length; i++)
        {
            var (before, here) = (i > 0 ? stem[i - 1] : ' ', stem[i]);
            var isCamel = char.IsLower(before) && char.IsUpper(here);
            var isBorder = char.IsLetter(before) && char.IsAsciiDigit(here) && !(i + 1 < stem.Length && char.IsLetter(stem[i + 1]));
            parted.Append(isCamel || isBorder ? " " : "").Append(here);
        }

        return parted.ToString();
    }
}
