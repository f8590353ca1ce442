using NodaTime;

namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>The parts of a round-up's text, in order.</summary>
public enum RoundUpSection
{
    /// <summary>Before the first heading.</summary>
    Opening,

    /// <summary>I. Kết quả chung.</summary>
    General,

    /// <summary>II. Đơn vị thực hiện tốt.</summary>
    Good,

    /// <summary>III. Hạn chế.</summary>
    Weak,

    /// <summary>IV. So sánh.</summary>
    Comparison,

    /// <summary>V. Kiến nghị.</summary>
    Proposals,
}

/// <summary>A paragraph drafted from the figures.</summary>
/// <param name="Place">What it is about, for good: <c>cham</c>, <c>khong-gui</c>; the office's own words for it are kept under this name.</param>
/// <param name="Section">Where it stands.</param>
/// <param name="Text">Its words.</param>
public sealed record RoundUpParagraph(string Place, RoundUpSection Section, string Text);

/// <summary>What the text names besides the figures.</summary>
/// <param name="IsOfTheParty">A body of the Party issues it; else one of the State.</param>
/// <param name="Issuer">The unit that makes it: "Văn phòng Ủy ban nhân dân tỉnh".</param>
/// <param name="Recipient">To whom: "Chủ tịch Ủy ban nhân dân tỉnh".</param>
/// <param name="Basis">Documents it rests on, each in words: "Văn bản số 08/CT-UBND ngày 28/6/2019 của …".</param>
/// <param name="BlockNames">The names of blocks by their codes.</param>
/// <param name="AsOf">The moment of the figures, on the wall in Vietnam.</param>
/// <param name="MostNames">How many units a paragraph names before it refers to an appendix.</param>
public sealed record RoundUpTerms(
    bool IsOfTheParty, string Issuer, string Recipient, IReadOnlyList<string> Basis, IReadOnlyDictionary<string, string> BlockNames, LocalDateTime AsOf, int MostNames = 10);
