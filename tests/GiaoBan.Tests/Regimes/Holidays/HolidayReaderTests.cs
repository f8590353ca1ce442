using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Regimes.Holidays;
using NodaTime;

namespace GiaoBan.Tests.Regimes.Holidays;

/// <summary>A file of holidays with a mistake is refused with the mistake's place; nothing is guessed.</summary>
public sealed class HolidayReaderTests
{
    private const string Good =
        """
        code: thu
        title: Tệp thử
        weeklyRest:
          - validFrom: 1999-10-02
            days: [saturday, sunday]
            basis: Quyết định
        inLieu:
          - validFrom: 2021-01-01
            basis: Điều 111
        holidays:
          - code: quoc-khanh
            name: Quốc khánh
            date: { month: 9, day: 2 }
            days: [0, 1]
            daysWhen:
              - on: [tuesday]
                days: [-1, 0]
            decidedYearly: true
            validFrom: 2021-01-01
            basis: Điều 112
        chosenDays:
          - holiday: quoc-khanh
            year: 2026
            days: [2026-09-01, 2026-09-02]
            basis: Công văn
        decisions:
          - day: 2026-08-31
            kind: off
            name: Nghỉ hoán đổi
            basis: Công văn
        """;

    [Fact]
    public void Read_AGoodFile_HasEveryRule()
    {
        var law = Read(Good).Value!;
        var rule = Assert.Single(law.Rules);
        Assert.Equal([0, 1], rule.Days);
        Assert.Equal([-1, 0], rule.DaysWhen[IsoDayOfWeek.Tuesday]);
        Assert.True(rule.IsDecidedYearly);
        Assert.True(rule.HasInLieu);
        Assert.Equal(new LocalDate(2026, 9, 1), Assert.Single(law.Choices).Days[0]);
        Assert.Equal(new DayDecision(new LocalDate(2026, 8, 31), false, "Nghỉ hoán đổi", "Công văn"), Assert.Single(law.Decisions));
        Assert.Equal([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], Assert.Single(law.Rest).Days);
    }

    [Theory]
    [InlineData("kind: off", "kind: nghi", "regimes.pack.bad-choice", "28", "11")]
    [InlineData("kind: off", "kind: worked", "regimes.pack.holiday-changes-nothing", "27", "10")]
    [InlineData("day: 2026-08-31", "day: 2026-09-02", "regimes.pack.holiday-changes-nothing", "27", "10")]
    [InlineData("holiday: quoc-khanh", "holiday: tet", "regimes.pack.unknown-reference", "22", "14")]
    [InlineData("days: [saturday, sunday]", "days: []", "regimes.pack.holiday-weekly-rest", "5", "11")]
    [InlineData("days: [saturday, sunday]", "days: [thứ bảy]", "regimes.pack.bad-choice", "5", "12")]
    [InlineData("month: 9", "month: 13", "regimes.pack.bad-number", "13", "20")]
    [InlineData("decidedYearly: true", "decidedYearly: có", "regimes.pack.bad-choice", "18", "20")]
    [InlineData("basis: Điều 112", "basis: Điều 112\n    luật: x", "regimes.pack.unknown-key", "21", "5")]
    [InlineData("year: 2026", "year: hai", "regimes.pack.bad-number", "23", "11")]
    public void Read_AMistake_IsRefusedWithItsPlace(string good, string bad, string code, string line, string column)
    {
        var error = Read(Good.Replace(good, bad, StringComparison.Ordinal)).Errors[0];
        Assert.Equal((code, "thu.yaml", line, column), (error.Code, error.Args[0], error.Args[1], error.Args[2]));
    }

    [Fact]
    public void Read_TwoRulesOfOneCodeInForceTogether_IsRefused()
    {
        var twice = Good.Replace(
            "chosenDays:",
            "  - code: quoc-khanh\n    name: Quốc khánh\n    date: { month: 9, day: 2 }\n    validFrom: 2030-01-01\n    basis: Luật mới\nchosenDays:",
            StringComparison.Ordinal);
        Assert.Equal("regimes.pack.holiday-overlap", Assert.Single(Read(twice).Errors).Code);
        var followed = twice.Replace("    validFrom: 2021-01-01\n    basis: Điều 112", "    validFrom: 2021-01-01\n    validTo: 2029-12-31\n    basis: Điều 112", StringComparison.Ordinal);
        Assert.Equal(2, Read(followed).Value!.Rules.Count);
    }

    [Fact]
    public void Read_NoYaml_IsRefused() => Assert.Equal("regimes.pack.not-yaml", Assert.Single(Read("code: [").Errors).Code);

    private static Result<HolidayLaw> Read(string yaml) => HolidayReader.Read(yaml.ReplaceLineEndings("\n"), "thu.yaml");
}
