namespace GiaoBan.Bench.Similar;

/// <summary>Titles as authorities write them: a frame of office words, a matter, a place, a period. What is frequent is so on purpose: some matters meet every week.</summary>
internal static class SimilarTitles
{
    private static readonly string[] Frames =
    [
        "Họp triển khai công tác {0} {1}", "Hội nghị đánh giá kết quả {0} {1}", "Họp bàn giải pháp đẩy nhanh tiến độ {0} {1}", "Nghe báo cáo tình hình {0} {1}",
        "Họp tháo gỡ khó khăn, vướng mắc về {0} {1}", "Sơ kết {0} {1}", "Rà soát {0} {1}", "Họp Ban Chỉ đạo {0} {1}", "Làm việc với các đơn vị về {0} {1}", "Họp chuẩn bị {0} {1}",
        "Thông qua phương án {0} {1}", "Kiểm điểm trách nhiệm trong {0} {1}", "Họp phân công nhiệm vụ {0} {1}", "Hội nghị tuyên truyền {0} {1}",
    ];

    private static readonly string[] Matters =
    [
        "GPMB dự án", "xây dựng nông thôn mới", "NTM nâng cao", "CCHC", "giải quyết thủ tục hành chính", "chuyển đổi số", "Đề án 06", "phòng cháy, chữa cháy", "an ninh trật tự", "ATGT",
        "trật tự đô thị", "vệ sinh môi trường", "thu gom rác thải", "phòng, chống thiên tai", "phòng, chống dịch bệnh gia súc", "tiêm phòng đàn lợn", "thu ngân sách", "giải ngân đầu tư công",
        "quyết toán công trình", "đấu giá đất", "cấp giấy chứng nhận QSDĐ", "xử lý vi phạm đất đai", "tranh chấp đất", "tiếp công dân, giải quyết đơn thư", "tuyển quân", "huấn luyện dân quân",
        "diễn tập phòng thủ", "kỷ niệm ngày thương binh liệt sĩ", "chi trả chế độ người có công", "rà soát hộ nghèo", "xóa nhà tạm", "bảo hiểm y tế toàn dân", "khám sức khỏe người cao tuổi",
        "dân số, kế hoạch hóa gia đình", "tuyển sinh đầu cấp", "khai giảng năm học", "phòng, chống đuối nước", "phòng, chống ma túy", "bảo vệ rừng", "sản xuất vụ đông", "nạo vét kênh mương",
        "sửa chữa hồ đập", "cấp nước sạch", "bê tông hóa đường thôn", "chợ tạm", "chỉnh trang vỉa hè", "OCOP", "du lịch cộng đồng", "lễ hội truyền thống", "Đại hội thể dục thể thao",
        "đại hội chi bộ", "kiểm tra, giám sát đảng", "phát triển đảng viên", "quy chế dân chủ ở cơ sở", "hòa giải ở cơ sở", "bầu trưởng thôn", "sáp nhập thôn", "kiện toàn tổ liên gia",
        "thi đua khen thưởng", "học tập và làm theo gương Bác",
    ];

    private static readonly string[] Names =
    [
        "Hùng Vương", "Trần Phú", "Lê Lợi", "Nguyễn Huệ", "Quang Trung", "Đồng Dinh", "Gò Sỏi", "Bàu Sen", "Cây Đa", "Bến Tranh", "Suối Mơ", "Núi Thành", "Hòa Bình", "Tân Lập", "Phú Mỹ", "An Khê",
        "Vĩnh Hảo", "Đông Hà", "Tây Sơn", "Nam Đàn", "Bắc Sơn", "Long Thành", "Kim Liên", "Trà Bồng", "Sông Vệ", "Cầu Gỗ", "Chùa Hang", "Đá Bạc", "Hố Nai", "Rạch Giá",
    ];

    private static readonly string[] Periods = ["", "", "", "quý I", "quý II", "quý III", "quý IV", "6 tháng đầu năm", "9 tháng", "năm 2026", "tháng 3", "tháng 9"];

    /// <summary>The title of a number; half of all meetings are about the first fifth of the matters.</summary>
    public static string Of(int n)
    {
        var spread = (int)((long)n * 2654435761L % 1_000_003);
        var matter = n % 2 == 0 ? spread % (Matters.Length / 5) : spread % Matters.Length;
        var place = (spread / 7 % 4) switch
        {
            0 => $"thôn {spread / 11 % 40 + 1}",
            1 => $"tuyến đường {Names[spread / 13 % Names.Length]}",
            2 => $"khu dân cư {Names[spread / 17 % Names.Length]}",
            _ => "trên địa bàn",
        };
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, Frames[spread / 3 % Frames.Length], Matters[matter], $"{place} {Periods[spread / 19 % Periods.Length]}").Trim();
    }
}
