using GiaoBan.Domain.Organisation;

namespace GiaoBan.Tests.Identity;

/// <summary>Who may open what, written down a second time: a permission that slips off a page or an endpoint differs from this list.</summary>
internal static class RouteTable
{
    public const string Anyone = "anyone";

    /// <summary>Stands between permissions of which one is enough.</summary>
    public const string Or = " or ";

    /// <summary>Route as the program names it -> permission; with the method before it where its methods are for different people.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rows = new (string Permission, string[] Routes)[]
    {
        (Anyone,
        [
            "/", "/assets/{file}", "/health/live", "/health/ready", "/ngon-ngu", "/openapi/{documentName}.json", "/dang-nhap", "/dang-xuat", "/loi/{status:int}",
            "/kieu-dang", "/kieu-dang/in", "/bien-nhan/kiem-tra", "/bao-cao/{id:guid}/het-phien", "/api/v1/tokens",
            "/api/v1/calendar.ics", "/thi-dua/kiem-tra", "/che-do", "/che-do/{code}", "/che-do/{code}/lich", "/che-do/{code}/lich.ics", "/che-do/{code}/so-sanh",
        ]),
        (Permissions.SignedIn,
        [
            "/viec-cua-toi", "/tai-khoan", "/bao-cao/{id:guid}", "/bao-cao/{id:guid}/kiem-tra", "/bao-cao/{id:guid}/ban/{n:int}", "/bao-cao/{id:guid}/tep/{file:guid}",
            "/bien-nhan/{number}", "/bien-nhan/{number}.json", "/so-theo-doi/cua-toi", "/don-doc/cua-toi", "/so-theo-doi/bao-cao/{id:guid}", "/co-quan", "/co-quan/uy-quyen", "/ngay-nghi",
            "/yeu-cau", "/yeu-cau/{id:guid}", "/yeu-cau/viec/{id:guid}", "/yeu-cau/su-kien", "/yeu-cau/ban-sao", "/yeu-cau/ban-sao/ghi", "GET /api/v1/requests", "/api/v1/requests/{id:guid}",
            "/chi-bo", "/chi-bo/so", "/chi-bo/phan-cong", "/chi-bo/ngay-nghi", "/chi-bo/tong-hop", "/chi-bo/tong-hop/{month}/{n:int}",
            "/chi-bo/tong-hop/{month}/{n:int}/in", "/chi-bo/tong-hop/{month}/{n:int}/tong-hop.docx", "/chi-bo/y-kien", "/chi-bo/y-kien/{id:guid}",
            "/chi-bo/buoi/{id:guid}", "/chi-bo/buoi/{id:guid}/bao-cao", "/chi-bo/{id:guid}/lich", "/chi-bo/{id:guid}/y-kien",
            "/bao-dot-xuat", "/bao-dot-xuat/ghi", "/bao-dot-xuat/so-lieu", "/bao-dot-xuat/{id:guid}", "/bao-dot-xuat/{id:guid}/van-ban", "/bao-dot-xuat/{id:guid}/nguoi-doc",
            "/api/v1/incidents", "/api/v1/incidents/{id:guid}",
            "/lich-cong-tac", "/lich-cong-tac/in", "/lich-cong-tac/lich.docx", "/lich-cong-tac/lich.ics", "/lich-cong-tac/du-thao", "/lich-cong-tac/dong/{id:guid}",
            "/phong-xe", "/phong-xe/{id:guid}", "/chong-cheo", "/chong-cheo/{id:guid}", "/api/v1/schedule",
            "/ra-soat", "/ra-soat/{id:guid}", "/ra-soat/{id:guid}/che-do/{item:guid}", "/ra-soat/{id:guid}/in", "/ra-soat/{id:guid}/ket-qua.xlsx",
            "/ra-soat/{id:guid}/ket-qua.docx",
            "/thi-dua", "/thi-dua/{id:guid}", "/thi-dua/{id:guid}/phieu", "/thi-dua/{id:guid}/y-kien/moi", "/thi-dua/xem-truoc", "/thi-dua/bang-diem", "/thi-dua/bang-diem/{code}",
            "/thi-dua/{id:guid}/ket-qua.json", "/thi-dua/{id:guid}/chu-ky.json", "/thi-dua/{id:guid}/danh-sach.xlsx", "/thi-dua/{id:guid}/danh-sach.docx", "/thi-dua/{id:guid}/in",
            "/che-do/{code}/phat-hien", "/bao-cao-chia-se", "/api/v1/regimes", "/api/v1/regimes/{code}", "/api/v1/regimes/{code}/calendar", "/api/v1/regimes/{code}/findings",
            "/api/v1/me", "/api/v1/obligations", "/api/v1/submissions/{id:guid}/versions",
            "/api/v1/submissions/{id:guid}/versions/{version:int}", "/api/v1/submissions/{id:guid}/check", "/api/v1/submissions/{id:guid}/return",
            "/api/v1/extensions", "/api/v1/obligations/{id:guid}/extensions", "/api/v1/extensions/{id:guid}/grant", "/api/v1/extensions/{id:guid}/refuse",
            "/bao-cao/{id:guid}/gia-han",
            "/api/v1/meetings/{id:guid}/conclusions",
            "/cuoc-hop/{id:guid}/chuong-trinh", "/cuoc-hop/{id:guid}/dieu-hanh", "/cuoc-hop/{id:guid}/du-hop", "/cuoc-hop/{id:guid}/man-chieu", "/cuoc-hop/{id:guid}/ket-luan",
            "/cuoc-hop/{id:guid}/thong-bao/{n:int}", "/cuoc-hop/{id:guid}/thong-bao/{n:int}/thong-bao.docx", "/cuoc-hop/{id:guid}/bien-ban", "/cuoc-hop/{id:guid}/bien-ban.docx",
            "/cuoc-hop/{id:guid}/moi", "/cuoc-hop/{id:guid}/moi/in", "/cuoc-hop/{id:guid}/moi/giay-moi.docx", "/cuoc-hop/{id:guid}/tra-loi", "/cuoc-hop/{id:guid}/vang",
            "/cuoc-hop/{id:guid}/tai-lieu", "/cuoc-hop/{id:guid}/tai-lieu/goi-doc.zip", "/cuoc-hop/{id:guid}/tai-lieu/{paper:guid}/ban/{n:int}",
            "/cuoc-hop/{id:guid}/tai-lieu/{paper:guid}/so-sanh", "/api/v1/meetings/{id:guid}/absences",
            "/cuoc-hop/{id:guid}/y-kien", "/cuoc-hop/{id:guid}/y-kien/{item:guid}", "/cuoc-hop/{id:guid}/y-kien/in", "/cuoc-hop/{id:guid}/phuong-an", "/cuoc-hop/{id:guid}/phuong-an/moi", "/cuoc-hop/{id:guid}/phuong-an/{option:guid}",
            "/cuoc-hop", "/cuoc-hop/{id:guid}", "/cuoc-hop/de-nghi", "/cuoc-hop/{id:guid}/sua", "/cuoc-hop/{id:guid}/doi", "/cuoc-hop/{id:guid}/huy", "/cuoc-hop/quy-tac",
            "/api/v1/meetings", "/api/v1/meetings/{id:guid}", "/api/v1/meetings/{id:guid}/move",
            "/cuoc-hop/{id:guid}/trung-lap", "/cuoc-hop/so-lieu", "/cuoc-hop/so-lieu/danh-sach", "/cuoc-hop/so-lieu.xlsx", "/api/v1/meetings/{id:guid}/similar",
            "/api/v1/submissions/{id:guid}/sign", "/api/v1/figures", "/api/v1/consolidations/{obligationId:guid}",
        ]),
        (Permissions.SignedIn,
        [
            "/nhiem-vu", "/nhiem-vu/in", "/nhiem-vu.xlsx", "/nhiem-vu/{id:guid}", "/nhiem-vu/{id:guid}/tep/{file:guid}",
            "/api/v1/tasks", "/api/v1/tasks/{id:guid}", "/api/v1/tasks/{id:guid}/report",
        ]),
        (Permissions.TasksRead, ["/nhiem-vu/giao"]),
        (Permissions.SignedIn, ["/giao-ban/lich", "/giao-ban/{key}/buoi", "/cuoc-hop/{id:guid}/giao-ban"]),
        (Permissions.MeetingsManage, ["/giao-ban/lich/moi", "/giao-ban/lich/{id:guid}", "/giao-ban/{key}/doi"]),
        (Permissions.ReportSubmit + Or + Permissions.StreamConsolidate, ["/api/v1/obligations/{id:guid}/draft"]),
        (Permissions.ReportSubmit, ["/api/v1/obligations/{id:guid}/submissions"]),
        (Permissions.StreamConsolidate,
        [
            "/dau-moi", "/dau-moi/{id:guid}", "/dau-moi/{id:guid}/in", "/dau-moi/{id:guid}/tong-hop.docx", "/dau-moi/{id:guid}/nguon/{source:guid}", "/api/v1/submissions/{id:guid}/accept",
            "/api/v1/consolidations/{obligationId:guid}/build", "/api/v1/consolidations/{obligationId:guid}/hand-over",
        ]),
        (Permissions.StreamApprove, ["/xet-duyet", "/xet-duyet/{id:guid}", "/xet-duyet/{id:guid}/in", "/xet-duyet/{id:guid}/tong-hop.docx", "/api/v1/submissions/{id:guid}/approve"]),
        (Permissions.ComplianceRead, ["/ganh-nang", "/ganh-nang.xlsx", "/so-theo-doi", "/so-theo-doi.xlsx", "/api/v1/compliance/statistics", "/api/v1/compliance/standing", "/api/v1/compliance/book"]),
        (Permissions.MeetingsApprove, ["/cuoc-hop/{id:guid}/xet"]),
        (Permissions.MeetingsManage, ["/cuoc-hop/quy-tac/sua"]),
        (Permissions.ComplianceManage, ["/duong-mat"]),
        (Permissions.ComplianceManage, ["/gia-han", "/gia-han/{id:guid}", "/gia-han/bao-cao/{id:guid}"]),
        (Permissions.ComplianceManage, ["/yeu-cau/moi", "/yeu-cau/{id:guid}/rut", "POST /api/v1/requests"]),
        (Permissions.ComplianceRead,
        [
            "/so-theo-doi/thong-ke", "/so-theo-doi/in", "/tong-hop-quy", "/tong-hop-quy/{quarter}", "/tong-hop-quy/{quarter}/danh-sach", "/tong-hop-quy/{quarter}/tai/{kind}", "/tong-hop-quy/{quarter}/in",
        ]),
        (Permissions.ComplianceManage, ["/tong-hop-quy/{quarter}/soan", "/tong-hop-quy/{quarter}/ban-hanh"]),
        (Permissions.ComplianceManage,
        [
            "/don-doc", "/don-doc/{id:guid}", "/don-doc/ngay", "/don-doc/ke-hoach", "/don-doc/ke-hoach/sua", "/don-doc/ket-qua", "/don-doc/khong-toi-noi", "/don-doc/cong-van",
            "/don-doc/cong-van/them", "/don-doc/cong-van/{id:guid}", "/don-doc/cong-van/{id:guid}/in", "/don-doc/cong-van/{id:guid}/cong-van.docx",
        ]),
        (Permissions.BriefingRead, ["/giao-ban", "/giao-ban/{key}", "/giao-ban/{key}/in"]),
        (Permissions.RegimeManage,
        [
            "/ngay-nghi/nhap", "/ngay-nghi/{id:guid}/thu-hoi", "/ra-soat/mo", "/ra-soat/{id:guid}/dong", "/ra-soat/{id:guid}/don-doc",
            "/mien-bao-cao", "/mien-bao-cao/them", "/mien-bao-cao/{id:guid}/thoi",
            "/che-do/them", "/che-do/{code}/soan", "/che-do/{code}/soan/can-cu", "/che-do/{code}/soan/muc/{part}", "/che-do/{code}/soan/loi-van", "/che-do/{code}/soan/bao-cao",
            "/che-do/{code}/soan/ky-han", "/che-do/{code}/soan/su-kien", "/che-do/{code}/soan/de-cuong", "/che-do/{code}/soan/bieu", "/che-do/{code}/soan/luong",
            "/che-do/{code}/soan/viec-khac", "/che-do/{code}/soan/tep", "/che-do/{code}/soan/ap-dung",
        ]),
        (Permissions.ScoresManage,
        [
            "/thi-dua/lap", "/thi-dua/soan-bang-diem", "/thi-dua/{id:guid}/cham", "/thi-dua/{id:guid}/y-kien", "/thi-dua/{id:guid}/y-kien/{appeal:guid}", "/thi-dua/{id:guid}/ty-le",
            "/thi-dua/{id:guid}/trinh", "/thi-dua/{id:guid}/huy",
        ]),
        (Permissions.ScoresApprove, ["/thi-dua/{id:guid}/duyet"]),
        (Permissions.SchedulesManage, ["/lich-cong-tac/them", "/phong-xe/them", "/phong-xe/{id:guid}/sua"]),
        (Permissions.CellsManage, ["/chi-bo/so/them", "/chi-bo/so/{id:guid}", "/chi-bo/buoi/{id:guid}/cu-nguoi", "/chi-bo/mau"]),
        (Permissions.MeetingsManage, ["/cuoc-hop/viet-tat"]),
        (Permissions.OrganisationManage,
        [
            "/co-quan/can-bo", "/co-quan/don-vi/them", "/co-quan/don-vi/{id:guid}/ket-thuc", "/co-quan/don-vi/{id:guid}/doi-loai", "/co-quan/don-vi/{id:guid}/chia-tach",
            "/co-quan/don-vi/sap-nhap", "/co-quan/chuc-danh/them", "/co-quan/chuc-danh/{id:guid}/giao",
        ]),
    }.SelectMany(g => g.Routes.Select(r => (Route: r, g.Permission))).ToDictionary(r => r.Route, r => r.Permission, StringComparer.Ordinal);
}
