using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Tests.Text;

public sealed class ParagraphsTests
{
    [Fact]
    public void Of_EmptyLinesAndSpaces_GivesTheLinesThatSaySomething() => Assert.Equal(["a b", "c"], Paragraphs.Of("  a b \n\n \n c"));

    [Theory]
    [InlineData("Phát 03 lượt tuyên truyền phòng, chống dịch tại các thôn", "phát 3 lượt tuyên truyền phòng chống dịch tại các thôn.", true)]
    [InlineData("Phát 03 lượt tuyên truyền phòng, chống dịch tại các thôn", "Phát 05 lượt tuyên truyền phòng, chống dịch tại các thôn", false)]
    [InlineData("Phát 03 lượt tuyên truyền phòng, chống dịch tại các thôn", "Thu hoạch 03 ha lúa hè thu", false)]
    public void SayTheSame_TwoParagraphs_NeedsTheSameNumbersAndNearlyTheSameWords(string one, string other, bool same) =>
        Assert.Equal(same, Paragraphs.SayTheSame(one, other));
}
