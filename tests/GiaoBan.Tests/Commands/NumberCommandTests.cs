using System.CommandLine;
using GiaoBan.App.Commands;

namespace GiaoBan.Tests.Commands;

public sealed class NumberCommandTests
{
    private static (int Exit, string Output) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = new RootCommand { NumberCommand.Create() }.Parse(["number", .. args]).Invoke(new() { Output = output, Error = error });
        return (exit, output.ToString().Trim());
    }

    [Fact]
    public void Number_Json_IsTheContractsDocument()
    {
        var (exit, output) = Run("1.234,5", "8.5", "x", "--json");
        Assert.Equal(0, exit);
        Assert.Equal(
            """[{"text":"1.234,5","value":"1234.5"},{"text":"8.5","ambiguous":["8.5","85"]},{"text":"x","error":"text.number.not-a-number"}]""",
            output);
    }

    [Fact]
    public void Number_MinusSign_IsANumberNotAnOption() => Assert.Equal("-8,5\t= -8.5", Run("-8,5").Output);

    [Fact]
    public void Number_WholeColumn_ReadsGroups() => Assert.Equal("1.234\t= 1234", Run("1.234", "--decimals", "0").Output);

    [Fact]
    public void Number_NoTextOrWrongColumn_IsRefused()
    {
        Assert.NotEqual(0, Run().Exit);
        Assert.NotEqual(0, Run("1", "--decimals", "7").Exit);
    }
}
