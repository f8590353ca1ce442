using System.Collections.Frozen;

namespace GiaoBan.Domain.Text;

/// <summary>Words around a mark, plain letters, syllables divided by one blank.</summary>
internal static class SecrecyVocabulary
{
    /// <summary>Labels whose value can only be a level.</summary>
    public static readonly FrozenSet<string> LevelLabels = FrozenSet.ToFrozenSet(
    [
        "do mat", "muc do mat", "cap do mat", "do bao mat", "muc do bao mat", "cap do bao mat", "muc bao mat", "cap bao mat", "dau mat", "dau do mat", "dau chi do mat",
        "loai mat", "phan loai mat", "cap mat", "muc mat", "do mat cua van ban", "do mat cua tai lieu", "do mat cua bao cao", "do mat van ban", "do mat tai lieu",
        "do khan do mat", "do mat do khan", "che do mat", "che do bao mat", "tinh mat", "bac mat", "do mat nha nuoc",
    ]);

    /// <summary>Labels whose value may be a level.</summary>
    public static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(
    [
        "do", "muc", "muc do", "cap do", "cap", "phan loai", "loai", "loai van ban", "loai tai lieu", "tinh chat", "tinh chat van ban", "che do", "dau", "dong dau", "xep loai",
        "security", "classification", "luu y", "ghi chu", "bao mat", "do bi mat", "muc do bi mat", "phan loai bi mat", "chu y",
    ]);

    /// <summary>Kinds of documents, which a level may stand fast to.</summary>
    public static readonly FrozenSet<string> Kinds = FrozenSet.ToFrozenSet(
    [
        "bao cao", "cong van", "van ban", "tai lieu", "to trinh", "ho so", "ke hoach", "quyet dinh", "chi thi", "nghi quyet", "thong bao", "phuong an", "de an", "cong dien", "dien mat",
        "bien ban", "phu luc", "ban do", "giay moi", "thu", "huong dan", "ket luan", "chuong trinh", "du thao", "de cuong", "noi dung", "thong tin", "tin", "bc", "cv", "vb", "tl", "kh", "tt", "qd",
        "tb", "bao cao nhanh", "bao cao tuan", "bao cao thang", "bao cao quy", "bao cao nam", "phieu trinh", "phieu gui", "du an", "ban tin", "so lieu",
    ]);

    /// <summary>The same without blanks, as file names have them.</summary>
    public static readonly FrozenSet<string> JoinedKinds = Kinds.Where(k => k.Contains(' ', StringComparison.Ordinal)).Select(k => k.Replace(" ", "", StringComparison.Ordinal)).ToFrozenSet();

    /// <summary>What may stand before the kind at the head of a subject.</summary>
    public static readonly FrozenSet<string> LeadIns = FrozenSet.ToFrozenSet(
        ["", "v v", "vv", "ve viec", "ve", "trich yeu", "tieu de", "chu de", "tep", "du thao", "gui", "kem theo", "ten", "subject", "re", "fw", "fwd", "phu luc", "nop", "trinh", "chuyen"]);

    /// <summary>What may follow when a document is named by its kind and level: of what, of when, to whom.</summary>
    public static readonly FrozenSet<string> Continuations = FrozenSet.ToFrozenSet(
        ["ve", "v", "vv", "thang", "quy", "nam", "tuan", "so", "ngay", "gui", "dot", "lan", "ky", "trinh", "6", "9", "kem", "khong", "dung", "danh", "cua", "dip", "t", "q"]);

    /// <summary>Words before a kind that count or speak of documents at large: no single document is marked.</summary>
    public static readonly FrozenSet<string> Quantifiers = FrozenSet.ToFrozenSet(
    [
        "cac", "nhung", "moi", "nhieu", "khong", "so", "tong", "loai", "ly", "ve", "bo", "hai", "ba", "bon", "mot", "nam", "sau", "bay", "tam", "chin", "muoi", "luong", "tung", "tat", "ca",
        "chua", "doi", "voi", "vao", "nhan", "chuyen", "huy", "luu", "soan", "thao", "danh", "muc", "co", "viec", "phai", "giu", "tra", "sao", "in", "chup", "mang", "xu",
    ]);

    /// <summary>What a subject about the handling of secret papers says: it speaks of them and is none.</summary>
    public static readonly FrozenSet<string> Handling = FrozenSet.ToFrozenSet(
    [
        "quan ly", "bao ve", "ra soat", "giao nhan", "tieu huy", "giai mat", "sao chup", "bao quan", "thong ke", "van chuyen", "luu giu", "xac dinh", "tap huan", "huong dan", "quy che",
        "quy dinh", "danh muc", "so dang ky", "tuyen truyen", "cong tac", "kiem tra", "thu hoi", "khong co", "che do", "bi lo", "lam lo", "phim", "tieu thuyet", "truyen",
    ]);

    private static readonly FrozenSet<string> BeforeAnother = FrozenSet.ToFrozenSet(["bi", "bao", "co", "ong", "than", "tui", "soi", "do", "dau"]);

    private static readonly FrozenSet<string> BehindAnother = FrozenSet.ToFrozenSet(["do", "ong", "khau", "thiet", "mia", "ngot", "ma", "vu", "hoa", "phuc"]);

    /// <summary>Whether a level word is plainly part of another expression (<c>bí mật</c>, <c>mật độ</c>): it names no level beside the one that does.</summary>
    public static bool IsOfAnotherWord(List<SecrecyWord> words, SecrecyHit hit) =>
        !hit.IsLong
        && ((hit.At > 0 && words[hit.At].IsFast && BeforeAnother.Contains(words[hit.At - 1].Letters))
            || (hit.End < words.Count && words[hit.End].IsFast && BehindAnother.Contains(words[hit.End].Letters)));

    /// <summary>The words before a position, joined; empty where there are fewer.</summary>
    public static string Before(List<SecrecyWord> words, int at, int count) =>
        at < count ? "" : string.Join(' ', words.Skip(at - count).Take(count).Select(w => w.Letters));

    /// <summary>How many words before a position are the longest expression of a set; 0 = none.</summary>
    public static int LengthBefore(FrozenSet<string> set, List<SecrecyWord> words, int at)
    {
        for (var count = Math.Min(5, at); count > 0; count--)
        {
            if (set.Contains(Before(words, at, count)))
            {
                return count;
            }
        }

        return 0;
    }

    /// <summary>Whether an expression of a set stands among words.</summary>
    public static bool Speaks(FrozenSet<string> set, List<SecrecyWord> words) =>
        Enumerable.Range(1, words.Count).Any(end => LengthBefore(set, words, end) > 0);
}
