using System.Text.RegularExpressions;
using GiaoBan.App.Commands;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GiaoBan.Tests.Architecture;

/// <summary>No text that nobody shows (ALL-1); <c>AllTextsTests</c> holds the other direction. Compiled pages are code like any other.</summary>
public sealed partial class TextUseTests
{
    [Fact]
    public void Texts_OfEveryKey_AreUsed()
    {
        var written = new[] { typeof(Error).Assembly, typeof(GiaoBanDbContext).Assembly, typeof(NumberCommand).Assembly }.SelectMany(assembly =>
        {
            using var code = ModuleDefinition.ReadModule(assembly.Location);
            return code.GetTypes().SelectMany(TypeUses.TextsOf).ToList();
        });
        var keys = new App.Shared.Texts(strict: true).In(Language.Vietnamese).Keys;
        Assert.Empty(Unused(keys, written));
    }

    [Fact]
    public void Unused_AKeyThatNoCodeNames_IsFound()
    {
        using var code = new PlantedCode();
        code.Method(code.Class("P.A"), il =>
        {
            il.Emit(OpCodes.Ldstr, "app.whole");
            il.Emit(OpCodes.Ldstr, "app.family.");
        });
        string[] keys = ["app.whole", "app.family.one", "app.familiar", "app.whole.not", "app.forgotten"];
        Assert.Equal(["app.familiar", "app.whole.not", "app.forgotten"], Unused(keys, code.Module.GetTypes().SelectMany(TypeUses.TextsOf)));
    }

    [Fact]
    public void Unused_ABareModuleName_IsNoFamily() => Assert.Equal(["app.forgotten"], Unused(["app.forgotten"], ["app."]));

    /// <summary>Keys that no text in the code names, whole or as the beginning that a word is put behind: <c>$"entry.behalf.{way}"</c>.</summary>
    private static List<string> Unused(IEnumerable<string> keys, IEnumerable<string> written)
    {
        var texts = written.ToHashSet(StringComparer.Ordinal);
        var families = texts.Where(t => Family().IsMatch(t)).ToList();
        return keys.Where(key => !texts.Contains(key) && !families.Exists(f => key.StartsWith(f, StringComparison.Ordinal))).ToList();
    }

    [GeneratedRegex(@"^[a-z-]+(?:\.[a-z0-9-]+)+[.-]$")]
    private static partial Regex Family();
}
