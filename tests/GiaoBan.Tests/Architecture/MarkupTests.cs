using System.Text.RegularExpressions;

namespace GiaoBan.Tests.Architecture;

/// <summary>Markup that Razor reads otherwise than whoever wrote it.</summary>
public sealed partial class MarkupTests
{
    [Fact]
    public void Pages_AfterAnExpressionInBrackets_CallNothing()
    {
        var pages = SourceRules.Files(".cshtml").ToList();
        Assert.Contains(pages, p => p.EndsWith("_Layout.cshtml", StringComparison.Ordinal));
        Assert.Empty(pages.SelectMany(p => CallOutside().Matches(SourceRules.Text(p)).Select(m => $"{p}: {m.Value}")));
    }

    [Theory]
    [InlineData("""href="@(filter with { Board = false }).To("/in")" """, true)]
    [InlineData("""href="@((filter with { Board = false }).To("/in"))" """, false)]
    [InlineData("@(count + 1). Xem thêm", false)]
    public void CallOutside_OfBracketsAndACall_IsFound(string markup, bool found) => Assert.Equal(found, CallOutside().IsMatch(markup));

    // What follows the closing bracket is text: the call would be printed, not made.
    [GeneratedRegex(@"@\((?:[^()]|\([^()]*\))*\)\.[A-Z]\w*\(")]
    private static partial Regex CallOutside();
}
