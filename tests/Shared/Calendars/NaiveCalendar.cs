using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Shared.Calendars;

/// <summary>A deadline of a regime: all that a row of its calendar says.</summary>
internal sealed record NaiveRow(string Requirement, string Key, string Label, DateOnly? From, DateOnly? To, int Year, string Tier, DateTime Due, bool Inclusive)
{
    /// <summary>What the engine says, by the wall clock in Vietnam (UTC+7).</summary>
    public static NaiveRow Of(CalendarRow row) => new(
        row.Requirement,
        row.Period.Key,
        row.Period.Label,
        row.Period.Window?.Start.ToDateOnly(),
        row.Period.Window?.End.ToDateOnly(),
        row.Period.Year,
        row.Tier,
        row.Due.At.ToDateTimeUtc().AddHours(7),
        row.Due.Inclusive);
}

/// <summary>A period that is part of another report.</summary>
internal sealed record NaiveAbsorbed(string Requirement, string Key, string Label, DateOnly? From, DateOnly? To, int Year, NaiveRow Into)
{
    /// <summary>What the engine says.</summary>
    public static NaiveAbsorbed Of(AbsorbedRow row) => new(
        row.Requirement,
        row.Period.Key,
        row.Period.Label,
        row.Period.Window?.Start.ToDateOnly(),
        row.Period.Window?.End.ToDateOnly(),
        row.Period.Year,
        NaiveRow.Of(row.Into));
}

/// <summary>
/// The calendar of a regime a second time, slow and plain: written from the words of the pack schema, it walks day by day
/// and takes from the engine nothing but the records that hold a rule.
/// </summary>
internal static class NaiveCalendar
{
    /// <summary>Every deadline whose day lies in the range, in no order.</summary>
    public static IEnumerable<NaiveRow> Between(RegimePack pack, LocalDate from, LocalDate to, NaiveWorkedDays worked) =>
        pack.Requirements.SelectMany(requirement => Reports(pack, requirement, from, to, worked)).Select(report => report.Row);

    /// <summary>Every period that is part of a report whose deadline's day lies in the range, per tier that sends (all but the focal one), in no order.</summary>
    public static IEnumerable<NaiveAbsorbed> AbsorbedBetween(RegimePack pack, LocalDate from, LocalDate to, NaiveWorkedDays worked) =>
        from absorber in pack.Requirements
        where absorber.Absorbs.Count > 0
        from report in Reports(pack, absorber, @from, to, worked)
        where report.Row.Tier != TierDeadline.Focal
        from taken in absorber.Absorbs
        from part in NaivePeriods.Of(pack.Requirements.Single(r => r.Code == taken.Requirement).Schedule!.Cadence, report.Period.First.AddDays(-400), report.Period.Last)
        where taken.Parts.Contains(part.Part) && part.Last >= report.Period.First && part.Last <= report.Period.Last
        select new NaiveAbsorbed(taken.Requirement, part.Key, part.Label, part.Window?.From, part.Window?.To, part.Year, report.Row);

    private static IEnumerable<(NaivePeriod Period, NaiveRow Row)> Reports(RegimePack pack, Requirement requirement, LocalDate from, LocalDate to, NaiveWorkedDays worked)
    {
        if (requirement.Schedule is not { } schedule)
        {
            yield break;
        }

        var (first, last) = (from.ToDateOnly(), to.ToDateOnly());
        var inForce = (schedule.InForceFrom ?? pack.EffectiveFrom).ToDateOnly();
        var end = pack.EffectiveTo?.ToDateOnly() ?? DateOnly.MaxValue;
        var elsewhere = pack.Requirements.SelectMany(r => r.Absorbs).Where(a => a.Requirement == requirement.Code).SelectMany(a => a.Parts).ToHashSet();
        foreach (var tier in schedule.Tiers)
        {
            var reach = NaiveDeadlines.ReachOf(tier.Rule, schedule.Cadence);
            foreach (var period in NaivePeriods.Of(schedule.Cadence, first.AddDays(-reach), last.AddDays(reach)).Where(period => !elsewhere.Contains(period.Part)))
            {
                var due = NaiveDeadlines.Of(tier.Rule, period, worked);
                if (due.Day >= first && due.Day <= last && due.Day >= inForce && due.Day <= end)
                {
                    yield return (period, new(requirement.Code, period.Key, period.Label, period.Window?.From, period.Window?.To, period.Year, tier.Tier, due.Wall, due.Inclusive));
                }
            }
        }
    }
}
