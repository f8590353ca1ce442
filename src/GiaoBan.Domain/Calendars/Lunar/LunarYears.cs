using NodaTime;

namespace GiaoBan.Domain.Calendars.Lunar;

/// <summary>A lunar month.</summary>
/// <param name="Number">1 to 12.</param>
/// <param name="IsLeap">The second month of its number.</param>
/// <param name="First">Its first day.</param>
/// <param name="Days">29 or 30.</param>
internal sealed record LunarMonth(int Number, bool IsLeap, LocalDate First, int Days);

/// <summary>Lunar years as rows of months, for the time of one meridian.</summary>
/// <remarks>
/// A month begins on the day that holds the new moon. The winter solstice always falls in month 11. Where 13 months begin from one month 11
/// up to the next, the first after it in which the sun enters no new twelfth of its way (trung khí) is a leap month and bears the number of
/// the month before; of the other months each has its own number. Days are the days of the meridian, which is what sets Vietnam's
/// calendar apart from China's: an event at 23:30 in Hà Nội is one of the next day in Beijing.
/// </remarks>
/// <param name="hoursEast">How far the meridian's time is ahead of universal time: 7 in Vietnam.</param>
internal sealed class LunarYears(int hoursEast)
{
    private const int MonthOfSolstice = 11;
    private const int MonthsInYear = 12;
    private const double WinterSolstice = 270;
    private const double TwelfthOfTheWay = 30;

    private static readonly LocalDate EpochDay = new(2000, 1, 1);

    /// <summary>The 12 or 13 months of a lunar year, in order.</summary>
    public LunarMonth[] MonthsOf(int year) =>
    [
        .. Between(year - 1).Where(m => m.Number < MonthOfSolstice),
        .. Between(year).Where(m => m.Number >= MonthOfSolstice),
    ];

    /// <summary>The day of the winter solstice of a solar year.</summary>
    public LocalDate SolsticeOf(int year)
    {
        var day = new LocalDate(year, 12, 19);
        // Before the solstice the longitude is a little under 270; nothing here comes near the jump from 360 to 0.
        while (Sky.SunLongitude(StartOf(day.PlusDays(1))) < WinterSolstice)
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    // The months from the one that holds the solstice of a year up to the one before the next such month.
    private LunarMonth[] Between(int solsticeYear)
    {
        var first = MonthOf(SolsticeOf(solsticeYear));
        var count = MonthOf(SolsticeOf(solsticeYear + 1)) - first;
        var starts = Enumerable.Range(first, count + 1).Select(DayOfNewMoon).ToArray();
        var leap = count > MonthsInYear ? Enumerable.Range(1, count - 1).First(i => !HoldsTerm(starts[i], starts[i + 1])) : -1;
        return
        [
            .. Enumerable.Range(0, count).Select(i => new LunarMonth(
                NumberOf(leap >= 0 && i >= leap ? i - 1 : i), i == leap, starts[i], NodaTime.Period.DaysBetween(starts[i], starts[i + 1]))),
        ];
    }

    private static int NumberOf(int monthsAfterSolstice) => ((MonthOfSolstice - 1 + monthsAfterSolstice) % MonthsInYear) + 1;

    private bool HoldsTerm(LocalDate first, LocalDate next) => TwelfthAt(first) != TwelfthAt(next);

    private int TwelfthAt(LocalDate day) => (int)(Sky.SunLongitude(StartOf(day)) / TwelfthOfTheWay);

    // The number of the new moon that the month of a day begins with.
    private int MonthOf(LocalDate day)
    {
        var number = Sky.NewMoonNear(StartOf(day)) + 2;
        while (DayOfNewMoon(number) > day)
        {
            number--;
        }

        return number;
    }

    private LocalDate DayOfNewMoon(int number) => DayOf(Sky.NewMoon(number));

    // A Julian day begins at noon.
    private LocalDate DayOf(double instant) => EpochDay.PlusDays((int)Math.Floor(instant + 0.5 + (hoursEast / 24.0)) - (int)Sky.Epoch);

    private double StartOf(LocalDate day) => Sky.Epoch + NodaTime.Period.DaysBetween(EpochDay, day) - 0.5 - (hoursEast / 24.0);
}
