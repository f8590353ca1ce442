using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GiaoBan.Tests.Architecture;

public sealed class ModuleTests
{
    private static readonly ModuleRules Planted = new("P", new Dictionary<string, string[]> { ["A"] = ["B"], ["B"] = [] }, "Data");

    private static readonly string[] Outside =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.Console", "System.Diagnostics.Process",
        "System.Threading.Thread", "System.Net.", "System.Data.",
    ];

    [Fact]
    public void Modules_UseEachOther_OnlyByContractsAndAlongTheEdges()
    {
        using var code = ModuleDefinition.ReadModule(typeof(GiaoBanDbContext).Assembly.Location);
        Assert.Contains(code.GetTypes(), t => ModuleRules.Product.ModuleOf(t) == "Reporting" && TypeUses.Of(t).Any(u => ModuleRules.Product.ModuleOf(u) == "Regimes"));
        Assert.Empty(ModuleRules.Product.Violations(code));
    }

    [Fact]
    public void Edges_OfTheModules_HaveNoCycle()
    {
        var edges = ModuleRules.Product.Edges;
        Assert.All(edges.Keys, start => Assert.DoesNotContain(start, Reached(start)));
        IEnumerable<string> Reached(string from) => edges[from].SelectMany(next => Reached(next).Append(next));
    }

    [Fact]
    public void Violations_AUseOfWhatIsInside_IsFoundWhereverItStands()
    {
        using var code = new PlantedCode();
        var hidden = code.Class("P.B.Hidden");
        code.Class("P.A.AsField").Fields.Add(new FieldDefinition("x", FieldAttributes.Private, hidden));
        code.Class("P.A.AsBase").BaseType = hidden;
        code.Method(code.Class("P.A.InCode"), il => il.Emit(OpCodes.Ldtoken, hidden));
        var list = new GenericInstanceType(code.Module.ImportReference(typeof(List<>))) { GenericArguments = { hidden } };
        code.Class("P.A.AsArgument").Fields.Add(new FieldDefinition("x", FieldAttributes.Private, list));
        var closure = new TypeDefinition("", "<>c", TypeAttributes.NestedPrivate, hidden);
        code.Class("P.A.InClosure").NestedTypes.Add(closure);
        Assert.Equal(5, Planted.Violations(code.Module).Count());
    }

    [Fact]
    public void Violations_AContractAgainstTheEdge_IsFoundAndAlongItIsNot()
    {
        using var code = new PlantedCode();
        code.Class("P.A.Caller").Fields.Add(new FieldDefinition("x", FieldAttributes.Private, code.Class("P.B.Contracts.Open")));
        Assert.Empty(Planted.Violations(code.Module));
        code.Class("P.B.Caller").Fields.Add(new FieldDefinition("x", FieldAttributes.Private, code.Class("P.A.Contracts.Open")));
        Assert.Contains("B may not know A", Assert.Single(Planted.Violations(code.Module)), StringComparison.Ordinal);
    }

    [Fact]
    public void DomainAndDocuments_KnowNobody_ButNodaTimeAndFileFormats()
    {
        using var domain = ModuleDefinition.ReadModule(typeof(Error).Assembly.Location);
        Assert.Empty(Foreign(domain, "NodaTime"));
        Assert.DoesNotContain(domain.GetTypes().SelectMany(t => TypeUses.Of(t).Select(u => u.FullName)), IsOutside);
        using var documents = ModuleDefinition.ReadModule(typeof(Documents.Xlsx.XlsxWriter).Assembly.Location);
        Assert.Empty(Foreign(documents, "DocumentFormat.OpenXml", "QRCoder"));
    }

    [Fact]
    public void Foreign_AnotherAssembly_IsFound()
    {
        using var modules = ModuleDefinition.ReadModule(typeof(GiaoBanDbContext).Assembly.Location);
        Assert.Contains("Npgsql", Foreign(modules, "NodaTime"));
        Assert.DoesNotContain("GiaoBan.App", Foreign(modules));
        Assert.True(IsOutside(typeof(File).FullName!) && IsOutside(typeof(HttpClient).FullName!));
        Assert.False(IsOutside(typeof(MemoryStream).FullName!));
    }

    private static IEnumerable<string> Foreign(ModuleDefinition code, params string[] allowed) => code.AssemblyReferences.Select(r => r.Name)
        .Where(name => name != "netstandard" && !name.StartsWith("System.", StringComparison.Ordinal) && !allowed.Contains(name));

    private static bool IsOutside(string type) => Outside.Any(o => o[^1] == '.' ? type.StartsWith(o, StringComparison.Ordinal) : type == o);
}
