using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings.Absences;
using GiaoBan.Domain.Meetings.Invitations;
using NodaTime;

namespace GiaoBan.Domain.Tests.Meetings;

public sealed class DeputyRankTests
{
    [Theory]
    [InlineData(false, "Phó Chủ tịch UBND", DeputyRank.IsDeputyByTitle)]
    [InlineData(false, "PHÓ TRƯỞNG PHÒNG", DeputyRank.IsDeputyByTitle)]
    [InlineData(false, "Cấp phó phụ trách", DeputyRank.IsDeputyByTitle)]
    [InlineData(false, "Phòng Nội vụ, chuyên viên", DeputyRank.IsOfTheUnit)]
    [InlineData(false, "Trưởng phòng", DeputyRank.IsOfTheUnit)]
    [InlineData(true, "Chuyên viên", DeputyRank.HoldsThePost)]
    public void Of_ATitle_SaysWhoComesFirst(bool holds, string title, DeputyRank rank) => Assert.Equal(rank, DeputyRanks.Of(holds, title));

    [Theory]
    [InlineData(3, 17)]
    [InlineData(1, 19)]
    [InlineData(0, 20)]
    [InlineData(5, 13)]
    public void Before_AFriday_CountsWorkingDaysBack(int days, int due)
    {
        var term = WorkingDayTerm.Before(new LocalDate(2021, 8, 20), days, WorkingDays.Weekdays);
        Assert.Equal((new LocalDate(2021, 8, due), true, false), (term.DueOn, term.IsKeptOn(term.DueOn), term.IsKeptOn(term.DueOn.PlusDays(1))));
    }
}
