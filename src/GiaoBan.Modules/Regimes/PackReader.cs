using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads a regime pack: YAML in, a regime or every mistake with its line and column out.</summary>
/// <remarks>Nothing is guessed: an unknown key, a code that nothing defines, a date that does not exist refuse the whole pack.</remarks>
public static class PackReader
{
    /// <summary>Largest pack, in bytes of UTF-8.</summary>
    public const int LargestPack = 1024 * 1024;

    /// <summary>Reads a pack.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="sourceName">Its name in messages: the file's name, not its path.</param>
    /// <returns>The regime, or up to 50 errors <c>regimes.pack.*</c> with the arguments source, line, column, details.</returns>
    public static Result<RegimePack> Read(string yaml, string sourceName)
    {
        var issues = new PackIssues(sourceName);
        if (Encoding.UTF8.GetByteCount(yaml) > LargestPack)
        {
            issues.Add("too-large", new PackMark(1, 1), LargestPack);
            return Result<RegimePack>.Refused(issues.Errors);
        }

        // Notepad begins a file with a byte order mark; it is part of the bytes kept, not of the text.
        if (PackYaml.Read(yaml.TrimStart('\uFEFF'), issues) is not { } root)
        {
            return Result<RegimePack>.Refused(issues.Errors);
        }

        var pack = Pack(root, issues);
        return pack is null || issues.Errors.Count > 0 ? Result<RegimePack>.Refused(issues.Errors) : pack;
    }

    private static RegimePack? Pack(PackNode root, PackIssues issues)
    {
        if (root is not PackMap mapping)
        {
            issues.Add("not-a-mapping", root.Mark);
            return null;
        }

        var names = new PackNames(issues);
        var map = new PackMapReader(mapping, issues, names);
        var pack = new RegimePack(
            map.Code("code"),
            map.Text("title"),
            Basis(map.Map("basis")),
            map.Date("effectiveFrom"),
            map.OptionalDate("effectiveTo"),
            [.. map.Maps("clauses").Select(Clause)],
            [.. map.Maps("requirements").Select(PackRequirementReader.Requirement)],
            [.. map.Maps("streams").Select(Stream)],
            [.. map.Maps("outlines").Select(PackFormReader.Outline)],
            [.. map.Maps("forms").Select(PackFormReader.Form)],
            [.. map.Maps("activityKinds").Select(PackFormReader.ActivityKind)]);
        if (pack.EffectiveTo < pack.EffectiveFrom)
        {
            map.Refuse("ends-before-it-begins", "effectiveTo");
        }

        map.Close();
        names.Close();
        if (issues.Errors.Count == 0)
        {
            new PackCoherence(pack, mapping, issues).Check();
        }

        return pack;
    }

    private static BasisDocument Basis(PackMapReader? map)
    {
        if (map is null)
        {
            return new BasisDocument("", "", default, "");
        }

        var basis = new BasisDocument(map.Text("issuer"), map.Text("symbol"), map.Date("date"), map.Text("subject"));
        map.Close();
        return basis;
    }

    private static Clause Clause(PackMapReader map)
    {
        var clause = new Clause(
            map.Define("clauses"),
            map.Text("place"),
            map.Text("quote"),
            map.OptionalText("reading"),
            map.OptionalText("decidedBy"),
            map.OptionalDate("decidedOn"));
        if ((clause.Reading is null) != (clause.DecidedBy is null) || (clause.Reading is null) != (clause.DecidedOn is null))
        {
            map.Refuse("reading-needs-decision", "code", clause.Code);
        }

        map.Close();
        return clause;
    }

    private static ReportStream Stream(PackMapReader map)
    {
        var stream = new ReportStream(
            map.Define("streams"),
            map.Text("name"),
            map.Refer("requirement", "requirements") ?? "",
            map.ReferAll("clauses", "clauses"),
            map.Codes("focalPosts"),
            map.Code("approverPost"),
            map.Codes("sections"),
            map.ReferAll("forms", "forms"));
        map.RefuseEmpty("requirement", stream.Requirement.Length);
        map.RefuseEmpty("clauses", stream.Clauses.Count);
        map.RefuseEmpty("focalPosts", stream.FocalPosts.Count);
        map.Close();
        return stream;
    }
}
