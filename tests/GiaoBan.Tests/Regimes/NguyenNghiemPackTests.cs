using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>The pack of source 003 says what the source says.</summary>
public sealed class NguyenNghiemPackTests
{
    private static readonly RegimePack Pack = SourceText.Pack("nguyen-nghiem-307");

    [Fact]
    public void Clauses_Quotes_AreTheWordsOfTheSource() =>
        Assert.Empty(SourceText.QuotesMissing(Pack, "003_904b12abd0dd7ca5.txt"));

    /// <summary>Every duty of the text is a rule; what is no duty is who must and because of what.</summary>
    [Fact]
    public void Clauses_AllButTheOpening_CarryARule() =>
        Assert.Equal(["can-cu", "doi-tuong"], SourceText.ClausesUnused(Pack));

    /// <summary>NN-1 to NN-9.</summary>
    [Theory]
    [InlineData("need", "chi-hop-khi-can")]
    [InlineData("no-meeting", "da-giao-quyen-khong-hop", "trao-doi-thay-hop", "cat-giam-hop")]
    [InlineData("merging", "mot-viec-khong-hop-nhieu-lan", "long-ghep-hop")]
    [InlineData("request", "neu-ro-khi-de-nghi", "chuan-bi-ky", "sap-xep-khoa-hoc")]
    [InlineData("invitation", "moi-dung-thanh-phan", "du-dung-thanh-phan-dung-gio")]
    [InlineData("papers", "nghien-cuu-tai-lieu")]
    [InlineData("opinions", "goi-y-thao-luan", "phat-bieu-co-giai-phap", "tong-hop-y-kien")]
    [InlineData("absence", "vang-bao-cao-chu-tri", "vang-uy-nhiem-cap-pho", "cap-pho-nghien-cuu")]
    [InlineData("electronic", "tai-lieu-dien-tu")]
    [InlineData("conclusion", "lam-ro-va-ket-luan", "ket-luan-khac-du-kien", "ket-luan-ro-viec")]
    public void MeetingRules_OfAKind_AreThoseOfTheText(string kind, params string[] rules) =>
        Assert.Equal(rules, Pack.MeetingRules.Where(r => r.Kind == kind).Select(r => r.Code));

    /// <summary>NN-8: without task, responsibility or time no conclusion is issued.</summary>
    [Fact]
    public void Conclusion_OfTheText_NeedsTaskResponsibilityAndTime() =>
        Assert.Equal("task, responsibility, time, follow-up", Pack.MeetingRules.Single(r => r.Code == "ket-luan-ro-viec").Params["needs"]);

    /// <summary>The dispatch is dated before the directive it carries out; both dates stay as written, and nobody has read them otherwise.</summary>
    [Fact]
    public void Basis_DirectiveItCarriesOut_IsDatedAfterIt()
    {
        var cited = Assert.Single(Pack.Basis.Cites);
        Assert.Equal((new LocalDate(2024, 5, 11), "14-CT/TU", new LocalDate(2024, 5, 14)), (Pack.Basis.Date, cited.Symbol, cited.Date));
        Assert.Null(Pack.Clauses.Single(c => c.Code == "can-cu").Reading);
    }

    [Fact]
    public void Requirements_OfATextOnMeetings_AreNone() => Assert.Empty(Pack.Requirements);
}
