using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Tests.Text;

public sealed class ProseTests
{
    [Theory]
    [InlineData("hòa bình", "hoà bình")]
    [InlineData("Kỹ thuật", "kĩ thuật")]
    [InlineData("quý I", "quí i")]
    [InlineData("ĐẢNG ỦY – xã", "dang uy xa")]
    [InlineData("thuý", "thúy")]
    public void Search_SpellingsOfOneWord_AreTheSame(string one, string other) => Assert.Equal(Folding.Search(one), Folding.Search(other));

    [Fact]
    public void Search_TayAndTai_StayApart() => Assert.NotEqual(Folding.Search("tay"), Folding.Search("tai"));

    [Fact]
    public void Normal_AtTheDoor_IsNfcWithLineFeedsAndNoControls() =>
        Assert.Equal("Ủy ban\nxã\t\uFFFD", Folding.Normal("U\u0309y ban\r\nxa\u0303\t\0\uD800"));

    /// <summary>SK-4: "1 báo cáo, 2 công văn, phát 3 lần tuyên truyền".</summary>
    [Theory]
    [InlineData("Trong tuần làm 1 báo cáo", true)]
    [InlineData("Ban hành hai công văn", true)]
    [InlineData("Tiêm 1.250 mũi.", true)]
    [InlineData("Đạt 85%, vượt kế hoạch", true)]
    [InlineData("Trồng 5ha keo", true)]
    [InlineData("Tuyên truyền phòng chống Covid-19", false)]
    [InlineData("Họp ngày 19/8 tại hội trường", false)]
    [InlineData("Thực hiện Công văn 62-CV/ĐU trong tuần 33 năm 2021", false)]
    [InlineData("Làm một số việc một cách tích cực trong năm", false)]
    [InlineData("", false)]
    public void HasFigure_Text_TellsCountsFromDatesAndNames(string text, bool expected) => Assert.Equal(expected, Prose.HasFigure(text));

    [Fact]
    public void IsOneLine_ShortLine_IsAndAParagraphIsNot()
    {
        Assert.True(Prose.IsOneLine("\nHoàn thành tốt nhiệm vụ.\n"));
        Assert.False(Prose.IsOneLine("Làm 1 báo cáo.\nPhát 3 lần tuyên truyền."));
        Assert.False(Prose.IsOneLine(string.Join(' ', Enumerable.Repeat("việc", 15))));
        Assert.False(Prose.IsOneLine(" \n"));
    }

    [Fact]
    public void Similarity_NewFiguresInOldText_IsStillTheOldText() =>
        Assert.Equal(1, Prose.Similarity("Phát 3 lần tuyên truyền, vận động 12 hộ.", "PHÁT 4 lần tuyên truyền,  vận động 1.200 hộ"));

    [Fact]
    public void Similarity_OtherText_IsLow()
    {
        Assert.InRange(Prose.Similarity("Phát quang đường thôn Thanh Dũng ba buổi", "Tiêm chủng cho người già tại trạm y tế"), 0, 0.1);
        Assert.Equal(0, Prose.Similarity("", "có chữ"));
        Assert.Equal(1, Prose.Similarity("", " "));
    }

    [Fact]
    public void Similarity_OneSentenceAddedToTen_LiesBetween()
    {
        var old = string.Join(". ", Enumerable.Range(0, 10).Select(i => $"Thôn {(char)('A' + i)} làm việc {(char)('a' + i)}{(char)('k' + i)} đúng kế hoạch"));
        Assert.InRange(Prose.Similarity(old, old + ". Ngoài ra tổ giám sát kiểm tra cửa khẩu ban đêm"), 0.9, 0.99);
    }
}
