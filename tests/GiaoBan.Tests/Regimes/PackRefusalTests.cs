using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Regimes;

/// <summary>Every mistake that a pack of all keys can be given: refused with its code and its line; nothing else is said.</summary>
public sealed class PackRefusalTests
{
    private static readonly string EveryKey = File.ReadAllText(Path.Combine(SharedFolder.Repository, "tests", "GiaoBan.Tests", "Regimes", "Packs", "du-moi-loai.yaml"));

    [Theory]
    [InlineData("    triggers:\n      - { code: su-viec", "    allowsNil: true\n    unused:\n      - { code: su-viec", "triggers-and-kind|unknown-key")]
    [InlineData("day: thursday, weekOffset: -1,", "day: thursday, workingDay: 2,", "one-day-only")]
    [InlineData("every: month, window: span, step: 2", "every: month, only: [1], window: span, step: 2", "step-needs-whole-rows")]
    [InlineData("step: 2, anchor: 2026-01-15", "step: 1, anchor: 2026-01-15", "bad-number")]
    [InlineData("step: 2, anchor: 2026-01-15", "step: 2", "missing-key")]
    [InlineData("endsOn: [10, 20, 31]", "endsOn: [10, 20, 30]", "month-parts")]
    [InlineData("endsOn: [10, 20, 31]", "endsOn: [20, 10, 31]", "month-parts")]
    [InlineData("endsOn: [10, 20, 31]", "endsOn: [10, 28, 31]", "month-parts")]
    [InlineData("sinceYearStart: { day: 15, monthOffset: -1 }", "sinceYearStart: { day: 20 }", "window-without-days")]
    [InlineData("workingDay: 5", "workingDay: 0", "bad-number")]
    [InlineData("workingDay: 5", "workingDay: 21", "bad-number")]
    [InlineData("weekday: friday, nth: -1", "weekday: friday, nth: 6", "bad-number")]
    [InlineData("weekday: friday, nth: -1", "weekday: friday", "missing-key")]
    [InlineData("unit: working-days, direction: before, from: period-start", "unit: hours, direction: before, from: period-start", "bad-choice")]
    [InlineData("holidays: next", "holidays: after", "bad-choice")]
    [InlineData("time: \"20:00\"", "time: \"24:00\"", "bad-time")]
    [InlineData("day: period-end, bound: within", "day: friday, bound: within", "deadline-does-not-fit")]
    [InlineData("on: 2026-09-15, label: \"Đợt 2", "on: 2026-03-15, label: \"Đợt 2", "duplicate-code")]
    [InlineData("from: 2026-01-01, to: 2026-03-10", "from: 2026-03-11, to: 2026-03-10", "ends-before-it-begins")]
    [InlineData("from: 2026-01-01, to: 2026-03-10", "from: 2026-01-01", "missing-key")]
    [InlineData("on: 2026-03-15", "on: 2026-02-29", "bad-date")]
    [InlineData("parts: [3, 6, 9, 12]", "parts: [3, 13]", "bad-number")]
    [InlineData("absorbs: [{ requirement: thang, parts", "absorbs: [{ requirement: tuan, parts", "absorbs-parts-of-years")]
    [InlineData("absorbs: [{ requirement: thang, parts: [3, 6, 9, 12] }]", "absorbs: [{ requirement: thang, parts: [3] }, { requirement: thang, parts: [3] }]", "absorbed-twice")]
    [InlineData("absorbs: [{ requirement: thang", "absorbs: [{ requirement: quy, parts: [1] }, { requirement: thang", "cycle")]
    [InlineData("every: quarter, startMonth: 9", "every: quarter, only: [1], startMonth: 9", "absorbs-what-ends-in-it")]
    [InlineData("every: quarter, startMonth: 9", "every: quarter, startMonth: 10", "absorbs-parts-of-years")]
    [InlineData("name: Báo cáo quý\n    kind: periodic\n    clauses: [c1]\n    recipient: Văn phòng\n    owedBy: { kinds: [so] }", "name: Báo cáo quý\n    kind: periodic\n    clauses: [c1]\n    recipient: Văn phòng\n    owedBy: { kinds: [khac] }", "absorbs-for-the-same-units")]
    [InlineData("    takesPlan: true\n", "    takesPlan: true\n    carriesPlanOf: ke-hoach\n", "cycle")]
    [InlineData("due: { amount: 5, unit: working-days }", "due: { amount: 5, unit: moons }", "bad-choice")]
    [InlineData("due: by-request", "due: whenever", "bad-choice")]
    [InlineData("first: oral", "first: written", "bad-choice")]
    [InlineData("code: kiem-tra, name", "code: yeu-cau, name", "duplicate-code")]
    [InlineData("sent: 11, late: 9", "sent: 8, late: 9", "request-counts")]
    [InlineData("requirement: chuyen-de, clauses", "requirement: tuan, clauses", "request-is-thematic")]
    [InlineData("kind: invitation", "kind: party", "bad-choice")]
    [InlineData("channels: [software, phone]", "channels: [software, pigeon]", "bad-choice")]
    public void Read_OneMistake_IsRefusedByItsCodeAndLine(string words, string instead, string codes)
    {
        Assert.Contains(words, EveryKey, StringComparison.Ordinal);
        var at = EveryKey.IndexOf(words, StringComparison.Ordinal);
        var read = PackReader.Read(EveryKey[..at] + instead + EveryKey[(at + words.Length)..], "thu.yaml");
        Assert.False(read.IsOk);
        Assert.Equal(codes.Split('|').Select(code => "regimes.pack." + code).Order(StringComparer.Ordinal), read.Errors.Select(e => e.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.All(read.Errors, error =>
        {
            Assert.Equal("thu.yaml", error.Args[0]);
            Assert.InRange(int.Parse((string)error.Args[1]!, System.Globalization.CultureInfo.InvariantCulture), 2, EveryKey.Split('\n').Length + 2);
        });
    }
}
