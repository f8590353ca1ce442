using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>Lays out the marked days of one year.</summary>
/// <remarks>
/// Holidays first, then days in lieu, then decisions over both: a decision marks its own day and moves no other, so that entering or
/// revoking one changes nothing that nobody looked at.
/// </remarks>
internal sealed class HolidayYear
{
    private readonly HolidayLaw _law;
    private readonly SortedDictionary<LocalDate, (HolidayRule Rule, MarkedDay Mark)> _holidays = [];
    private readonly Dictionary<LocalDate, MarkedDay> _marks;

    public HolidayYear(int year, HolidayLaw law, IEnumerable<DayDecision> decisions)
    {
        _law = law;
        // A holiday's days, and those in lieu, may reach over New Year.
        for (var near = year - 1; near <= year + 1; near++)
        {
            AddHolidays(near);
        }

        _marks = _holidays.ToDictionary(h => h.Key, h => h.Value.Mark);
        AddDaysInLieu();
        foreach (var decision in decisions)
        {
            _marks[decision.Day] = new MarkedDay(decision.Day, decision.IsWorked ? DayMark.MakeUp : DayMark.DayOff, decision.Name, decision.Basis);
        }

        Marks = [.. _marks.Values.Where(m => m.Day.Year == year).OrderBy(m => m.Day)];
    }

    /// <summary>The year's marked days, in order.</summary>
    public IReadOnlyList<MarkedDay> Marks { get; }

    /// <summary>A day's mark.</summary>
    public MarkedDay? MarkOn(LocalDate day) => _marks.GetValueOrDefault(day);

    /// <summary>Whether the day is worked.</summary>
    public bool IsWorked(LocalDate day) => _marks.TryGetValue(day, out var mark) ? mark.Mark == DayMark.MakeUp : !_law.IsWeeklyRest(day);

    private void AddHolidays(int year)
    {
        foreach (var rule in _law.Rules)
        {
            if (rule.DateIn(year) is not { } date)
            {
                continue;
            }

            var choice = _law.Choices.FirstOrDefault(c => c.Rule == rule.Code && c.Year == year);
            var basis = choice is null ? rule.Basis : $"{rule.Basis}; {choice.Basis}";
            foreach (var day in choice?.Days ?? rule.DaysAround(date))
            {
                // Two holidays on one day: one day off.
                _holidays.TryAdd(day, (rule, new MarkedDay(day, DayMark.Holiday, rule.Name, basis, IsProvisional: rule.IsDecidedYearly && choice is null)));
            }
        }
    }

    private void AddDaysInLieu()
    {
        foreach (var (day, (rule, mark)) in _holidays)
        {
            if (!rule.HasInLieu || !_law.IsWeeklyRest(day) || _law.InLieuOn(day) is not { } inLieu)
            {
                continue;
            }

            var free = day.PlusDays(1);
            while (_law.IsWeeklyRest(free) || _marks.ContainsKey(free))
            {
                free = free.PlusDays(1);
            }

            _marks[free] = new MarkedDay(free, DayMark.InLieu, rule.Name, inLieu.Basis, day, mark.IsProvisional);
        }
    }
}
