using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>DB-4: what is part of another report is owed once, and never lost.</summary>
public sealed class AbsorptionTests
{
    private static readonly RegimePack DienBien = PackCatalog.BesideProgram.Read("dien-bien-353").Value!;

    /// <summary>DB-4: twelve reports a year and not sixteen; four months say into what they went.</summary>
    [Fact]
    public void Between_AYearOfDienBien_OwesTwelveAndAbsorbsFour()
    {
        var (from, to) = (new LocalDate(2022, 1, 1), new LocalDate(2022, 12, 31));
        var owed = RegimeCalendar.Between(DienBien, from, to, WorkingDays.Weekdays).Where(r => r.Requirement != "tuan-luc-luong-vu-trang").ToList();
        Assert.Equal(12, owed.Count);
        Assert.Equal(8, owed.Count(r => r.Requirement == "thang"));
        var absorbed = RegimeCalendar.AbsorbedBetween(DienBien, from, to, WorkingDays.Weekdays);
        Assert.Equal(
            [("2022-03", "quy-1", "2022-Q1"), ("2022-06", "6-thang", "2022-H1"), ("2022-09", "9-thang", "2022-9M"), ("2022-12", "nam", "2022")],
            absorbed.Select(a => (a.Period.Key, a.Into.Requirement, a.Into.Period.Key)));
    }

    /// <summary>All parts taken in: no row of their own, and each named once.</summary>
    [Fact]
    public void Between_EveryPartAbsorbed_HasNoRowOfItsOwn()
    {
        var pack = Change(DienBien, "nam", r => r with { Absorbs = [new AbsorbedParts("thang", [1, 2, 4, 5, 7, 8, 10, 11, 12])] });
        var (from, to) = (new LocalDate(2022, 1, 1), new LocalDate(2022, 12, 31));
        Assert.DoesNotContain(RegimeCalendar.Between(pack, from, to, WorkingDays.Weekdays), r => r.Requirement == "thang");
        Assert.Equal(12, RegimeCalendar.AbsorbedBetween(pack, from, to, WorkingDays.Weekdays).Select(a => a.Period.Key).Distinct().Count());
    }

    /// <summary>Month 3 into Q1 and Q1 into the year: both are part of the year's report.</summary>
    [Fact]
    public void AbsorbedBetween_AChain_EndsInTheReportThatIsOwed()
    {
        var pack = Change(DienBien, "nam", r => r with { Absorbs = [new AbsorbedParts("quy-1", [1])] });
        var absorbed = RegimeCalendar.AbsorbedBetween(pack, new LocalDate(2022, 1, 1), new LocalDate(2022, 12, 31), WorkingDays.Weekdays);
        Assert.Equal(["2022-03", "2022-Q1"], absorbed.Where(a => a.Into.Requirement == "nam").Select(a => a.Period.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>A part that the other report never owes is taken in by nobody.</summary>
    [Fact]
    public void AbsorbedBetween_PartThatIsNotOwed_IsNotNamed()
    {
        var pack = Change(DienBien, "thang", r => r with { Schedule = r.Schedule! with { Cadence = ((MonthsCadence)r.Schedule.Cadence) with { Only = [1, 2, 3] } } });
        Assert.Equal(["2022-03"], RegimeCalendar.AbsorbedBetween(pack, new LocalDate(2022, 1, 1), new LocalDate(2022, 12, 31), WorkingDays.Weekdays).Select(a => a.Period.Key));
    }

    private static RegimePack Change(RegimePack pack, string requirement, Func<Requirement, Requirement> change) =>
        pack with { Requirements = [.. pack.Requirements.Select(r => r.Code == requirement ? change(r) : r)] };
}
