using System.Text;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Regimes;

/// <summary>A dispatch as it was found, to hold a pack's quotes against.</summary>
public static partial class SourceText
{
    /// <summary>A pack that comes with the program.</summary>
    public static RegimePack Pack(string code) => PackCatalog.BesideProgram.Read(code) switch
    {
        { IsOk: true } read => read.Value,
        var refused => throw new InvalidDataException(string.Join('\n', refused.Errors)),
    };

    /// <summary>Codes of the clauses whose words do not stand in the source; […] stands for the name of a person.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="file">The source's file.</param>
    public static IEnumerable<string> QuotesMissing(RegimePack pack, string file)
    {
        var source = Spaces().Replace(File.ReadAllText(SharedFolder.File("sources", file)).Normalize(NormalizationForm.FormC), " ");
        return pack.Clauses
            .Where(clause => !Regex.IsMatch(source, string.Join(@"[\p{L} ]{5,30}", Spaces().Replace(clause.Quote, " ").Split("[…]").Select(Regex.Escape))))
            .Select(clause => clause.Code);
    }

    /// <summary>Codes of the clauses that nothing in the pack rests on.</summary>
    public static IEnumerable<string> ClausesUnused(RegimePack pack) => pack.Clauses.Select(c => c.Code).Except(
    [
        .. pack.Requirements.SelectMany(r => r.Clauses.Concat(r.Triggers.Select(t => t.Clause)).Concat(r.Schedule?.Tiers.Select(t => t.Clause) ?? [])),
        .. pack.Streams.SelectMany(s => s.Clauses),
        .. pack.Requests.SelectMany(r => r.Clauses),
        .. pack.MeetingRules.SelectMany(r => r.Clauses),
    ]);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
