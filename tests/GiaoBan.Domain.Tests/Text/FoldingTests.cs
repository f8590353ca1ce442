using System.Text;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Tests.Text;

/// <summary>Texts at the door: one form, so that one content has one hash (ALL-1).</summary>
public sealed class FoldingTests
{
    [Fact]
    public void Normal_OfEveryLetterAloneAndInPairs_IsWhatUnicodeSays()
    {
        for (var code = ' '; code < '\uD800'; code++)
        {
            if (char.IsControl(code))
            {
                continue;
            }

            foreach (var text in new[] { $"{code}", $"a{code}", $"{code}\u0323", $"ê{code}", $"{code}ơ" })
            {
                Assert.Equal(text.Normalize(NormalizationForm.FormC), Folding.Normal(text));
            }
        }
    }

    [Theory]
    [InlineData("Hội nghị\r\nlúc 8h\rở xã", "Hội nghị\nlúc 8h\nở xã")]
    [InlineData("a\0b\u0007c\u0085d\u007Fe\tf", "abcde\tf")]
    [InlineData("Ho\u0323\u0302p", "Hộp")]
    [InlineData("😀 họp", "😀 họp")]
    public void Normal_OfTextAsItComes_IsOneForm(string typed, string expected) => Assert.Equal(expected, Folding.Normal(typed));

    [Fact]
    public void Normal_OfHalfAnEmoji_IsTheReplacementCharacter() => Assert.Equal("\uFFFD", Folding.Normal("\uD83D"));

    [Fact]
    public void Normal_OfSettledText_IsTheSameString()
    {
        const string Text = "Thu hoạch 34 ha lúa hè thu – “đạt” 92,5 %…\n\tƯớc cả năm.";
        Assert.Same(Text, Folding.Normal(Text));
    }

    [Theory]
    [InlineData("Kỹ thuật", "kĩ thuật")]
    [InlineData("Hoà giải", "hòa giải")]
    [InlineData("ĐẢNG ỦY", "đảng uỷ")]
    public void Search_OfTwoSpellings_IsOne(string one, string other) => Assert.Equal(Folding.Search(one), Folding.Search(other));
}
