using System.Globalization;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.App.Shared;

/// <summary>The rules of a regime in words, one way for every page: who, how often, by when, from which day to which.</summary>
public sealed class RuleWords(Text text)
{
    /// <summary>How often: "Hằng tháng", "Quý I", "Hằng tuần (thứ Bảy đến thứ Sáu)".</summary>
    public string CadenceOf(Cadence cadence) => cadence switch
    {
        WeekCadence week => text["catalogue.cadence.week", Weekday(week.FirstDay), Weekday(DayBefore(week.FirstDay))],
        MonthsCadence months => WithStart(months, months.Only.Count == 0 ? text["catalogue.cadence." + CodeOf(months.Part)] : PartsOf(months.Part, months.Only)),
        StepCadence { Of: WeekCadence, Step: var step } => text["catalogue.cadence.step.week", step],
        StepCadence { Of: MonthsCadence { Part: var part }, Step: var step } => text["catalogue.cadence.step.months", step * MonthsCadence.MonthsIn(part)],
        MonthPartCadence parts => text["catalogue.cadence.month-part", parts.EndsOn.Count],
        DayCadence => text["catalogue.cadence.day"],
        DatesCadence dates => text["catalogue.cadence.dates", dates.Dates.Count],
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, "No such cadence."),
    };

    /// <summary>Parts of the year by name: "Tháng 3, 6, 9, 12", "Quý I".</summary>
    public string PartsOf(YearPart part, IReadOnlyList<int> parts) => part switch
    {
        YearPart.HalfYear => string.Join(", ", parts.Select(p => text["catalogue.part.half-year." + p.ToString(CultureInfo.InvariantCulture)])),
        YearPart.Month or YearPart.Quarter => text["catalogue.part." + CodeOf(part), string.Join(", ", parts.Select(p => part == YearPart.Quarter ? Roman(p) : p.ToString(CultureInfo.InvariantCulture)))],
        _ => text["catalogue.cadence." + CodeOf(part)],
    };

    /// <summary>By when, as a text would write it: "trước ngày 28 hằng tháng".</summary>
    public string DueOf(DeadlineRule rule, Cadence cadence) => DeadlinePhrases.Write(rule, cadence);

    /// <summary>From which day to which the figures count.</summary>
    public string WindowOf(Cadence cadence) => cadence switch
    {
        MonthsCadence { Window: { } window } months => WindowPhrases.Write(window, months),
        StepCadence step => WindowOf(step.Of),
        WeekCadence { WindowStated: true } or MonthPartCadence { WindowStated: true } or DayCadence { WindowStated: true } => text["catalogue.window.span"],
        DatesCadence { Dates: var dates } when dates.All(date => date.Window is not null) => text["catalogue.window.dates"],
        _ => text["catalogue.window.not-stated"],
    };

    /// <summary>Which parts of other reports a report takes in, and which of its own are taken in elsewhere (DB-4).</summary>
    public IEnumerable<string> AbsorbedOf(RegimePack pack, Requirement report)
    {
        foreach (var taken in TakenInBy(pack, report))
        {
            yield return text["catalogue.absorbs", taken];
        }

        foreach (var absorber in pack.Requirements)
        {
            foreach (var given in absorber.Absorbs.Where(a => a.Requirement == report.Code))
            {
                yield return text["catalogue.absorbed-into", PartsIn(pack, given), absorber.Name];
            }
        }
    }

    /// <summary>The parts of other reports that a report takes in, by name.</summary>
    public IEnumerable<string> TakenInBy(RegimePack pack, Requirement report) => report.Absorbs.Select(taken => PartsIn(pack, taken));

    private string PartsIn(RegimePack pack, AbsorbedParts absorbed) =>
        pack.FindRequirement(absorbed.Requirement) is { Schedule.Cadence: MonthsCadence months } ? PartsOf(months.Part, absorbed.Parts) : absorbed.Requirement;

    /// <summary>When a thematic or ad-hoc report is owed once its trigger has come.</summary>
    public string DueOf(RequirementTrigger trigger)
    {
        var due = trigger.Due switch
        {
            TriggerDue.AtOnce => text["catalogue.trigger.at-once"],
            TriggerDue.ByRequest => text["catalogue.trigger.by-request"],
            TriggerDue.Within { Term: var term } => text[
                term.Direction == TermDirection.After ? "catalogue.trigger.within" : "catalogue.trigger.before", text["catalogue.term." + CodeOf(term.Unit), term.Amount]],
            _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "No such due."),
        };
        return trigger.OralFirst ? text["catalogue.trigger.oral-first", due] : due;
    }

    /// <summary>Which units, by their names: "Lĩnh vực chuyên môn, Trạm y tế; Hội Nông dân; trừ Văn phòng".</summary>
    /// <param name="owedBy">The rule.</param>
    /// <param name="units">Names of units by code; a unit that is not there shows as its code.</param>
    public string UnitsOf(OwedBy owedBy, IReadOnlyDictionary<string, string> units)
    {
        string Unit(string code) => units.GetValueOrDefault(code, code);
        string[] parts =
        [
            string.Join(", ", owedBy.Kinds.Select(kind => Named("kind", kind))),
            string.Join(", ", owedBy.Blocks.Select(block => Named("block", block))),
            string.Join(", ", owedBy.Units.Select(Unit)),
            owedBy.Except.Count == 0 ? "" : text["catalogue.owed.except", string.Join(", ", owedBy.Except.Select(Unit))],
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    /// <summary>The words of a kind or a block; what a pack names and the texts do not know shows as its code.</summary>
    public string Named(string group, string code) => text.Has($"organisation.{group}.{code}") ? text[$"organisation.{group}.{code}"] : code;

    /// <summary>The kind of a report.</summary>
    public string KindOf(Requirement requirement) => text["catalogue.kind." + CodeOf(requirement.Kind)];

    /// <summary>A kind as addresses write it.</summary>
    public static string CodeOf(RequirementKind kind) => kind switch
    {
        RequirementKind.Periodic => "dinh-ky",
        RequirementKind.Thematic => "chuyen-de",
        _ => "dot-xuat",
    };

    /// <summary>How it is sent, the preferred way first.</summary>
    public string ChannelsOf(Requirement requirement) => string.Join(", ", requirement.SentBy.Select(channel => text["catalogue.channel." + channel]));

    private static string CodeOf(YearPart part) => part switch
    {
        YearPart.Month => "month",
        YearPart.Quarter => "quarter",
        YearPart.HalfYear => "half-year",
        YearPart.NineMonths => "nine-months",
        _ => "year",
    };

    private static string CodeOf(TermUnit unit) => unit switch
    {
        TermUnit.Hours => "hours",
        TermUnit.Days => "days",
        TermUnit.WorkingDays => "working-days",
        TermUnit.Weeks => "weeks",
        TermUnit.Months => "months",
        _ => "years",
    };

    private string WithStart(MonthsCadence months, string words) =>
        months.StartMonth == 1 ? words : text["catalogue.cadence.start", words, months.StartMonth];

    private string Weekday(IsoDayOfWeek day) =>
        VietnameseDates.Weekday(day, text.Language) is var name && text.Language == Language.Vietnamese ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static IsoDayOfWeek DayBefore(IsoDayOfWeek day) => day == IsoDayOfWeek.Monday ? IsoDayOfWeek.Sunday : day - 1;

    private static string Roman(int quarter) => quarter == 4 ? "IV" : new string('I', quarter);
}
