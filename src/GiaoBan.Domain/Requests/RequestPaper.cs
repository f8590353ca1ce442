using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Domain.Requests;

/// <summary>A section that a request asks for.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Required">Whether it may not stay empty.</param>
/// <param name="NeedsFigure">Whether its text must hold a number.</param>
/// <param name="Hint">What to write, or null.</param>
public sealed record AskedSection(string Title, bool Required = true, bool NeedsFigure = false, string? Hint = null);

/// <summary>A line of the form that a request asks for.</summary>
/// <param name="Name">As the form prints it.</param>
/// <param name="Unit">Unit of measure.</param>
/// <param name="Decimals">Most decimal places, 0 to <see cref="RequestLimits.Decimals"/>.</param>
public sealed record AskedIndicator(string Name, string Unit, int Decimals = 0);

/// <summary>A numbered request as its document says it; <see cref="Pack"/> makes of it the regime of one report that units answer.</summary>
/// <param name="Symbol">Number and symbol: <c>760/UBND-TH</c>.</param>
/// <param name="Date">The day it is dated.</param>
/// <param name="Title">What is to be reported.</param>
/// <param name="Content">The words of the document, or null.</param>
/// <param name="Issuer">The office that asks.</param>
/// <param name="Post">Code of the post that takes the answers.</param>
/// <param name="Sections">The outline; at least one section.</param>
/// <param name="Indicators">The form; empty = none.</param>
/// <param name="OwedBy">Whom it was sent to, as it was chosen.</param>
/// <param name="AllowsNil">Whether "không phát sinh" may be declared.</param>
public sealed record RequestPaper(
    string Symbol, LocalDate Date, string Title, string? Content, string Issuer, string Post, IReadOnlyList<AskedSection> Sections,
    IReadOnlyList<AskedIndicator> Indicators, OwedBy OwedBy, bool AllowsNil)
{
    /// <summary>What every request's regime begins with.</summary>
    public const string CodeStart = "yc-";

    // Codes of indicators are the regime's with a number behind it, and no longer than any code.
    private const int LongestStem = 40;
    private const string Answers = "tong-hop";
    private const string Words = "yeu-cau";

    /// <summary>"Văn bản số 760/UBND-TH".</summary>
    public string Name => $"Văn bản số {Symbol}";

    /// <summary>"số 760/UBND-TH ngày 10/5/2019": what stands where a calendar's report names its period.</summary>
    public string Label => $"số {Symbol} ngày {Text.VietnameseDates.Day(Date)}";

    /// <summary>The stem of its regime's code: <c>yc-760-ubnd-th</c>.</summary>
    public string Stem
    {
        get
        {
            var stem = CodeProposal.Of(CodeStart + Symbol, []);
            return stem[..Math.Min(stem.Length, LongestStem)].TrimEnd('-');
        }
    }

    /// <summary>The regime of one report.</summary>
    /// <param name="code">Its code, which is also its requirement's.</param>
    public RegimePack Pack(string code)
    {
        var requirement = new Requirement(
            code, Title, RequirementKind.Thematic, [Words], Issuer, OwedBy, null, code, Indicators.Count == 0 ? [] : [code], false, false, null, AllowsNil)
        {
            Triggers = [new RequirementTrigger(Words, Name, Words, new TriggerDue.ByRequest(), false)],
        };
        return new RegimePack(
            code, $"{Name}: {Title}", new BasisDocument(Issuer, Symbol, Date, Title), Date, null,
            [new Clause(Words, Name, Content ?? Title, null, null, null)], [requirement],
            [new ReportStream(Answers, Name, code, [Words], [Post], null, [], [])],
            [new Outline(code, $"Đề cương theo {InSentence}", [.. Sections.Select(Section)])],
            Indicators.Count == 0 ? [] : [new IndicatorForm(code, $"Biểu kèm theo {InSentence}", false, [.. Indicators.Select((line, i) => Indicator(code, line, i))])],
            []);
    }

    /// <summary>The stream that takes the answers.</summary>
    public static string Stream => Answers;

    private string InSentence => $"văn bản số {Symbol}";

    private static OutlineSection Section(AskedSection section, int index) =>
        new($"muc-{index + 1}", section.Title, section.Required, section.NeedsFigure, section.Hint);

    private static Indicator Indicator(string code, AskedIndicator line, int index) =>
        new($"{code}-{index + 1}", line.Name, line.Unit, line.Decimals, IndicatorKind.Flow, null, new Dictionary<int, decimal>(), []);
}
