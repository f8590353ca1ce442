using GiaoBan.App.Commands;
using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using Mono.Cecil;

namespace GiaoBan.Tests.Architecture;

public sealed class SourceTests
{
    [Fact]
    public void Sources_OfEveryKind_AreShortEnoughToRead()
    {
        var files = SourceRules.Files(".cs", ".cshtml", ".ts", ".mjs", ".sh").ToList();
        Assert.Contains("src/GiaoBan.App/Program.cs", files);
        Assert.DoesNotContain(files, f => SourceRules.IsTooLong(SourceRules.Text(f)));
    }

    [Theory]
    [InlineData(300, false)]
    [InlineData(301, true)]
    public void IsTooLong_AtTheLimitAndBeyond_Differs(int lines, bool tooLong) =>
        Assert.Equal(tooLong, SourceRules.IsTooLong(string.Concat(Enumerable.Repeat("a\n", lines))));

    [Fact]
    public void Names_OfFilesAndTypes_SayWhatTheyAre()
    {
        Assert.DoesNotContain(SourceRules.Files(".cs", ".cshtml", ".ts", ".mjs", ".sh", ".sql").SelectMany(f => f.Split('/').Append(f)), SourceRules.IsEmptyName);
        foreach (var assembly in new[] { typeof(Error).Assembly, typeof(Documents.Xlsx.XlsxWriter).Assembly, typeof(GiaoBanDbContext).Assembly, typeof(NumberCommand).Assembly })
        {
            using var code = ModuleDefinition.ReadModule(assembly.Location);
            Assert.DoesNotContain(
                code.GetTypes().Where(t => TypeUses.NamespaceOf(t).StartsWith("GiaoBan.", StringComparison.Ordinal)).Select(t => t.Name.Split('`')[0]), SourceRules.IsEmptyName);
        }
    }

    [Theory]
    [InlineData("SubmissionManager")]
    [InlineData("DateHelper.cs")]
    [InlineData("Utils")]
    [InlineData("FileUtil.cs")]
    [InlineData("Common")]
    [InlineData("ModuleBase")]
    [InlineData("Shared/StringExtensions.cs")]
    public void IsEmptyName_AnEmptyName_IsFound(string name) => Assert.True(SourceRules.IsEmptyName(name));

    [Theory]
    [InlineData("Database")]
    [InlineData("SubmissionWriter")]
    [InlineData("OpenDatabase.cs")]
    public void IsEmptyName_ATellingName_Passes(string name) => Assert.False(SourceRules.IsEmptyName(name));

    [Fact]
    public void Pages_StylesAndScripts_NameNoOtherHost()
    {
        var files = SourceRules.Files(".cshtml", ".css", ".ts", ".mjs", ".svg").Where(f => f.StartsWith("src/", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, f => f.EndsWith("_Layout.cshtml", StringComparison.Ordinal));
        Assert.Contains(files, f => f.EndsWith("app.ts", StringComparison.Ordinal));
        Assert.Empty(files.SelectMany(f => SourceRules.ForeignHosts(SourceRules.Text(f)).Select(host => $"{f}: {host}")));
    }

    [Theory]
    [InlineData("""<script src="https://cdn.example.com/x.js"></script>""")]
    [InlineData("""<link href="//fonts.example.com/css">""")]
    [InlineData("@import url(//fonts.example.com/css);")]
    [InlineData("background: url(http://example.com/a.png)")]
    [InlineData("new WebSocket('wss://example.com/x')")]
    public void ForeignHosts_OfAForeignAddress_IsFound(string line) => Assert.Single(SourceRules.ForeignHosts(line));

    [Theory]
    [InlineData("""<svg xmlns="http://www.w3.org/2000/svg">""")]
    [InlineData("""<a href="/viec-cua-toi">""")]
    [InlineData("// a comment.here")]
    public void ForeignHosts_OfOurOwnAddress_IsNone(string line) => Assert.Empty(SourceRules.ForeignHosts(line));

    [Fact]
    public void Files_OfEveryKind_NameNoPathOfOneMachine()
    {
        string[] textual = [".cs", ".cshtml", ".ts", ".mjs", ".css", ".json", ".yaml", ".yml", ".md", ".sh", ".sql", ".csproj", ".props", ".targets", ".config", ".txt", ".slnx", ""];
        var found = SourceRules.Files(textual).Where(f => !f.EndsWith("Architecture/SourceRules.cs", StringComparison.Ordinal))
            .SelectMany(f => SourceRules.MachinePaths(SourceRules.Text(f)).Select(path => $"{f}: {path}"));
        Assert.Empty(found);
    }

    // In two halves, so that this file keeps the rule that it tests.
    [Theory]
    [InlineData("cd /" + "work/main")]
    [InlineData("\"/" + "home/lan/giaoban\"")]
    [InlineData("path=/" + "root/.nuget")]
    [InlineData("\"resolved\": \"https://registry." + "npmjs.org/esbuild\"")]
    [InlineData("C:" + @"\Users\lan")]
    public void MachinePaths_OfOneMachine_AreFound(string line) => Assert.Single(SourceRules.MachinePaths(line));

    [Theory]
    [InlineData("/usr/lib/postgresql/15/bin")]
    [InlineData("$HOME/work/x")]
    [InlineData("/var/lib/giaoban")]
    public void MachinePaths_OfEveryMachine_Pass(string line) => Assert.Empty(SourceRules.MachinePaths(line));
}
