using GiaoBan.Domain.Calendars;

namespace GiaoBan.Domain.Regimes.Comparison;

/// <summary>What of a report may differ from one version to the next, in the order people ask.</summary>
public enum ReportAspect
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>Periodic, thematic or ad hoc.</summary>
    Kind,

    /// <summary>Who owes it.</summary>
    OwedBy,

    /// <summary>To whom it goes.</summary>
    Recipient,

    /// <summary>How often; which parts of the year.</summary>
    Cadence,

    /// <summary>Which days its figures count.</summary>
    Window,

    /// <summary>By when, tier by tier, as it is read.</summary>
    Deadlines,

    /// <summary>By when the text says literally, where that cannot be meant (SK-5).</summary>
    AsWritten,

    /// <summary>The first day it is owed for.</summary>
    InForceFrom,

    /// <summary>What makes it owed, and by when then.</summary>
    Triggers,

    /// <summary>Which parts of other reports it takes in (DB-4).</summary>
    Absorbs,

    /// <summary>Whether its figures are estimates (DB-5).</summary>
    Estimates,

    /// <summary>Which outline it follows; the outline's sections are compared on their own.</summary>
    Outline,

    /// <summary>Which forms it has; their indicators are compared on their own.</summary>
    Forms,

    /// <summary>Activity lines, plan lines, a carried plan, "không phát sinh".</summary>
    Lines,

    /// <summary>How it is sent.</summary>
    Channels,

    /// <summary>Who approves and signs it.</summary>
    ApprovedBy,

    /// <summary>Who may read it once accepted (LC-3).</summary>
    SharedWith,

    /// <summary>The clauses it and its deadlines rest on; their words are compared on their own.</summary>
    Clauses,
}

/// <summary>A report in two versions.</summary>
/// <param name="Report">The report.</param>
/// <param name="Aspects">What differs; empty where nothing does, and where only one version has it.</param>
public sealed record RequirementComparison(Compared<Requirement> Report, IReadOnlyList<ReportAspect> Aspects)
{
    /// <summary>Whether both versions have it and say the same of it.</summary>
    public bool IsSame => !Report.IsAdded && !Report.IsRemoved && Aspects.Count == 0;

    internal static RequirementComparison Of(Compared<Requirement> pair) =>
        new(pair, pair is { Before: { } before, After: { } after } ? [.. Differing(before, after)] : []);

    private static IEnumerable<ReportAspect> Differing(Requirement before, Requirement after)
    {
        var (one, other) = (before.Schedule, after.Schedule);
        (ReportAspect Aspect, bool Same)[] aspects =
        [
            (ReportAspect.Name, before.Name == after.Name),
            (ReportAspect.Kind, before.Kind == after.Kind),
            (ReportAspect.OwedBy, Same.Units(before.OwedBy, after.OwedBy)),
            (ReportAspect.Recipient, before.Recipient == after.Recipient),
            (ReportAspect.Cadence, Equals(RhythmOf(one?.Cadence), RhythmOf(other?.Cadence))),
            (ReportAspect.Window, Equals(WindowOf(one?.Cadence), WindowOf(other?.Cadence))),
            (ReportAspect.Deadlines, TiersOf(one).SequenceEqual(TiersOf(other))),
            (ReportAspect.AsWritten, WrittenOf(one).SequenceEqual(WrittenOf(other))),
            (ReportAspect.InForceFrom, one?.InForceFrom == other?.InForceFrom),
            (ReportAspect.Triggers, before.Triggers.SequenceEqual(after.Triggers)),
            (ReportAspect.Absorbs, Same.Lists(before.Absorbs, after.Absorbs, (a, b) => a.Requirement == b.Requirement && a.Parts.SequenceEqual(b.Parts))),
            (ReportAspect.Estimates, before.Estimates == after.Estimates),
            (ReportAspect.Outline, before.Outline == after.Outline),
            (ReportAspect.Forms, before.Forms.SequenceEqual(after.Forms)),
            (ReportAspect.Lines, LinesOf(before) == LinesOf(after)),
            (ReportAspect.Channels, before.SentBy.SequenceEqual(after.SentBy)),
            (ReportAspect.ApprovedBy, before.ApprovedBy == after.ApprovedBy),
            (ReportAspect.SharedWith, Same.Units(before.SharedWith, after.SharedWith)),
            (ReportAspect.Clauses, before.Clauses.SequenceEqual(after.Clauses) && RestsOf(one).SequenceEqual(RestsOf(other))),
        ];
        return aspects.Where(aspect => !aspect.Same).Select(aspect => aspect.Aspect);
    }

    private static IEnumerable<(string Tier, DeadlineRule Rule)> TiersOf(Schedule? schedule) => schedule?.Tiers.Select(t => (t.Tier, t.Rule)) ?? [];

    private static IEnumerable<(string Tier, DeadlineRule? Rule)> WrittenOf(Schedule? schedule) => schedule?.Tiers.Select(t => (t.Tier, t.AsWritten)) ?? [];

    private static IEnumerable<string> RestsOf(Schedule? schedule) => schedule?.Tiers.Select(t => t.Clause) ?? [];

    private static (bool, bool, string?, bool) LinesOf(Requirement report) => (report.TakesActivities, report.TakesPlan, report.CarriesPlanOf, report.AllowsNil);

    // A cadence with its window taken out: how often alone.
    private static Cadence? RhythmOf(Cadence? cadence) => cadence switch
    {
        MonthsCadence months => months with { Window = null },
        WeekCadence week => week with { WindowStated = true },
        MonthPartCadence parts => parts with { WindowStated = true },
        DayCadence day => day with { WindowStated = true },
        StepCadence step => step with { Of = (EndlessCadence)RhythmOf(step.Of)! },
        _ => cadence,
    };

    private static object? WindowOf(Cadence? cadence) => cadence switch
    {
        MonthsCadence months => months.Window,
        WeekCadence week => week.WindowStated,
        MonthPartCadence parts => parts.WindowStated,
        DayCadence day => day.WindowStated,
        StepCadence step => WindowOf(step.Of),
        _ => null,
    };
}

/// <summary>Whether parts that hold lists say the same.</summary>
internal static class Same
{
    public static bool Lists<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, T, bool> same) =>
        one.Count == other.Count && one.Zip(other).All(pair => same(pair.First, pair.Second));

    /// <summary>Units in another order are the same units.</summary>
    public static bool Units(OwedBy? one, OwedBy? other) =>
        one is null || other is null
            ? one is null && other is null
            : Sets(one.Kinds, other.Kinds) && Sets(one.Blocks, other.Blocks) && Sets(one.Units, other.Units) && Sets(one.Except, other.Except);

    public static bool Sets(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.ToHashSet(StringComparer.Ordinal).SetEquals(other);

    public static bool Streams(ReportStream one, ReportStream other) =>
        (one.Name, one.Requirement, one.ApproverPost) == (other.Name, other.Requirement, other.ApproverPost)
        && one.FocalPosts.SequenceEqual(other.FocalPosts) && Sets(one.Clauses, other.Clauses) && Sets(one.Sections, other.Sections) && Sets(one.Forms, other.Forms);

    public static bool Sections(OutlineSection one, OutlineSection other) =>
        (one.Title, one.Required, one.NeedsFigure, one.Hint, one.Raises) == (other.Title, other.Required, other.NeedsFigure, other.Hint, other.Raises)
        && Units(one.OnlyFor, other.OnlyFor);

    public static bool Indicators(Indicator one, Indicator other) =>
        (one.Name, one.Unit, one.Decimals, one.Kind, one.Group) == (other.Name, other.Unit, other.Decimals, other.Kind, other.Group)
        && Sets(one.EnteredBy, other.EnteredBy)
        && one.Targets.Count == other.Targets.Count && one.Targets.All(target => other.Targets.TryGetValue(target.Key, out var value) && value == target.Value);

    public static bool MeetingRules(MeetingRule one, MeetingRule other) =>
        (one.Kind, one.Rule) == (other.Kind, other.Rule) && Sets(one.Clauses, other.Clauses)
        && one.Params.Count == other.Params.Count && one.Params.All(param => other.Params.TryGetValue(param.Key, out var value) && value == param.Value);

    public static bool Requests(ToldRequest one, ToldRequest other) => Sets(one.Clauses, other.Clauses) && one == other with { Clauses = one.Clauses };
}
