using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Regimes.Comparison;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>What a part of a regime says, so that two versions of it can be laid side by side.</summary>
/// <param name="pack">The version the part stands in.</param>
/// <param name="names">Names of units and posts.</param>
/// <param name="words">Rules in words.</param>
/// <param name="text">The language.</param>
public sealed class ComparisonWords(RegimePack pack, RegimeNames names, RuleWords words, Text text)
{
    /// <summary>One aspect of a report; empty where the version says nothing of it.</summary>
    public string Of(Requirement report, ReportAspect aspect) => aspect switch
    {
        ReportAspect.Name => report.Name,
        ReportAspect.Kind => words.KindOf(report),
        ReportAspect.OwedBy => words.UnitsOf(report.OwedBy, names.Units),
        ReportAspect.Recipient => report.Recipient,
        ReportAspect.Cadence => report.Schedule is { } schedule ? words.CadenceOf(schedule.Cadence) : "",
        ReportAspect.Window => report.Schedule is { } schedule ? words.WindowOf(schedule.Cadence) : "",
        ReportAspect.Deadlines => Tiers(report, tier => tier.Rule),
        ReportAspect.AsWritten => Tiers(report, tier => tier.AsWritten),
        ReportAspect.InForceFrom => text.Write(report.Schedule?.InForceFrom),
        ReportAspect.Triggers => string.Join("; ", report.Triggers.Select(t => $"{t.Name}: {words.DueOf(t)}")),
        ReportAspect.Absorbs => string.Join("; ", words.TakenInBy(pack, report)),
        ReportAspect.Estimates => report.Estimates ? text["catalogue.estimates"] : "",
        ReportAspect.Outline => pack.OutlineOf(report)?.Name ?? "",
        ReportAspect.Forms => string.Join("; ", pack.FormsOf(report).Select(f => f.Name)),
        ReportAspect.Lines => Lines(report),
        ReportAspect.Channels => words.ChannelsOf(report),
        ReportAspect.ApprovedBy => report.ApprovedBy ?? "",
        ReportAspect.SharedWith => report.SharedWith is { } shared ? words.UnitsOf(shared, names.Units) : "",
        ReportAspect.Clauses => string.Join("; ", report.Clauses.Select(PlaceOf).Concat(
            (report.Schedule?.Tiers ?? []).Select(tier => $"{text["catalogue.fact.due.tier", text["regimes.tier." + tier.Tier]]}: {PlaceOf(tier.Clause)}"))),
        _ => throw new ArgumentOutOfRangeException(nameof(aspect), aspect, "No such aspect."),
    };

    /// <summary>A stream in one line.</summary>
    public string Of(ReportStream stream) => text[
        "catalogue.compare.stream", stream.Name, pack.FindRequirement(stream.Requirement)!.Name, string.Join(", ", stream.FocalPosts.Select(names.Post)),
        stream.ApproverPost is { } approver ? names.Post(approver) : text["catalogue.approver.none"]];

    /// <summary>A section in one line.</summary>
    public string Of(OutlineSection section) => string.Join(" · ", new[]
    {
        section.Title,
        section.Required ? text["catalogue.section.required"] : text["catalogue.section.optional"],
        section.NeedsFigure ? text["catalogue.section.figure"] : null,
        section.Raises ? text["catalogue.section.raises"] : null,
        section.OnlyFor is { } only ? text["catalogue.section.only-for", words.UnitsOf(only, names.Units)] : null,
        section.Hint,
    }.OfType<string>());

    /// <summary>An indicator in one line.</summary>
    public string Of(Indicator indicator) => string.Join(" · ", new[]
    {
        $"{indicator.Name} ({indicator.Unit})",
        indicator.Kind == IndicatorKind.Stock ? text["catalogue.indicator.stock"] : null,
        indicator.Targets.Count == 0 ? null : string.Join(", ", indicator.Targets.OrderBy(t => t.Key)
            .Select(t => text["catalogue.compare.target", t.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), t.Value])),
        indicator.EnteredBy.Count == 0 ? null : string.Join(", ", indicator.EnteredBy.Select(unit => names.Units.GetValueOrDefault(unit, unit))),
    }.OfType<string>());

    /// <summary>The reading of a clause, and whose it is; empty where the words mean what they say.</summary>
    public string ReadingOf(Clause clause) => clause.Reading is { } reading ? $"{reading} ({text["catalogue.decided", clause.DecidedBy, clause.DecidedOn]})" : "";

    private string PlaceOf(string clause) => pack.Clauses.First(c => c.Code == clause).Place;

    private string Tiers(Requirement report, Func<TierDeadline, DeadlineRule?> rule) => report.Schedule is not { } schedule
        ? ""
        : string.Join("; ", schedule.Tiers.Where(tier => rule(tier) is not null).Select(tier =>
            (schedule.Tiers.Count > 1 ? text["regimes.tier." + tier.Tier] + ": " : "") + words.DueOf(rule(tier)!, schedule.Cadence)));

    private string Lines(Requirement report) => string.Join(", ", new[]
    {
        report.TakesActivities ? text["catalogue.compare.activities"] : null,
        report.TakesPlan ? text["catalogue.compare.plan"] : null,
        report.CarriesPlanOf is { } plan ? text["catalogue.compare.carries", pack.FindRequirement(plan)?.Name ?? plan] : null,
        report.AllowsNil ? text["catalogue.compare.nil"] : null,
    }.OfType<string>());
}
