using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using NodaTime;

namespace GiaoBan.Domain.Tests.Reporting;

/// <summary>A regime small enough to read at a glance: one weekly report with two sections, three indicators, activities and a plan.</summary>
internal static class SamplePack
{
    internal static readonly DateInterval Week33 = new(new(2021, 8, 14), new(2021, 8, 20));
    internal static readonly DateInterval Week34 = new(new(2021, 8, 21), new(2021, 8, 27));

    internal static readonly Requirement Weekly = new(
        "tuan", "Báo cáo tuần", RequirementKind.Periodic, ["1"], "Văn phòng", new([], [], ["van-hoa"], []), null, "de-cuong", ["bieu"], true, false, "ke-hoach", true);

    internal static readonly Indicator Hectares = Line("dien-tich", IndicatorKind.Flow, 2);
    internal static readonly Indicator Poor = Line("ho-ngheo", IndicatorKind.Stock, 0);

    internal static readonly Outline Outline = new(
        "de-cuong", "Đề cương", [new("ket-qua", "Kết quả", true, true, null), new("kien-nghi", "Kiến nghị", false, false, null)]);

    internal static readonly RegimePack Pack = new(
        "mau", "Mẫu", new("Đảng ủy", "1-CV/ĐU", new(2021, 8, 1), "V/v"), new(2021, 8, 1), null, [], [Weekly], [], [Outline],
        [new("bieu", "Biểu", true, [Hectares, Poor, Line("cua-nguoi-khac", IndicatorKind.Flow, 0, "y-te")])],
        [new("bao-cao", "Báo cáo", "văn bản")]);

    internal static readonly ReportTerms Terms = new(Pack, Weekly, "van-hoa", Week33, Week34);

    internal static readonly ReportContent Content = new(
        [new("ket-qua", "Trồng 5 ha keo\nHọp 2 thôn"), new("kien-nghi", "Không")],
        [new("dien-tich", 5.25m, 1.5m), new("ho-ngheo", 41m, null)],
        [new("bao-cao", 2m, "văn bản", "xã", new LocalDate(2021, 8, 16), "Báo cáo nhanh")],
        [new(new(2021, 8, 23), new LocalTime(7, 30), new LocalTime(9, 0), "Họp thôn", "Hội trường", "Chủ tịch UBND", "Trưởng thôn", true)],
        false,
        [new(new Guid("01988b3e-0000-7000-8000-000000000001"), "biểu.xlsx", new string('a', 64), 1200)]);

    internal static Indicator Line(string code, IndicatorKind kind, int decimals, params string[] enteredBy) =>
        new(code, code, "ha", decimals, kind, null, new Dictionary<int, decimal> { [2021] = 40m }, enteredBy);
}
