using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>At what hours the demo's people do what they do.</summary>
internal interface IDemoHours
{
    /// <summary>When a report comes that is on time.</summary>
    Instant Before(Instant due, Dice dice);

    /// <summary>When a late one comes.</summary>
    Instant After(Instant due, Dice dice);

    /// <summary>When the focal post returns what was sent.</summary>
    Instant ReadAfter(Instant sent, Dice dice);

    /// <summary>When the mended report comes.</summary>
    Instant MendedAfter(Instant returned, Dice dice);

    /// <summary>When the focal post hands over what the text gives no hour for (SK-8).</summary>
    Instant ConsolidatedAfter(Instant due, Dice dice);

    /// <summary>When the approver approves.</summary>
    Instant ApprovedAfter(Instant handed, Dice dice);
}

/// <summary>A commune: people send in the evening, after the fields; nobody at three in the night.</summary>
internal sealed class DemoWakingHours : IDemoHours
{
    /// <inheritdoc/>
    public Instant Before(Instant due, Dice dice)
    {
        // Most send in the last hours, as people do.
        var minutes = dice.Chance(70) ? dice.Between(4, 190) : dice.Between(190, 1700);
        return Awake(due - Duration.FromMinutes(minutes) + Duration.FromSeconds(dice.Between(0, 59)));
    }

    /// <inheritdoc/>
    public Instant After(Instant due, Dice dice)
    {
        var at = due + Duration.FromMinutes(dice.Between(3, dice.Chance(70) ? 95 : 900)) + Duration.FromSeconds(dice.Between(0, 59));
        var awake = Awake(at);
        return awake > due ? awake : at;
    }

    /// <inheritdoc/>
    public Instant ReadAfter(Instant sent, Dice dice) => sent + Duration.FromMinutes(dice.Between(20, 45));

    /// <inheritdoc/>
    public Instant MendedAfter(Instant returned, Dice dice) => returned + Duration.FromMinutes(dice.Between(15, 60));

    /// <inheritdoc/>
    public Instant ConsolidatedAfter(Instant due, Dice dice) => due + Duration.FromHours(9) + Duration.FromMinutes(dice.Between(0, 120));

    /// <inheritdoc/>
    public Instant ApprovedAfter(Instant handed, Dice dice) => handed + Duration.FromMinutes(dice.Between(4, 50));

    // What would be in the night is moved back to the evening before.
    private static Instant Awake(Instant at)
    {
        var local = at.InZone(Deadline.Zone).LocalDateTime;
        return local.Hour is >= 6 and < 22 ? at : at - Duration.FromHours(local.Hour < 6 ? local.Hour + 3 : local.Hour - 20);
    }
}

/// <summary>A province: everything happens in office hours of a working day, the most of it on the last two days before the deadline.</summary>
internal sealed class DemoOfficeHours : IDemoHours
{
    private const int FirstMinute = (7 * 60) + 30;
    private const int LastMinute = (16 * 60) + 55;

    /// <inheritdoc/>
    public Instant Before(Instant due, Dice dice)
    {
        var roll = dice.Between(1, 100);
        var daysBefore = roll switch { <= 40 => 0, <= 75 => 1, <= 90 => 2, _ => 3 };
        return At(WorkingDay((due - Duration.FromSeconds(1)).InZone(Deadline.Zone).Date, daysBefore, way: -1), dice);
    }

    /// <inheritdoc/>
    public Instant After(Instant due, Dice dice) => At(WorkingDay(due.InZone(Deadline.Zone).Date, dice.Between(0, dice.Chance(75) ? 2 : 6)), dice);

    /// <inheritdoc/>
    public Instant ReadAfter(Instant sent, Dice dice) => Following(sent, 1, dice);

    /// <inheritdoc/>
    public Instant MendedAfter(Instant returned, Dice dice) => Following(returned, dice.Between(1, 3), dice);

    /// <inheritdoc/>
    public Instant ConsolidatedAfter(Instant due, Dice dice) => At(WorkingDay(due.InZone(Deadline.Zone).Date, dice.Between(1, 2)), dice);

    /// <inheritdoc/>
    public Instant ApprovedAfter(Instant handed, Dice dice) => Following(handed, 1, dice);

    private static Instant Following(Instant at, int days, Dice dice) => At(WorkingDay(at.InZone(Deadline.Zone).Date, days), dice);

    private static Instant At(LocalDate day, Dice dice) =>
        day.AtStartOfDayInZone(Deadline.Zone).ToInstant() + Duration.FromMinutes(dice.Between(FirstMinute, LastMinute)) + Duration.FromSeconds(dice.Between(0, 59));

    // The nearest weekday that way, then so many weekdays further; holidays count as days here.
    private static LocalDate WorkingDay(LocalDate day, int steps, int way = 1)
    {
        var at = day;
        for (var left = steps; IsRest(at) || left > 0; at = at.PlusDays(way))
        {
            left -= IsRest(at) ? 0 : 1;
        }

        return at;
    }

    private static bool IsRest(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
