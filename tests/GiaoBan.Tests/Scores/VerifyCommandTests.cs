using GiaoBan.App.Commands;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Scores;

/// <summary><c>giaoban verify</c> takes a receipt or a frozen result, not both and not neither.</summary>
public sealed class VerifyCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("--receipt", "FILE", "--scores", "FILE")]
    [InlineData("--receipt", "FILE", "--signature", "FILE")]
    [InlineData("--signature", "FILE")]
    [InlineData("--scores", "FILE.no")]
    public async Task Verify_NotOneOfTheTwo_IsWrongUsage(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Below("a.json"), "{}");
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(["verify", .. arguments.Select(a => a.Replace("FILE", folder.Below("a.json"), StringComparison.Ordinal))], TextWriter.Null, errors);
        Assert.Equal(CommandLine.WrongUsage, code);
        Assert.NotEqual("", errors.ToString());
    }
}
