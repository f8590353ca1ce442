using System.Globalization;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Demo;

/// <summary>One report to be made up.</summary>
/// <param name="Unit">Who sends it.</param>
/// <param name="Post">The title of the sending post, as plan lines name who leads.</param>
/// <param name="Requirement">What it answers.</param>
/// <param name="Period">The period's key; other weeks get other words.</param>
/// <param name="From">First day of the work told of.</param>
/// <param name="SentOn">The day it is sent: nothing told of lies behind it.</param>
/// <param name="PlanFrom">First day of the period planned for; null where the report carries no plan.</param>
/// <param name="Figures">The period's values by indicator.</param>
internal sealed record DemoReport(
    DemoUnit Unit, string Post, Requirement Requirement, string Period, LocalDate From, LocalDate SentOn, LocalDate? PlanFrom, IReadOnlyDictionary<string, decimal> Figures);

/// <summary>Puts a made-up report into words: short, with figures that agree with the form's.</summary>
internal sealed partial class DemoWords(DemoFile demo, RegimePack pack)
{
    /// <summary>The whole report, without attachments.</summary>
    public ReportContent Content(DemoReport report) => new(
        Sections(report),
        [.. report.Figures.Select(f => Split(report, f.Key, f.Value))],
        report.Requirement.TakesActivities ? Activities(report) : [],
        Plan(report),
        false,
        []);

    /// <summary>A report that says that nothing happened, with the plan it carries.</summary>
    public ReportContent Nil(DemoReport report) => ReportContent.Empty with { Nil = true, Plan = Plan(report) };

    /// <summary>A text with its numbers, places and figures filled in.</summary>
    public string Filled(string text, Dice dice, IReadOnlyDictionary<string, decimal> figures, DemoUnit? unit = null)
    {
        var villages = Shuffled(unit is { Places.Count: > 0 } ? unit.Places : demo.Villages, dice);
        var works = Shuffled(unit?.Works ?? [], dice);
        return Placeholder().Replace(text, match => match.Value switch
        {
            "{thon}" => villages.Dequeue(),
            "{viec}" => works.Dequeue(),
            ['{', '=', ..] => DemoFigures.Typed(figures.GetValueOrDefault(match.Value[2..^1])),
            _ => Number(match.Value[1..^1], dice),
        });
    }

    private static Queue<string> Shuffled(List<string> words, Dice dice) => new(words.OrderBy(_ => dice.Fraction()));

    private List<SectionText> Sections(DemoReport report)
    {
        var sections = new List<SectionText>();
        foreach (var section in pack.OutlineOf(report.Requirement)?.Of(report.Unit.Code, report.Unit.Kind, report.Unit.Block).Sections ?? [])
        {
            var dice = new Dice("words", report.Requirement.Code, report.Unit.Code, section.Code, report.Period);
            var says = SentencesOf(report, section.Code);
            if (says.Count == 0 || (!section.Required && !dice.Chance(65)))
            {
                continue;
            }

            var chosen = dice.PickSome(says, section.Required ? Math.Min(says.Count, 3) : 1);
            sections.Add(new SectionText(section.Code, string.Join('\n', chosen.Select(s => Filled(s, dice, report.Figures, report.Unit)))));
        }

        return sections;
    }

    private List<string> SentencesOf(DemoReport report, string section)
    {
        var byUnit = demo.Words.GetValueOrDefault(report.Requirement.Code, []);
        return byUnit.GetValueOrDefault(report.Unit.Code, []).GetValueOrDefault(section)
            ?? byUnit.GetValueOrDefault(report.Unit.Kind, []).GetValueOrDefault(section)
            ?? byUnit.GetValueOrDefault(DemoFile.Everyone, []).GetValueOrDefault(section)
            ?? [];
    }

    // By Thursday evening some of the week is still to come: the form takes what is done and what is expected apart (SK-5).
    private Figure Split(DemoReport report, string code, decimal value)
    {
        var indicator = pack.Forms.SelectMany(f => f.Indicators).First(i => i.Code == code);
        var dice = new Dice("estimate", code, report.Unit.Code, report.Period);
        if (indicator.Kind == IndicatorKind.Stock || value < 4 || report.PlanFrom is null || !dice.Chance(40))
        {
            return new Figure(code, value, null);
        }

        var toCome = Math.Round(value * dice.Between(0.08m, 0.22m), indicator.Decimals, MidpointRounding.ToZero);
        return toCome == 0 ? new Figure(code, value, null) : new Figure(code, value - toCome, toCome);
    }

    private List<ActivityLine> Activities(DemoReport report)
    {
        var dice = new Dice("activities", report.Requirement.Code, report.Unit.Code, report.Period);
        var lines = demo.Activities.GetValueOrDefault(report.Unit.Code) ?? demo.Activities[DemoFile.Everyone];
        var days = Math.Max(0, NodaTime.Period.DaysBetween(report.From, report.SentOn));
        return
        [
            .. dice.PickSome(lines, dice.Between(1, lines.Count)).Select(line => new ActivityLine(
                line.Kind,
                Whole(line.Count, dice),
                pack.ActivityKinds.First(k => k.Code == line.Kind).Unit,
                Capital(Filled(line.Place, dice, report.Figures)),
                report.From.PlusDays(dice.Between(0, days)),
                line.Text)),
        ];
    }

    private List<PlanLine> Plan(DemoReport report)
    {
        if (report.PlanFrom is not { } first)
        {
            return [];
        }

        var dice = new Dice("plan", report.Unit.Code, report.Period);
        var lines = demo.Plans.GetValueOrDefault(report.Unit.Code) ?? demo.Plans[DemoFile.Everyone];
        return
        [
            .. lines.Select(line => new PlanLine(
                first.PlusDays(line.Day), Time(line.From), Time(line.To), line.Text, Capital(Filled(line.Place, dice, report.Figures)), report.Post,
                Filled(line.With, dice, report.Figures), line.Room)),
        ];
    }

    private static LocalTime? Time(string? text) => text is null ? null : LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Parse(text).Value;

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static decimal Whole(string range, Dice dice)
    {
        var ends = range.Split('-');
        return dice.Between(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
    }

    private static string Number(string range, Dice dice)
    {
        if (!range.Contains('.', StringComparison.Ordinal))
        {
            return DemoFigures.Typed(Whole(range, dice));
        }

        var ends = range.Split('-').Select(e => decimal.Parse(e, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)).ToArray();
        return DemoFigures.Typed(Math.Round(dice.Between(ends[0], ends[1]), 1));
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
