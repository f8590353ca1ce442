using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using NodaTime;

namespace GiaoBan.Domain.Tests.Compliance.RoundUps;

/// <summary>What may become of a report, and quarters made of such reports.</summary>
internal enum Fate
{
    OnTime,
    Nil,
    Extended,
    Late,
    Overdue,
    NotDue,
    Exempt,
    Absorbed,
    Returned,
    Incomplete,
    Inaccurate,
    LateAndBoth,
}

internal static class SampleQuarter
{
    public static readonly Quarter Third = new(2021, 3);
    private static readonly Instant Due = new LocalDateTime(2021, 8, 19, 20, 0).InZoneStrictly(Deadline.Zone).ToInstant();
    private static readonly Deadline Deadline = new(Due, true);
    private static readonly Instant Now = Due + Duration.FromDays(40);

    public static RoundUpTerms Terms { get; } = new(
        IsOfTheParty: false, "Văn phòng Ủy ban nhân dân tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh", ["Văn bản số 08/CT-UBND ngày 28/6/2019 của Ủy ban nhân dân tỉnh Lai Châu"],
        new Dictionary<string, string> { ["so-nganh"] = "Sở, ban, ngành", ["huyen"] = "Huyện, thành phố" }, new LocalDateTime(2021, 10, 5, 14, 5));

    public static RoundUpUnit Unit(int number, string block = "so-nganh") => new($"dv-{number}", $"Đơn vị {number}", $"ĐV{number}", block, number);

    public static RoundUpLine Line(RoundUpUnit unit, Fate fate, string requirement = "thang") =>
        new(Guid.Empty, unit, requirement, "Báo cáo " + requirement, "Tháng 8/2021", State(fate));

    public static IReadOnlyList<RoundUpLine> Lines(params (int Unit, Fate Fate)[] reports) => [.. reports.Select(r => Line(Unit(r.Unit), r.Fate))];

    public static RoundUpFigures Counted(IReadOnlyList<RoundUpLine> now, IReadOnlyList<RoundUpLine>? last = null, IReadOnlyList<RoundUpLine>? year = null, GoodUnitRule? rule = null) =>
        RoundUpFigures.Of(Third, now, last ?? [], year ?? [], rule ?? GoodUnitRule.Usual)!;

    private static ComplianceState State(Fate fate) => ComplianceState.Of(Facts(fate), Now);

    private static ObligationFacts Facts(Fate fate) => fate switch
    {
        Fate.OnTime => new(Deadline, First: Received(ReceiptVerdict.OnTime, 0)),
        Fate.Nil => new(Deadline, First: Received(ReceiptVerdict.OnTime, 0), Nil: true),
        Fate.Extended => new(Deadline, new Deadline(Due + Duration.FromDays(2), true), Received(ReceiptVerdict.Extended, 0)),
        Fate.Late => new(Deadline, First: Received(ReceiptVerdict.Late, 1500)),
        Fate.Overdue => new(Deadline),
        Fate.NotDue => new(new Deadline(Now + Duration.FromDays(1), true)),
        Fate.Exempt => new(Deadline, ExemptReason: "miễn"),
        Fate.Absorbed => new(Deadline, AbsorbedInto: "báo cáo quý"),
        Fate.Returned => new(Deadline, First: Received(ReceiptVerdict.OnTime, 0), ReturnedCount: 1),
        Fate.Incomplete => new(Deadline, First: Received(ReceiptVerdict.OnTime, 0), Incomplete: true),
        Fate.Inaccurate => new(Deadline, First: Received(ReceiptVerdict.OnTime, 0), Inaccurate: true),
        _ => new(Deadline, First: Received(ReceiptVerdict.Late, 90), Incomplete: true, Inaccurate: true),
    };

    private static FirstReceipt Received(ReceiptVerdict verdict, int late) =>
        new(verdict == ReceiptVerdict.OnTime ? Due : Due + Duration.FromMinutes(Math.Max(1, late)), verdict, late);
}
