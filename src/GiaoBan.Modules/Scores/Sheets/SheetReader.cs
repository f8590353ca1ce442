using System.Text;
using System.Text.RegularExpressions;
using GiaoBan.Domain;
using GiaoBan.Domain.Scores;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GiaoBan.Modules.Scores.Sheets;

/// <summary>Reads a score sheet: YAML in, the sheet or every mistake out.</summary>
public static partial class SheetReader
{
    /// <summary>Largest file, bytes.</summary>
    public const int Largest = 64 * 1024;

    private static readonly SubjectKind[] Everybody = Enum.GetValues<SubjectKind>();

    /// <summary>Reads a sheet.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="source">Its name in messages.</param>
    public static Result<ScoreSheet> Read(string yaml, string source)
    {
        if (Encoding.UTF8.GetByteCount(yaml) > Largest)
        {
            return Error.Invalid("scores.sheet.too-large", "source", source, Largest);
        }

        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml.TrimStart('\uFEFF')));
        }
        catch (YamlException fault)
        {
            return Error.Invalid("scores.sheet.not-yaml", "source", source, fault.Start.Line, fault.Message);
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            return Error.Invalid("scores.sheet.not-a-sheet", "source", source);
        }

        List<Error> errors = [];
        var sheet = Sheet(new SheetNode(root, source, errors));
        if (errors.Count == 0)
        {
            errors.AddRange(ScoreSheetRules.Check(sheet).Select(e => e with { Field = "source", Args = [source, e.Field, .. e.Args] }));
            if (!CodePattern().IsMatch(sheet.Code))
            {
                errors.Add(Error.Invalid("scores.sheet.bad-code", "source", source, sheet.Code));
            }
        }

        return errors.Count > 0 ? Result<ScoreSheet>.Refused(errors) : sheet;
    }

    private static ScoreSheet Sheet(SheetNode node)
    {
        var sheet = new ScoreSheet(
            node.Text("code"), node.Text("title"), Basis(node.Map("basis")), node.Date("effectiveFrom"), node.OptionalDate("effectiveTo"), node.Number("total"),
            (int)Math.Clamp(node.OptionalNumber("decimals") ?? 2, 0, 2), (int)Math.Clamp(node.OptionalNumber("appealDays") ?? 5, 1, 60),
            node.Words("subjects", Everybody), [.. node.Maps("criteria").Select(CriterionOf)], [.. node.Maps("bands").Select(BandOf)],
            [.. node.Maps("caps").Select(CapOf)]);
        node.Close();
        return sheet;
    }

    private static ScoreBasis Basis(SheetNode node)
    {
        var basis = new ScoreBasis(node.Text("issuer"), node.Text("symbol"), node.Date("date"), node.Text("subject"));
        node.Close();
        return basis;
    }

    private static Criterion CriterionOf(SheetNode node)
    {
        var points = node.Number("points");
        var criterion = new Criterion(
            node.Text("code"), node.Text("name"), node.Word<CriterionKind>("kind"), points, node.OptionalNumber("most") ?? points, node.OptionalNumber("startsAt"),
            [.. node.Maps("rules").Select(RuleOf)]);
        node.Close();
        return criterion;
    }

    private static PointRule RuleOf(SheetNode node)
    {
        var rule = new PointRule(node.Word<Cause>("when"), node.Number("points"), node.Flag("perDay"), node.OptionalNumber("most"));
        node.Close();
        return rule;
    }

    private static Band BandOf(SheetNode node)
    {
        var band = new Band(node.Text("code"), node.Text("name"), node.Number("from"), node.OptionalNumber("mostLatePercent"));
        node.Close();
        return band;
    }

    private static BandCap CapOf(SheetNode node)
    {
        var cap = new BandCap(
            node.Text("code"), node.Text("band"), node.Number("mostPercent"), node.Text("of"), node.Flag("withAbove"), node.Word<CapGroup>("group"),
            node.Words("subjects", Everybody), node.Flag("roundsUp"), node.Date("effectiveFrom"), node.OptionalDate("effectiveTo"), node.Text("basis"),
            node.OptionalText("reading"));
        node.Close();
        return cap;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodePattern();
}
