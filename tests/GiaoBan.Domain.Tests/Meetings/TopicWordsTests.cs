using GiaoBan.Domain.Meetings.Similar;

namespace GiaoBan.Domain.Tests.Meetings;

/// <summary>What a title is about (NN-2): short forms, words of every office, numbers, documents, names.</summary>
public sealed class TopicWordsTests
{
    private static readonly OfficeWords Office = new(
    [
        new OfficeWordGroup(0.5, ["họp", "triển khai", "công tác", "trên địa bàn", "xã", "về", "từ", "năm", "tháng"]),
        new OfficeWordGroup(0.06, ["xã hội", "dự án"], Topics: true),
    ]);

    private static readonly TopicWords Words = new(
        new Abbreviations([new("NTM", "nông thôn mới"), new("AN", "an ninh"), new("NQ", "nghị quyết"), new("QĐ", "quyết định"), new("TDP", "tổ dân phố"), new("đền bù", "bồi thường")]), Office);

    private static readonly TopicWeights Weights = new(new Dictionary<string, int>(), 0, Office);

    [Theory]
    [InlineData("Họp triển khai công tác xây dựng NTM trên địa bàn xã", "xây dựng nông thôn mới")]
    [InlineData("HỌP VỀ XÂY DỰNG NÔNG THÔN MỚI", "Xây dựng ntm")]
    [InlineData("Hop xay dung nong thon moi", "Xây dựng nông thôn mới")]
    [InlineData("Đền bù dự án cầu Đá", "bồi thường dự án cầu Đá")]
    public void Of_SameMatterInOtherWords_HasTheSameTokens(string one, string other) =>
        Assert.Equal(Matter(Words.Of(one)), Matter(Words.Of(other)));

    [Fact]
    public void Of_ShortFormThatIsASyllable_CountsInCapitalsOnly()
    {
        Assert.Contains("an ninh", Words.Of("Giữ AN thôn").Tokens.Keys);
        Assert.DoesNotContain("an ninh", Words.Of("Giữ an toàn thôn").Tokens.Keys);
        Assert.DoesNotContain("an ninh", Words.Of("GIỮ AN TOÀN THÔN").Tokens.Keys);
    }

    [Fact]
    public void Of_OfficeSyllableInAnotherWord_IsLeftAlone()
    {
        var topic = Words.Of("Trật tự xã hội từ thiện");

        Assert.Contains("trat tu", topic.Tokens.Keys);
        Assert.Contains("xa hoi", topic.Tokens.Keys);
        Assert.Contains("~tu", topic.Tokens.Keys);
    }

    [Theory]
    [InlineData("Họp quý III năm 2024", "=qui:3")]
    [InlineData("Họp quý 3/2024", "=nam:2024")]
    [InlineData("Bầu trưởng thôn C", "=thon:c")]
    [InlineData("Họp TDP số 5", "=to:5")]
    [InlineData("Thu ngân sách 6 tháng đầu năm", "=so thang:6")]
    [InlineData("Thu ngân sách sáu tháng đầu năm", "=so thang:6")]
    [InlineData("Quán triệt NQ 18", "=nghi quyet:18")]
    [InlineData("Quán triệt Nghị quyết số 18-NQ/TW", "=nghi quyet:18")]
    [InlineData("Di dời 9 hộ", "*9 ho")]
    [InlineData("Theo Quyết định 45/2018/QĐ-TTg", "#45/2018/qd/ttg")]
    [InlineData("Chuẩn bị lễ 30/4", "@04-30")]
    [InlineData("Chuẩn bị lễ 30-04", "@04-30")]
    [InlineData("Họp bồi thường khu Đồng Dinh", "^dong dinh")]
    public void Of_NumbersDocumentsDatesNames_HaveTokensOfTheirOwn(string title, string token) => Assert.Contains(token, Words.Of(title).Tokens.Keys);

    [Fact]
    public void Stored_ThereAndBack_CountsTheSame()
    {
        var topic = Words.Of("Xây dựng NTM", "Tiêu chí giao thông, quý 2");

        Assert.Equal(topic.Tokens.OrderBy(t => t.Key, StringComparer.Ordinal), Topic.Of(topic.Stored()).Tokens.OrderBy(t => t.Key, StringComparer.Ordinal));
        Assert.Equal(Topic.InContent, topic.Tokens["giao thong"]);
    }

    [Fact]
    public void Likeness_OtherHamletOrPeriod_IsFarther()
    {
        var here = Words.Of("Xây đường bê tông thôn 3");

        Assert.Equal(1, Score(here, "Họp xây đường bê tông thôn 3"), 2);
        Assert.True(Score(here, "Họp xây đường bê tông thôn 5") < 0.4);
        Assert.True(Score(Words.Of("Thu ngân sách quý 1"), "Thu ngân sách quý 2") < 0.5);
        Assert.Equal(("thon", "3", "5"), TopicLikeness.Of(here, Words.Of("Xây đường bê tông thôn 5"), Weights).Apart);
    }

    [Fact]
    public void Likeness_OnlyWordsOfEveryOffice_IsNothing() =>
        Assert.True(Score(Words.Of("Họp triển khai công tác tuyển quân trên địa bàn xã"), "Họp triển khai công tác tiêm phòng trên địa bàn xã") < 0.1);

    [Fact]
    public void Likeness_SharedWords_AreShownAsTheFirstTitleHasThem() =>
        Assert.Equal(["xây dựng NTM"], TopicLikeness.Of(Words.Of("Họp xây dựng NTM"), Words.Of("Xây dựng nông thôn mới"), Weights).Shared);

    [Fact]
    public void Weights_OfAFrequentToken_FadeAsTheOrganisationMeets()
    {
        var often = new TopicWeights(new Dictionary<string, int> { ["nong thon"] = 400 }, 1000, Office);

        Assert.True(often.Of("nong thon") < 0.15 * often.Of("tieu huy"));
    }

    private static double Score(Topic one, string other) => TopicLikeness.Of(one, Words.Of(other), Weights).Score;

    private static IEnumerable<string> Matter(Topic topic) => topic.Tokens.Keys.Where(t => char.IsLetter(t[0])).Order(StringComparer.Ordinal);
}
