using System.Globalization;

namespace GiaoBan.Domain.Tests.Text.Secrecy;

/// <summary>Texts that look like marks and are none: what a commune or department really writes, one by one and in the frames of reports.</summary>
internal static class InnocentTexts
{
    /// <summary>Expressions with a word that looks like a level.</summary>
    public static readonly string[] Expressions =
    [
        "mật độ dân số", "mật độ xây dựng", "mật độ giao thông", "mật độ cây trồng", "mật độ chăn nuôi", "mật độ rầy nâu", "mật độ lưới điện", "mật độ thả giống", "mật độ bọ gậy", "mật độ xương",
        "mật ong rừng", "mật ong bạc hà", "mật ong hoa nhãn", "mật hoa dừa", "mật mía", "mật gấu", "mật cá", "mật lợn", "mật ngọt", "mật dừa nước", "nuôi ong lấy mật", "hợp tác xã nuôi ong mật",
        "đàn ong mật", "giống ong mật", "sản phẩm mật ong OCOP", "khoai lang mật", "na mật", "chuối mật mốc", "bánh chưng mật", "kẹo mật",
        "túi mật", "sỏi mật", "ống mật", "dịch mật", "mổ nội soi cắt túi mật", "viêm đường mật", "bệnh lý gan mật", "muối mật", "sỏi ống mật chủ",
        "bí mật nhà nước", "công tác bảo vệ bí mật nhà nước", "Luật Bảo vệ bí mật nhà nước", "bí mật đời tư", "bí mật kinh doanh", "bí mật công tác", "bỏ phiếu kín, bí mật", "bí mật thư tín",
        "nguyên tắc bí mật", "giữ bí mật nguồn tin", "nội quy bảo vệ bí mật", "danh mục bí mật nhà nước", "lộ, mất bí mật nhà nước", "cán bộ làm công tác bảo mật", "bảo mật thông tin",
        "bảo mật dữ liệu cá nhân", "an toàn, bảo mật", "chính sách bảo mật", "bảo mật hai lớp", "thỏa thuận bảo mật", "mật khẩu hộp thư", "mật khẩu một lần", "đổi mật khẩu mặc định", "quên mật khẩu",
        "mật mã dân sự", "Ban Cơ yếu và mật mã", "khóa mật mã", "mật thư trong trò chơi lớn", "mật hiệu", "mật lệnh thi đua", "mật vụ", "mật thám Pháp", "cơ mật viện", "Viện Cơ mật triều Nguyễn",
        "quan hệ mật thiết", "gắn bó mật thiết với nhân dân", "liên hệ mật thiết", "phối hợp mật thiết", "thân mật", "cuộc gặp thân mật", "chiêu đãi thân mật", "tình cảm thân mật", "hội nghị bí mật",
        "hầm bí mật", "di tích hầm bí mật", "đường hầm bí mật", "hoạt động bí mật", "bầu cử theo nguyên tắc bỏ phiếu kín", "Mật tông", "Kim Cương Mật giáo", "trinh sát mật phục", "mật phục bắt quả tang",
        "tổ mật phục", "lực lượng mật phục", "tiếp xúc bí mật", "điều tra bí mật", "nguồn tin mật báo", "đơn thư giấu tên, mật báo", "cây mật nhân", "hạt mật nhân", "cây mật gấu", "cỏ mật", "xã Mật Sơn",
        "phường Mật Sơn", "thôn Bản Mật", "suối Nậm Mật", "ông Nguyễn Văn Mật", "bà Lò Thị Mật", "hộ ông Mật", "gia đình bà Mật", "đồng chí Mật", "cầu Mật", "chùa Mật",
    ];

    private static readonly string[] Frames =
    [
        "Trong tháng, {0} tiếp tục được các đơn vị quan tâm theo dõi.", "- Về {0}: đã báo cáo tại kỳ trước.", "Đánh giá kết quả thực hiện nội dung {0} trên địa bàn xã",
        "2. Nội dung liên quan {0}", "Tuyên truyền về {0} tại 12 thôn, bản.", "Đề nghị các phòng báo cáo về {0} trước ngày 20.", "+ {0} (số liệu ước 9 tháng)", "Chuyên đề: {0}",
        "Theo dõi {0} - kết quả quý III", "BÁO CÁO VỀ {1}",
    ];

    /// <summary>Sentences of reports, as they stand.</summary>
    public static readonly string[] Sentences =
    [
        "Trong tuần không phát sinh văn bản mật.", "Không có tài liệu mật.", "Độ mật: Không", "Độ mật: Thường", "Độ mật: bình thường", "Độ mật: 0", "Mức độ: bình thường", "Mức độ: mật độ cao",
        "Đã tiếp nhận 05 văn bản mật, 02 văn bản tối mật, xử lý đúng quy định.", "Tài liệu mật phải được vào sổ riêng và giao tận tay.", "Các văn bản mật theo quy định được lưu tại phòng riêng.",
        "Việc soạn thảo văn bản mật được thực hiện trên máy tính không nối mạng.", "Ba độ mật (Tuyệt mật, Tối mật, Mật) được quy định tại Điều 8.", "Tuyệt mật, tối mật và mật là ba độ của bí mật nhà nước.",
        "Tập huấn cho 30 cán bộ về cách xác định độ mật, đóng dấu độ mật.", "Đề nghị rà soát, giải mật các tài liệu đã hết thời hạn.", "Đã giải mật 12 hồ sơ.", "Chưa phát hiện vụ việc lộ, lọt tài liệu mật.",
        "Hồ sơ mật được tiêu hủy theo biên bản.", "Văn bản mật: 5; văn bản thường: 120.", "Mật: 03 văn bản; Tối mật: 01 văn bản; Tuyệt mật: 0.", "Tuyệt mật\tTối mật\tMật\tThường", "Tuyệt mật\nTối mật\nMật",
        "a) Tuyệt mật\nb) Tối mật\nc) Mật", "Nếu văn bản thuộc độ Mật thì phải gửi theo đường mật.", "Kế hoạch tác chiến năm xưa được giữ tuyệt mật đến giờ nổ súng.", "Cuộc họp được giữ tuyệt mật.",
        "Phim tài liệu “Chiến dịch tuyệt mật” được chiếu tại nhà văn hóa xã.", "Thu từ đường non (mật) của các hộ đạt 3 tấn.", "Sản phẩm chính: phấn hoa, sữa ong chúa, mật.", "Nguồn hàng gồm sáp, mật và phấn hoa.",
        "Lời nói ngọt như mật.", "Anh Mật, Trưởng thôn, phát biểu.", "Người liên hệ: Lò Văn Mật", "Mặt trận Tổ quốc xã tổ chức Ngày hội Đại đoàn kết.", "MẶT TRẬN TỔ QUỐC", "MẤT MÙA DO HẠN HÁN", "Mắt kính cho học sinh",
        "Khám mắt cho 120 người cao tuổi", "Thời tiết mát", "MÁT", "mặt", "Mất điện 3 giờ", "Mất 2 con trâu", "Tiền mặt: 300 triệu đồng", "Vắng mặt: 02 đại biểu", "Có mặt: 45/45", "Bề mặt đường bê tông",
        "MAT-LAB", "Định dạng (format) của tệp", "Chương trình điều trị thay thế (MAT) đạt 95%.", "Automat giao dịch", "Tomato", "Diplomat", "Format: A4", "Kỹ thuật số - MATLAB", "Vật tư: mat 2 mm",
        "Phòng Bảo vệ bí mật", "Phòng An ninh nội địa và bảo vệ bí mật", "SỔ ĐĂNG KÝ VĂN BẢN MẬT ĐI", "QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC", "BÁO CÁO CÔNG TÁC BẢO MẬT", "MẬT ĐỘ DÂN SỐ", "MẬT ONG BẠC HÀ", "CÂY MẬT NHÂN",
        "DANH MỤC BÍ MẬT NHÀ NƯỚC", "HỘI NGHỊ TẬP HUẤN BẢO VỆ BÍ MẬT", "Căn cứ Luật Bảo vệ bí mật nhà nước ngày 15 tháng 11 năm 2018;", "Căn cứ Nghị định số 26/2020/NĐ-CP quy định chi tiết một số điều của Luật Bảo vệ bí mật nhà nước;",
        "Chế độ báo cáo mật theo quy định của pháp luật về bí mật nhà nước.", "Không ghi nội dung bí mật nhà nước vào báo cáo này.", "Không gửi văn bản mật qua phần mềm.", "Lưu hành nội bộ", "HỎA TỐC", "KHẨN", "THƯỢNG KHẨN",
        "Tài liệu lưu hành nội bộ", "Số 05/TM-UBND", "TM. ỦY BAN NHÂN DÂN", "Cửa hàng thương mại (TM) Mường Lay", "Cỡ áo (M), (L), (XL)", "Bảng 2 (m)", "Cột (M) và cột (N)", "12/BC-UBND (bản sao)", "Số: 12/BC-UBND",
        "Tối mặt tối mũi", "Tôi mất giấy tờ", "tới mặt bằng thi công", "Tuyết mát", "Họp đến tối, mật độ xe tăng cao", "Về mặt tuyệt đối", "tuyệt đối giữ bí mật", "Hoàn toàn bí mật", "Thông tin được giữ kín",
        "Không mật", "Phi mật", "Chữ ký số bảo mật", "Mã bảo mật: 4 số", "Câu hỏi bảo mật", "Mức bảo mật của tài khoản: cao", "Bảo mật: đã bật", "Mật khẩu: đã đổi", "Mật khẩu - đổi 90 ngày một lần", "Mật độ: 120 người/km2",
        "Mật ong: 300 lít", "Mật mía - 2 tấn", "Thu hoạch: mật 300 lít, sáp 20 kg", "Tổng số văn bản mật đến là 12, trong đó tối mật 2.", "Quản lý chặt chẽ tài liệu mật, tối mật, tuyệt mật.",
        "Thực hiện chế độ bảo quản tài liệu tuyệt mật trong két sắt.", "Đóng dấu “Mật” lên văn bản theo quy định.", "Con dấu “TUYỆT MẬT” do văn thư giữ.", "Trang bị 02 máy tính soạn thảo văn bản mật.",
    ];

    /// <summary>Innocent subjects.</summary>
    public static readonly string[] Subjects =
    [
        "V/v tập huấn bảo vệ bí mật nhà nước", "Báo cáo mật độ chăn nuôi quý III", "Báo cáo công tác bảo mật thông tin", "Kế hoạch bảo vệ bí mật nhà nước năm 2026", "Quy định quản lý tài liệu tối mật",
        "V/v rà soát, giải mật tài liệu tuyệt mật", "Công văn về mật khẩu thư công vụ", "V/v gắn bó mật thiết giữa Mặt trận và nhân dân", "Báo cáo kết quả nuôi ong mật", "Đề án phát triển ong lấy mật",
        "bao cao mat bang", "bao cao mat tran to quoc", "ke hoach giai phong mat bang", "bao cao tien mat quy III", "cong tac bao mat", "V/v mất điện diện rộng", "V/v đổi mật khẩu hệ thống",
        "Báo cáo tình hình mật phục, tuần tra", "Tổng kết thi hành Luật Bảo vệ bí mật nhà nước", "Thống kê văn bản mật đi, đến", "Chương trình MAT năm 2026", "Báo cáo về mật ong OCOP 4 sao", "Kiểm tra việc sao chụp tài liệu mật",
    ];

    /// <summary>Every innocent text.</summary>
    public static IEnumerable<string> All() =>
        Sentences.Concat(Expressions)
            .Concat(Expressions.Select(Capital))
            .Concat(Expressions.Select(e => e.ToUpper(CultureInfo.InvariantCulture)))
            .Concat(from expression in Expressions
                    from frame in Frames
                    select string.Format(CultureInfo.InvariantCulture, frame, expression, expression.ToUpper(CultureInfo.InvariantCulture)));

    /// <summary>Innocent file names: the expressions as people name files.</summary>
    public static IEnumerable<string> FileNames() =>
        Expressions.Select(e => e + ".docx")
            .Concat(Expressions.Select(e => MarkDisguises.Bare(e).ToLowerInvariant().Replace(' ', '-').Replace(",", "", StringComparison.Ordinal) + ".pdf"))
            .Concat(Expressions.Select(e => "BC_" + MarkDisguises.Bare(e).Replace(' ', '_').Replace(",", "", StringComparison.Ordinal) + "_2026.xlsx"))
            .Concat(
            [
                "mat-bang.pdf", "giai-phong-mat-bang.docx", "mat-tran-to-quoc.docx", "tien-mat.xlsx", "2026_tien-mat.xlsx", "danh sach vang mat.docx", "kham-mat.docx", "be-mat-duong.jpg", "format.docx",
                "bao-cao-toi-mat-tran.docx", "MAT TRAN.pdf", "so-mat-ma.txt", "khau-trang-mat-na.xlsx", "anh-mat-tien.jpg", "mat-cat-ngang.pdf", "ra-mat-doan.docx", "dai-mat-troi.png", "mat kinh.docx",
            ]);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
