using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Terms that an event starts (DB-8, DB-10; facts.md, 8: the first day is not counted).</summary>
public sealed class TermTests
{
    // Thursday 30/4 and Friday 1/5/2026 are days off, Saturday 9/5 is worked.
    private static readonly WorkingDays Working = new([new(2026, 4, 30), new(2026, 5, 1)], [new(2026, 5, 9)]);

    [Theory]
    [InlineData(5, TermUnit.WorkingDays, TermDirection.After, "2026-04-28T09:00", "2026-05-08T00:00", false)]
    [InlineData(8, TermUnit.WorkingDays, TermDirection.After, "2026-04-28T09:00", "2026-05-12T00:00", false)]
    [InlineData(7, TermUnit.WorkingDays, TermDirection.After, "2026-04-28T09:00", "2026-05-10T00:00", false)]
    [InlineData(3, TermUnit.WorkingDays, TermDirection.Before, "2026-05-05T14:00", "2026-04-29T00:00", false)]
    [InlineData(7, TermUnit.Days, TermDirection.After, "2026-04-28T23:59", "2026-05-06T00:00", false)]
    [InlineData(0, TermUnit.Days, TermDirection.After, "2026-04-28T00:00", "2026-04-29T00:00", false)]
    [InlineData(24, TermUnit.Hours, TermDirection.After, "2026-04-30T22:15", "2026-05-01T22:15", true)]
    [InlineData(48, TermUnit.Hours, TermDirection.Before, "2026-05-02T08:00", "2026-04-30T08:00", true)]
    [InlineData(1, TermUnit.Months, TermDirection.After, "2026-01-31T10:00", "2026-03-01T00:00", false)]
    [InlineData(2, TermUnit.Weeks, TermDirection.After, "2026-04-28T10:00", "2026-05-13T00:00", false)]
    [InlineData(1, TermUnit.Years, TermDirection.After, "2028-02-29T10:00", "2029-03-01T00:00", false)]
    public void DueFrom_Event_EndsWithTheTermsLastDay(int amount, TermUnit unit, TermDirection direction, string at, string due, bool inclusive)
    {
        var found = new Term(amount, unit, direction).DueFrom(InVietnam(at), Working);
        Assert.Equal((InVietnam(due), inclusive), (found.At, found.Inclusive));
    }

    /// <summary>Civil Code, Article 148: a term whose last day is a day off ends with the next working day.</summary>
    [Theory]
    [InlineData(HolidayShift.None, "2026-05-01T00:00")]
    [InlineData(HolidayShift.Next, "2026-05-05T00:00")]
    [InlineData(HolidayShift.Previous, "2026-04-30T00:00")]
    public void DueFrom_LastDayOff_MovesAsTheRuleSays(HolidayShift shift, string due) =>
        Assert.Equal(InVietnam(due), new Term(2, TermUnit.Days).DueFrom(InVietnam("2026-04-28T09:00"), Working, shift).At);

    private static Instant InVietnam(string local) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(Deadline.Zone).ToInstant();
}
