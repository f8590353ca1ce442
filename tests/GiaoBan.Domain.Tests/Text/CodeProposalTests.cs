using GiaoBan.Domain.Regimes;

namespace GiaoBan.Domain.Tests.Text;

public sealed class CodeProposalTests
{
    [Theory]
    [InlineData("Báo cáo tuần – khối Đảng", "bao-cao-tuan-khoi-dang")]
    [InlineData("  12/UBND-VP ", "12-ubnd-vp")]
    [InlineData("…", "muc")]
    public void Of_AName_IsFoldedWordsWithHyphens(string name, string code) => Assert.Equal(code, CodeProposal.Of(name, []));

    [Fact]
    public void Of_ANameTakenTwice_GetsTheNextNumber() => Assert.Equal("ket-qua-3", CodeProposal.Of("Kết quả", ["ket-qua", "ket-qua-2"]));

    [Fact]
    public void Of_AVeryLongName_KeepsToTheLongestCode()
    {
        var name = string.Join(' ', Enumerable.Repeat("nông thôn mới", 20));
        var first = CodeProposal.Of(name, []);
        var second = CodeProposal.Of(name, [first]);
        Assert.True(first.Length <= CodeProposal.Longest && second.Length <= CodeProposal.Longest);
        Assert.EndsWith("-2", second, StringComparison.Ordinal);
    }
}
