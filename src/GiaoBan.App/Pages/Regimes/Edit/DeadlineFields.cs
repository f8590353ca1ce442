using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>The deadline of one tier as a form has it.</summary>
public sealed class DeadlineFields
{
    public const string Stay = "none";
    public const string Next = "next";
    public const string Previous = "previous";

    /// <summary>Every tier, in the order of work.</summary>
    public static readonly IReadOnlyList<string> Tiers = ["contributor", TierDeadline.Focal, "unit"];

    /// <summary>Every way a holiday moves a deadline.</summary>
    public static readonly IReadOnlyList<string> Shifts = [Stay, Next, Previous];

    public string? Tier { get; set; }
    public string? Words { get; set; }
    public string? Clause { get; set; }
    public string? Holidays { get; set; } = Stay;
    public string? AsWritten { get; set; }

    /// <summary>The fields of every tier of a schedule.</summary>
    public static List<DeadlineFields> Of(Schedule? schedule) => [.. Tiers.Select(tier => Of(tier, schedule))];

    /// <summary>The rule; null where no words are typed, or, with a message, where they are not understood.</summary>
    /// <param name="cadence">The periods.</param>
    /// <param name="refuse">Takes each mistake by the field's own name.</param>
    /// <param name="text">The reader's language.</param>
    public TierDeadline? Read(Cadence cadence, Action<string, string> refuse, Text text)
    {
        if (string.IsNullOrWhiteSpace(Words))
        {
            if (!string.IsNullOrWhiteSpace(AsWritten))
            {
                refuse("Words", text["editor.deadline.reading-first"]);
            }

            return null;
        }

        var rule = Read(Words, cadence, message => refuse("Words", message), text);
        var written = string.IsNullOrWhiteSpace(AsWritten) ? null : Read(AsWritten, cadence, message => refuse("AsWritten", message), text);
        if (string.IsNullOrEmpty(Clause))
        {
            refuse("Clause", text["editor.deadline.clause-missing"]);
        }

        if (rule is null || string.IsNullOrEmpty(Clause))
        {
            return null;
        }

        var shifted = rule.Shift != HolidayShift.None ? rule : rule with { Shift = ShiftOf(Holidays) };
        return new TierDeadline(Tier!, shifted, Clause) { AsWritten = written };
    }

    private static DeadlineRule? Read(string words, Cadence cadence, Action<string> refuse, Text text)
    {
        var read = DeadlinePhrases.Read(words.Trim(), cadence);
        if (!read.IsOk)
        {
            refuse(text.Of(read.Error));
        }

        return read.IsOk ? read.Value : null;
    }

    private static DeadlineFields Of(string tier, Schedule? schedule) =>
        schedule?.Tiers.FirstOrDefault(t => t.Tier == tier) is not { } stands
            ? new() { Tier = tier }
            : new()
            {
                Tier = tier,
                Clause = stands.Clause,
                Holidays = stands.Rule.Shift switch { HolidayShift.Next => Next, HolidayShift.Previous => Previous, _ => Stay },
                Words = DeadlinePhrases.Write(stands.Rule with { Shift = HolidayShift.None }, schedule.Cadence),
                AsWritten = stands.AsWritten is { } written ? DeadlinePhrases.Write(written, schedule.Cadence) : null,
            };

    private static HolidayShift ShiftOf(string? word) => word switch { Next => HolidayShift.Next, Previous => HolidayShift.Previous, _ => HolidayShift.None };
}

/// <summary>What a schedule comes to: the next dates of each tier.</summary>
/// <param name="Tiers">The tiers with their dates.</param>
/// <param name="Errors">What is not understood, in words.</param>
public sealed record DatePreview(IReadOnlyList<TierDates> Tiers, IReadOnlyList<string> Errors)
{
    private const int Shown = 6;
    private const int YearsAhead = 7;

    /// <summary>The next dates of what the fields say.</summary>
    public static DatePreview Of(CadenceFields cadence, IReadOnlyList<DeadlineFields> deadlines, NodaTime.LocalDate today, WorkingDays working, Text text)
    {
        List<string> errors = [];
        if (cadence.Read((_, message) => errors.Add(message), text) is not { } periods)
        {
            return new([], errors);
        }

        List<TierDates> tiers = [];
        foreach (var fields in deadlines.Where(d => DeadlineFields.Tiers.Contains(d.Tier) && !string.IsNullOrWhiteSpace(d.Words)))
        {
            // The dates show before a clause is chosen: they help to choose it.
            var chosen = new DeadlineFields { Tier = fields.Tier, Words = fields.Words, AsWritten = fields.AsWritten, Holidays = fields.Holidays, Clause = fields.Clause ?? "-" };
            if (chosen.Read(periods, (_, message) => errors.Add($"{text["regimes.tier." + fields.Tier]}: {message}"), text) is { } tier)
            {
                tiers.Add(new(tier.Tier, Next(periods, tier.Rule, today, working), tier.AsWritten is { } written ? Next(periods, written, today, working) : []));
            }
        }

        return new(tiers, errors);
    }

    private static List<DatedPeriod> Next(Cadence cadence, DeadlineRule rule, NodaTime.LocalDate today, WorkingDays working) =>
        [.. cadence.DueBetween(rule, today, today.PlusYears(YearsAhead), working).Take(Shown).Select(due => new DatedPeriod(due.Period, due.Due))];
}

/// <summary>The next dates of a tier.</summary>
/// <param name="Tier">Whose.</param>
/// <param name="Dates">By the reading.</param>
/// <param name="AsWritten">By the literal words; empty where they are not different.</param>
public sealed record TierDates(string Tier, IReadOnlyList<DatedPeriod> Dates, IReadOnlyList<DatedPeriod> AsWritten);

/// <summary>A period with its deadline.</summary>
public sealed record DatedPeriod(Period Period, Deadline Due);
