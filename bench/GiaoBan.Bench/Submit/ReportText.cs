using System.Globalization;
using System.Text.Json;

namespace GiaoBan.Bench.Submit;

/// <summary>A lifelike report: two sections of text, so many figures with an estimate each third, two activity lines.</summary>
internal static class ReportText
{
    private const string Result =
        "Trong tuần đã kiểm tra 02 vườn mẫu tại thôn A, hướng dẫn 05 hộ hoàn thiện hồ sơ, phối hợp Hội Nông dân nghiệm thu 01 vườn.\n" +
        "Phát 03 lượt tuyên truyền phòng, chống dịch; rà soát 14 người về từ vùng dịch; vận động 27 hộ chỉnh trang vườn nhà.";

    public static string Json(int figures) => JsonSerializer.Serialize(new
    {
        sections = new[] { new { code = "ket-qua", text = Result }, new { code = "kien-nghi", text = "Đề nghị hỗ trợ 2 tấn xi măng cho thôn B." } },
        figures = Enumerable.Range(1, figures).Select(i => new
        {
            indicator = $"ct-{i}",
            value = (i * 1.25m).ToString(CultureInfo.InvariantCulture),
            estimate = i % 3 == 0 ? "0.5" : null,
        }),
        activities = new[]
        {
            new { kind = "cong-van", count = "2", unit = "văn bản", place = "", text = "" },
            new { kind = "cong-van", count = "1", unit = "văn bản", place = "Thôn A", text = "Đôn đốc nộp hồ sơ" },
        },
        plan = Array.Empty<object>(),
    });
}
