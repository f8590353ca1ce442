namespace GiaoBan.Domain.Tests.Text.Secrecy;

/// <summary>Where a mark stands; <c>{0}</c> is the level as disguised.</summary>
internal static class MarkFrames
{
    /// <summary>In texts.</summary>
    public static readonly string[] Texts =
    [
        "{0}", "- {0} -", "*** {0} ***", "[{0}]", "({0})", "“{0}”", "{0}!", "| {0} |", "{0} {0}",
        "ỦY BAN NHÂN DÂN XÃ\nSố: 12/BC-UBND\n{0}\nBÁO CÁO\nTình hình tháng 8 năm 2026",
        "UBND HUYỆN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{0}\tĐộc lập - Tự do - Hạnh phúc",
        "UBND HUYỆN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 07/KH-UBND      {0}",
        "Tình hình an ninh trên địa bàn ổn định.\n\n{0}\n\nTrong tuần đã tuần tra 12 lượt.",
        "Mật độ dân số 120 người/km2.\nCông tác bảo vệ bí mật nhà nước được duy trì.\n{0}",
        "Độ mật: {0}", "Độ mật : {0}", "ĐỘ MẬT: {0}", "Độ mật\t{0}", "Mức độ mật: {0}", "Mức độ: {0}", "Phân loại: {0}", "Dấu chỉ độ mật: {0}",
        "Loại văn bản: {0}", "Tính chất: {0}", "Cấp độ mật: {0}\nSố: 12", "Họ tên người soạn: Văn thư\nĐộ mật: {0}\nĐộ khẩn: Thường", "Độ bảo mật - {0}",
        "☒ {0}", "[x] {0}", "Độ mật: [x] {0}", "Báo cáo này thuộc độ {0}.", "Văn bản này thuộc danh mục bí mật nhà nước độ {0}.", "Tài liệu này đóng dấu {0}.",
        "{0} - HỎA TỐC", "{0} (Bản số 02)", "{0} - THƯỢNG KHẨN", "Trang 1\n{0}\nNội dung",
        "Báo cáo tình hình biên giới quý III ({0})", "Kế hoạch diễn tập khu vực phòng thủ [{0}]", "Công văn số 15-CV/HU ({0}) về quân số", "({0}) Tình hình nội bộ",
    ];

    /// <summary>In subjects and titles.</summary>
    public static readonly string[] Subjects =
    [
        "V/v tình hình biên giới ({0})", "[{0}] Kế hoạch diễn tập", "Kế hoạch diễn tập - {0}", "{0} - Kế hoạch diễn tập", "V/v báo cáo quân số dự bị – {0}", "{0}: Phương án bảo vệ đại hội",
        "Báo cáo quý III | {0}", "{0}", "Độ mật: {0} - Báo cáo tình hình tôn giáo", "Báo cáo {0} tháng 8", "Báo cáo {0} về tình hình nội bộ",
    ];

    /// <summary>In file names; without signs these hold as well.</summary>
    public static readonly string[] Files =
    [
        "{0}.docx", "bao-cao_{0}.docx", "bc_{0}.pdf", "[{0}] ke-hoach.xlsx", "Bao cao ({0}).doc", "{0}_2026.pdf", "cv {0}.docx", "bao cao {0} thang 8.docx", "ke-hoach-dien-tap_{0}.pdf",
        "Báo cáo tuần 33 ({0}).docx", "C:\\van ban\\{0}.xlsx", "12-bc_{0}.pdf", "van-ban {0}.pdf",
    ];
}
