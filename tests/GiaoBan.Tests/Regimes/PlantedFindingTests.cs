using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>Faults planted in a sound regime: each is found, with its weight, and nothing else is said.</summary>
public sealed class PlantedFindingTests
{
    // Monthly 26..25 due by the 5th working day of the next month; weekly to a focal post who has until Friday 14:00.
    private const string Sound =
        """
        code: mau
        title: Chế độ mẫu
        basis: { issuer: Ủy ban nhân dân xã Mẫu, symbol: 01/QĐ-UBND, date: 2026-01-05, subject: Chế độ báo cáo, cites: [{ symbol: 09/2019/NĐ-CP, date: 2019-01-24 }] }
        effectiveFrom: 2026-02-01
        clauses:
          - { code: c1, place: Điều 1, quote: "chậm nhất 10h thứ Sáu, đầu mối 14h thứ Sáu" }
          - { code: c2, place: Điều 2, quote: trong 5 ngày làm việc đầu tháng sau }
        requirements:
          - code: tuan
            name: Báo cáo tuần
            kind: periodic
            clauses: [c1]
            recipient: Văn phòng
            owedBy: { kinds: [linh-vuc] }
            schedule:
              cadence: { every: week, startsOn: saturday, numbering: iso-week-of-friday, window: week }
              deadlines:
                - { tier: contributor, day: monday, weekOffset: 1, bound: at, time: "10:00", clause: c1 }
                - { tier: focal, day: monday, weekOffset: 1, bound: at, time: "14:00", clause: c1 }
            forms: [bieu-tuan]
          - code: thang
            name: Báo cáo tháng
            kind: periodic
            clauses: [c2]
            recipient: Văn phòng
            approvedBy: Thủ trưởng đơn vị
            owedBy: { kinds: [linh-vuc] }
            schedule:
              cadence: { every: month, window: { from: { day: 26, monthOffset: -1 }, to: { day: 25 } } }
              deadlines: [{ tier: unit, workingDay: 5, monthOffset: 1, bound: within, clause: c2 }]
            forms: [bieu-thang]
        streams:
          - { code: luong, name: Luồng, requirement: tuan, clauses: [c1], focalPosts: [dau-moi], approverPost: chu-tich }
        forms:
          - { code: bieu-tuan, name: Biểu tuần, indicators: [{ code: ho-ngheo, name: Số hộ nghèo, unit: hộ, kind: stock }] }
          - { code: bieu-thang, name: Biểu tháng, indicators: [{ code: lop, name: Lớp tập huấn, unit: lớp, kind: flow }] }
        """;

    [Fact]
    public void Of_SoundRegime_FindsNothing() => Assert.Empty(FindingsOf(Sound));

    [Theory]
    [InlineData("day: monday, weekOffset: 1, bound: at, time: \"14:00\"", "day: monday, weekOffset: 1, bound: at, time: \"09:00\"", "impossible-order", Severity.Error)]
    [InlineData("bound: at, time: \"14:00\", clause: c1 }", "bound: at, time: \"14:00\", clause: c1, asWritten: { day: monday, weekOffset: 1, bound: at, time: \"09:00\" } }", "impossible-order", Severity.Error)]
    [InlineData("from: { day: 26, monthOffset: -1 }", "from: { day: 25, monthOffset: -1 }", "doubly-covered-days", Severity.Warning)]
    [InlineData("from: { day: 26, monthOffset: -1 }", "from: { day: 28, monthOffset: -1 }", "uncovered-days", Severity.Warning)]
    [InlineData("workingDay: 5, monthOffset: 1, bound: within", "day: 24, bound: within", "deadline-before-window-end", Severity.Warning)]
    [InlineData("workingDay: 5, monthOffset: 1, bound: within", "day: 27, bound: within", "no-working-day-between", Severity.Warning)]
    [InlineData("symbol: 09/2019/NĐ-CP, date: 2019-01-24", "symbol: 09/2026/NĐ-CP, date: 2026-01-24", "cited-later-than-citing", Severity.Warning)]
    [InlineData("chậm nhất 10h thứ Sáu, đầu mối 14h thứ Sáu", "chậm nhất 10h thứ Sáu, đầu mối 14h cùng ngày", "reading-needed", Severity.Warning)]
    [InlineData("chậm nhất 10h thứ Sáu, đầu mối 14h thứ Sáu", "từ 16h đến 7h30 thứ Sáu", "reading-needed", Severity.Warning)]
    [InlineData("quote: trong 5 ngày làm việc đầu tháng sau", "quote: định kỳ hằng tháng", "reading-needed", Severity.Warning)]
    [InlineData("window: { from: { day: 26, monthOffset: -1 }, to: { day: 25 } }", "window: not-stated", "reading-needed", Severity.Warning)]
    [InlineData("name: Lớp tập huấn", "name: Tổng số hộ nghèo trong tháng", "same-indicator-twice", Severity.Warning)]
    [InlineData(", approverPost: chu-tich", "", "no-approver", Severity.Warning)]
    [InlineData("    approvedBy: Thủ trưởng đơn vị\n", "", "no-approver", Severity.Note)]
    public void Of_OnePlantedFault_FindsItAlone(string words, string instead, string code, Severity severity)
    {
        Assert.Contains(words, Sound, StringComparison.Ordinal);
        var found = FindingsOf(Sound.Replace(words, instead, StringComparison.Ordinal));
        Assert.Equal([(code, severity)], found.Select(f => (f.Code, f.Severity)).Distinct());
    }

    /// <summary>SK-5: what is impossible as written and has a reading stays as a note that names it.</summary>
    [Fact]
    public void Of_ImpossibleAsWrittenWithAReading_IsANote()
    {
        var read = Sound.Replace("đầu mối 14h thứ Sáu\" }", "đầu mối 14h thứ Sáu\", reading: Hiểu là thứ Hai, decidedBy: Chánh Văn phòng, decidedOn: 2026-01-06 }", StringComparison.Ordinal)
            .Replace("bound: at, time: \"14:00\", clause: c1 }", "bound: at, time: \"14:00\", clause: c1, asWritten: { day: monday, weekOffset: 1, bound: at, time: \"09:00\" } }", StringComparison.Ordinal);
        var finding = Assert.Single(FindingsOf(read));
        Assert.Equal((FindingCodes.ImpossibleOrder, Severity.Note, "Hiểu là thứ Hai"), (finding.Code, finding.Severity, finding.SettledBy?.Reading));
    }

    /// <summary>The span looked at is the three years to come; of a regime that has ended, its last three.</summary>
    [Fact]
    public void Of_RegimeThatHasEnded_LooksAtItsLastYears()
    {
        var ended = Sound.Replace("effectiveFrom: 2026-02-01", "effectiveFrom: 2010-02-01\neffectiveTo: 2020-12-31", StringComparison.Ordinal)
            .Replace("from: { day: 26, monthOffset: -1 }", "from: { day: 25, monthOffset: -1 }", StringComparison.Ordinal)
            .Replace("symbol: 09/2019/NĐ-CP, date: 2019-01-24", "symbol: 09/2009/NĐ-CP, date: 2009-01-24", StringComparison.Ordinal);
        var finding = Assert.Single(FindingsOf(ended));
        Assert.InRange(finding.Dates[0], new LocalDate(2017, 12, 1), new LocalDate(2018, 2, 28));
        Assert.InRange(finding.Dates[^1], new LocalDate(2020, 11, 1), new LocalDate(2021, 1, 31));
    }

    private static IReadOnlyList<Finding> FindingsOf(string yaml)
    {
        var read = PackReader.Read(yaml, "mau.yaml");
        Assert.True(read.IsOk, string.Join('\n', read.Errors.Select(e => $"{e.Code} {string.Join(' ', e.Args)}")));
        return RegimeLint.Of(read.Value, new LocalDate(2026, 11, 21), WorkingDays.Weekdays);
    }
}
