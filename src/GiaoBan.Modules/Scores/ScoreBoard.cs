using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Scores.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Scores;

/// <summary>What was said about a run.</summary>
/// <param name="Decisions">On appeals.</param>
/// <param name="LineOf">The line of an appeal.</param>
/// <param name="Marks">Manual marks, in the order given.</param>
/// <param name="Choices">Of the office where a cap is passed, in the order made.</param>
public sealed record RunSayings(
    IReadOnlyList<ScoreDecision> Decisions, IReadOnlyDictionary<Guid, Guid> LineOf, IReadOnlyList<ScoreMark> Marks, IReadOnlyList<ScoreChoice> Choices)
{
    /// <summary>Nothing was said: a preview.</summary>
    public static RunSayings None { get; } = new([], new Dictionary<Guid, Guid>(), [], []);
}

/// <summary>Somebody who is graded.</summary>
/// <param name="Kind">Unit, post or official.</param>
/// <param name="Key">The unit's code; unit and title; the official's id.</param>
/// <param name="Name">What people read.</param>
/// <param name="Note">The unit of a post or an official.</param>
/// <param name="Place">A line that says where it belongs.</param>
/// <param name="Score">Points with evidence.</param>
/// <param name="Band">The grade after the office's choices; null where nothing is counted.</param>
/// <param name="Lowered">The choice that lowered the grade, or null.</param>
/// <param name="Lines">The lines behind it, in the order of deadlines.</param>
/// <param name="Marks">Manual marks by criterion.</param>
public sealed record ScoredSubject(
    SubjectKind Kind, string Key, string Name, string Note, ScoreLineRow Place, Score Score, Band? Band, ScoreChoice? Lowered,
    IReadOnlyList<ScoreLineRow> Lines, IReadOnlyDictionary<string, ScoreMark> Marks);

/// <summary>A cap in a group, and whether the office lets it be passed.</summary>
public sealed record CapOutcome(SubjectKind Kind, CapFinding Finding, ScoreChoice? Exceeded)
{
    /// <summary>Whether the office has still to choose.</summary>
    public bool IsOpen => !Finding.Holds && Exceeded is null;
}

/// <summary>Everybody's scores from a snapshot and what was said: worked out each time, nothing of it is stored before it is frozen.</summary>
public sealed class ScoreBoard
{
    private readonly ScoreSheet _sheet;
    private readonly Dictionary<Guid, ScoredLine> _scored;
    private readonly ILookup<(string Kind, string Key), ScoreMark> _marks;
    private readonly Dictionary<(string Kind, string Key), ScoreChoice> _choices;

    /// <summary>Works the scores out.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="day">The day whose caps count.</param>
    /// <param name="lines">The snapshot.</param>
    /// <param name="said">What was said.</param>
    public ScoreBoard(ScoreSheet sheet, LocalDate day, IReadOnlyList<ScoreLineRow> lines, RunSayings said)
    {
        _sheet = sheet;
        Corrections = said.Decisions.Where(d => d.Accepted).ToLookup(d => said.LineOf[d.AppealId], d => ScoreCodes.Read<LineCorrection>(d.Correction)!.Value);
        _scored = lines.ToDictionary(l => l.LineId, l => Corrections[l.LineId].Aggregate(Snapshot.Scored(l), (line, c) => line.With(c)));
        _marks = said.Marks.ToLookup(m => (m.SubjectKind, m.SubjectKey));
        _choices = said.Choices.Where(c => c.SubjectKey is not null).GroupBy(c => (c.SubjectKind, c.SubjectKey!)).ToDictionary(g => g.Key, g => g.Last());
        Subjects = [.. sheet.Subjects.SelectMany(kind => Of(kind, lines))];
        Caps = [.. sheet.CapsOn(day).SelectMany(cap => cap.Subjects.Where(sheet.Subjects.Contains).SelectMany(kind => Outcomes(cap, kind, said.Choices)))];
    }

    private ScoreBoard(ScoreBoard whole, Func<ScoredSubject, bool> wanted)
    {
        (_sheet, _scored, _marks, _choices, Corrections) = (whole._sheet, whole._scored, whole._marks, whole._choices, whole.Corrections);
        (Subjects, Caps) = ([.. whole.Subjects.Where(wanted)], []);
    }

    /// <summary>What decisions made of lines.</summary>
    public ILookup<Guid, LineCorrection> Corrections { get; }

    /// <summary>Units, then posts, then officials, each in the organisation's order.</summary>
    public IReadOnlyList<ScoredSubject> Subjects { get; }

    /// <summary>Every cap that counts, in every group where somebody has its grade.</summary>
    public IReadOnlyList<CapOutcome> Caps { get; }

    /// <summary>A line as it counts.</summary>
    public ScoredLine Scored(Guid line) => _scored[line];

    /// <summary>The board with some subjects only, and without caps: they are about everybody.</summary>
    public ScoreBoard OnlyOf(Func<ScoredSubject, bool> wanted) => new(this, wanted);

    /// <summary>A subject, or null.</summary>
    public ScoredSubject? Find(SubjectKind kind, string? key) => Subjects.FirstOrDefault(s => s.Kind == kind && s.Key == key);

    /// <summary>The key of a post: the book knows posts by title.</summary>
    public static string PostKey(ScoreLineRow line) => $"{line.UnitCode}/{line.PostTitle}";

    /// <summary>With whom a subject stands under a cap.</summary>
    public static string GroupOf(CapGroup group, ScoreLineRow place) => group switch
    {
        CapGroup.Kind => place.UnitKind,
        CapGroup.Block => place.UnitBlock,
        CapGroup.Unit => place.UnitCode,
        _ => "",
    };

    private IEnumerable<ScoredSubject> Of(SubjectKind kind, IReadOnlyList<ScoreLineRow> lines) =>
        lines.Where(l => kind != SubjectKind.Official || l.PersonId is not null)
            .GroupBy(l => kind switch { SubjectKind.Unit => l.UnitCode, SubjectKind.Post => PostKey(l), _ => l.PersonId!.Value.ToString() }, StringComparer.Ordinal)
            .Select(g => Subject(kind, g.Key, [.. g.OrderBy(l => l.DueOn ?? LocalDate.MaxIsoValue).ThenBy(l => l.LineId)]))
            .OrderBy(s => s.Place.UnitOrder).ThenBy(s => s.Place.UnitName, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Key, StringComparer.Ordinal);

    private ScoredSubject Subject(SubjectKind kind, string key, List<ScoreLineRow> lines)
    {
        // The latest line says where one belongs now.
        var place = lines[^1];
        var id = (ScoreCodes.Of(kind), key);
        var marks = _marks[id].GroupBy(m => m.Criterion, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var score = ScoreRules.Of(_sheet, [.. lines.Select(l => _scored[l.LineId])], marks.ToDictionary(m => m.Key, m => m.Value.Points, StringComparer.Ordinal));
        var choice = _choices.GetValueOrDefault(id);
        var lowered = choice?.Sort == "lower" && score.Band is { } own && _sheet.FindBand(choice.Band) is { } chosen && chosen.From < own.From ? chosen : null;
        var (name, note) = kind switch
        {
            SubjectKind.Unit => (place.UnitName, ""),
            SubjectKind.Post => (place.PostTitle, place.UnitName),
            _ => (place.PersonName ?? "", string.Join("; ", lines.Select(l => $"{l.PostTitle}, {l.UnitName}").Distinct())),
        };
        return new ScoredSubject(kind, key, name, note, place, score, lowered ?? score.Band, lowered is null ? null : choice, lines, marks);
    }

    private IEnumerable<CapOutcome> Outcomes(BandCap cap, SubjectKind kind, IReadOnlyList<ScoreChoice> choices)
    {
        var graded = Subjects.Where(s => s.Kind == kind && s.Band is not null).Select(s => new Graded(s.Key, GroupOf(cap.Group, s.Place), s.Score.Total, s.Band!.Code));
        return CapRules.Check(_sheet, cap, graded).Select(finding =>
        {
            var last = choices.LastOrDefault(c => c.Cap == cap.Code && c.CapGroup == finding.Group && c.SubjectKind == ScoreCodes.Of(kind));
            return new CapOutcome(kind, finding, last?.Sort == "exceed" ? last : null);
        });
    }
}
