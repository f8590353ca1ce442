using GiaoBan.App.Pages.Organisation;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Scores.Contracts;

namespace GiaoBan.App.Pages.Scores;

/// <summary>Scores in words; shared by pages, paper and files.</summary>
public static class ScoreWords
{
    /// <summary>Kinds of subject as addresses name them.</summary>
    public static readonly IReadOnlyList<(SubjectKind Kind, string Address)> Kinds = [(SubjectKind.Unit, "don-vi"), (SubjectKind.Post, "chuc-danh"), (SubjectKind.Official, "nguoi")];

    /// <summary>The kind of an address; units where it names none.</summary>
    public static SubjectKind KindOf(string? address) => Kinds.Where(k => k.Address == address).Select(k => k.Kind).FirstOrDefault();

    /// <summary>The address of a kind.</summary>
    public static string AddressOf(SubjectKind kind) => Kinds.First(k => k.Kind == kind).Address;

    /// <summary>"Đơn vị", "Chức danh", "Cán bộ".</summary>
    public static string Kind(Text text, SubjectKind kind) => text["scores.kind." + ScoreCodes.Of(kind)];

    /// <summary>Where a subject's sheet stands.</summary>
    public static string Sheet(Guid run, ScoredSubject subject) => $"/thi-dua/{run}/phieu?loai={AddressOf(subject.Kind)}&ma={Uri.EscapeDataString(subject.Key)}";

    /// <summary>Tone and picture of a state of a run.</summary>
    public static (string Tone, string Icon) Look(string state) => state switch
    {
        RunStates.Open => ("info", "pencil"),
        RunStates.Proposed => ("warn", "clock"),
        RunStates.Frozen => ("ok", "stamp"),
        _ => ("", "cross"),
    };

    /// <summary>Tone and picture of a grade: the best, the worst, those between.</summary>
    public static (string Tone, string Icon) Look(ScoreSheet sheet, Band band) =>
        band == sheet.Bands[0] ? ("ok", "check") : band == sheet.Bands[^1] ? ("bad", "warn") : ("info", "circle");

    /// <summary>What a line counts as, in words.</summary>
    public static string Fate(Text text, ScoredLine line) => text["scores.fate." + ScoreCodes.Of(line.Fate)]
        + (line is { Fate: LineFate.Late or LineFate.Missing, LateMinutes: > 0 } ? " " + text["scores.late.by", VietnameseDates.Length(line.LateMinutes, text.Language)] : "")
        + string.Concat(Defects(line).Select(d => ", " + text["scores.cause." + ScoreCodes.Of(d)].ToLowerInvariant()));

    /// <summary>Why points moved.</summary>
    public static string Cause(Text text, Cause cause) => text["scores.cause." + ScoreCodes.Of(cause)];

    /// <summary>Points with their sign: "−2", "+1,5".</summary>
    public static string Moved(decimal points) => points switch
    {
        > 0 => "+" + VietnameseNumber.Format(points),
        < 0 => "−" + VietnameseNumber.Format(-points),
        _ => "0",
    };

    /// <summary>A report of the book: name, period.</summary>
    public static string Line(ScoreLineRow line) => $"{line.RequirementName}, {line.PeriodLabel}";

    /// <summary>A group under a cap.</summary>
    public static string Group(Text text, CapFinding finding) => finding.Cap.Group switch
    {
        CapGroup.Kind => text["scores.group.kind", UnitWords.Named(text, "kind", finding.Group)],
        CapGroup.Block => text["scores.group.block", UnitWords.Named(text, "block", finding.Group)],
        CapGroup.Unit => text["scores.group.unit", finding.Group],
        _ => text["scores.group.authority"],
    };

    /// <summary>A rule of a criterion in words.</summary>
    public static string Rule(Text text, Criterion criterion, PointRule rule) =>
        text[rule.PerDay ? "scores.rule.per-day" : rule.When == Domain.Scores.Cause.AllOnTime ? "scores.rule.once" : "scores.rule.per-item", Cause(text, rule.When),
            Moved(criterion.Kind == CriterionKind.Bonus ? rule.Points : -rule.Points)]
        + (rule.Most is { } most ? " " + text["scores.rule.most", most] : "");

    private static IEnumerable<Cause> Defects(ScoredLine line)
    {
        if (line.Incomplete)
        {
            yield return Domain.Scores.Cause.Incomplete;
        }

        if (line.Inaccurate)
        {
            yield return Domain.Scores.Cause.Inaccurate;
        }

        if (line.Returned)
        {
            yield return Domain.Scores.Cause.Returned;
        }
    }
}
