using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.Domain.Tests.Text;

public sealed class DeadlineWordsTests
{
    private static Instant At(int month, int day, int hour, int minute = 0, int second = 0) =>
        new LocalDateTime(2021, month, day, hour, minute, second).InZoneStrictly(Deadline.Zone).ToInstant();

    /// <summary>SK-5: "chậm nhất 20h ngày thứ 5".</summary>
    [Fact]
    public void Due_InclusiveHour_NamesDayAndHour()
    {
        var due = new Deadline(At(8, 19, 20), true);
        Assert.Equal("Thứ Năm, 19/8/2021, 20:00", DeadlineWords.Due(due, Language.Vietnamese));
        Assert.Equal("Thursday, 19/8/2021, 20:00", DeadlineWords.Due(due, Language.English));
        Assert.Equal("Thứ Năm, 19/8, 20:00", DeadlineWords.DueShort(due, Language.Vietnamese));
    }

    /// <summary>DB-3: "trước ngày 28" is shown as the end of the 27th.</summary>
    [Fact]
    public void Due_ExclusiveMidnight_IsTheEndOfTheDayBefore()
    {
        var due = new Deadline(At(8, 28, 0), false);
        Assert.Equal("hết ngày 27/8/2021", DeadlineWords.Due(due, Language.Vietnamese));
        Assert.Equal("end of 27/8/2021", DeadlineWords.Due(due, Language.English));
        Assert.Equal("hết ngày 27/8", DeadlineWords.DueShort(due, Language.Vietnamese));
    }

    [Fact]
    public void Due_ExclusiveHourOrInclusiveMidnight_IsNotTakenForTheEndOfADay()
    {
        Assert.Equal("Thứ Sáu, 20/8/2021, trước 14:00", DeadlineWords.Due(new Deadline(At(8, 20, 14), false), Language.Vietnamese));
        Assert.Equal("Thứ Bảy, 28/8/2021, 00:00", DeadlineWords.Due(new Deadline(At(8, 28, 0), true), Language.Vietnamese));
    }

    [Theory]
    [InlineData(19, 17, 45, 0, "còn 2 giờ 15 phút", "2 h 15 min left")]
    [InlineData(19, 18, 0, 0, "còn 2 giờ", "2 hours left")]
    [InlineData(19, 19, 58, 1, "còn 1 phút", "1 minute left")]
    [InlineData(19, 19, 59, 1, "còn dưới 1 phút", "less than 1 minute left")]
    [InlineData(19, 20, 0, 0, "còn dưới 1 phút", "less than 1 minute left")]
    [InlineData(18, 17, 0, 0, "còn 1 ngày 3 giờ", "1 day 3 h left")]
    [InlineData(17, 20, 0, 0, "còn 2 ngày", "2 days left")]
    [InlineData(1, 10, 0, 0, "còn 18 ngày", "18 days left")]
    [InlineData(19, 20, 0, 1, "chậm 1 phút", "1 minute late")]
    [InlineData(19, 20, 25, 0, "chậm 25 phút", "25 minutes late")]
    [InlineData(19, 22, 0, 0, "chậm 2 giờ", "2 hours late")]
    [InlineData(23, 0, 0, 0, "chậm 3 ngày 4 giờ", "3 days 4 h late")]
    public void Remaining_AnyMoment_SaysTimeLeftOrLate(int day, int hour, int minute, int second, string vietnamese, string english)
    {
        var due = new Deadline(At(8, 19, 20), true);
        Assert.Equal(vietnamese, DeadlineWords.Remaining(due, At(8, day, hour, minute, second), Language.Vietnamese));
        Assert.Equal(english, DeadlineWords.Remaining(due, At(8, day, hour, minute, second), Language.English));
    }

    [Fact]
    public void Late_NoMinutes_IsOnTime() => Assert.Equal("đúng hạn", DeadlineWords.Late(0, Language.Vietnamese));

    [Fact]
    public void Weekday_EveryDay_HasItsVietnameseName() =>
        Assert.Equal(
            ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"],
            Enumerable.Range(1, 7).Select(d => VietnameseDates.Weekday((IsoDayOfWeek)d, Language.Vietnamese)));
}
