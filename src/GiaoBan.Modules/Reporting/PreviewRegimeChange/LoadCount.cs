using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Counts what each unit has to send in each week of a span.</summary>
internal sealed class LoadCount(LocalDate from, LocalDate to)
{
    private readonly LocalDate _monday = from.DayOfWeek == IsoDayOfWeek.Monday ? from : from.Previous(IsoDayOfWeek.Monday);
    private readonly Dictionary<Guid, int[]> _units = [];

    private int Weeks => (NodaTime.Period.DaysBetween(_monday, to) / 7) + 1;

    /// <summary>Counts a report that has to be sent by a unit itself: neither excused nor part of another; consolidated reports are another work.</summary>
    public void Add(PlannedObligation owed)
    {
        if (owed.Line.Stream.Length > 0 || owed.Line.AbsorbedInto is not null || owed.Excuse is not null || owed.Line.Day < _monday || owed.Line.Day > to)
        {
            return;
        }

        if (!_units.TryGetValue(owed.UnitId, out var weeks))
        {
            weeks = new int[Weeks];
            _units.Add(owed.UnitId, weeks);
        }

        weeks[NodaTime.Period.DaysBetween(_monday, owed.Line.Day) / 7]++;
    }

    /// <summary>The most and the average of a unit's week.</summary>
    public WeeklyLoad Load() => _units.Count == 0
        ? new WeeklyLoad(0, 0)
        : new WeeklyLoad(_units.Values.Max(w => w.Max()), Math.Round((decimal)_units.Values.Sum(w => w.Sum()) / (_units.Count * Weeks), 2));

    /// <summary>Every week with what all units have to send in it, here and in another count of the same span.</summary>
    public IReadOnlyList<PreviewWeek> WeeksWith(LoadCount after) =>
        [.. Enumerable.Range(0, Weeks).Select(week => new PreviewWeek(_monday.PlusWeeks(week), Of(week), after.Of(week)))];

    private int Of(int week) => _units.Values.Sum(w => w[week]);
}
