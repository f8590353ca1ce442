using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using NodaTime;
using static GiaoBan.Domain.Tests.Compliance.RoundUps.SampleQuarter;

namespace GiaoBan.Domain.Tests.Compliance.RoundUps;

/// <summary>The drafted words of a round-up, for none, one and many, and for lists that are too long for a paragraph (LC-8).</summary>
public sealed class RoundUpTextTests
{
    [Fact]
    public void Of_OrdinaryQuarter_ReadsAsADocument()
    {
        var figures = Counted(
            now: [.. Lines((1, Fate.OnTime), (1, Fate.Nil), (2, Fate.Late), (2, Fate.Late), (3, Fate.Overdue), (4, Fate.Incomplete), (5, Fate.Extended)), Line(Unit(6, "huyen"), Fate.OnTime, "tuan")],
            last: Lines((1, Fate.OnTime), (2, Fate.Late), (3, Fate.OnTime)));
        var text = RoundUpText.Of(figures, Terms).ToDictionary(p => p.Place, p => p.Text);
        Assert.Equal(
            "Thực hiện Văn bản số 08/CT-UBND ngày 28/6/2019 của Ủy ban nhân dân tỉnh Lai Châu, Văn phòng Ủy ban nhân dân tỉnh báo cáo Chủ tịch Ủy ban nhân dân tỉnh tình hình thực hiện "
            + "chế độ thông tin, báo cáo quý III năm 2021 như sau:",
            text["mo-dau"]);
        Assert.Equal("Trong quý III năm 2021 (hạn gửi từ ngày 01/7/2021 đến ngày 30/9/2021), có 06 đơn vị phải gửi 08 báo cáo thuộc 02 loại báo cáo.", text["so-phai-gui"]);
        Assert.Equal(
            "Tính đến 14 giờ 05 phút ngày 05/10/2021, đã gửi 07/08 báo cáo, trong đó 04 báo cáo đúng hạn, 01 báo cáo gửi trong thời gian được gia hạn, 02 báo cáo gửi chậm; còn 01 báo cáo chưa gửi. "
            + "Tỷ lệ đúng hạn đạt 50% số báo cáo đến hạn (04/08).",
            text["ket-qua-gui"]);
        Assert.Equal("Tính riêng: trong số báo cáo đã gửi có 01 báo cáo \"không phát sinh\"; có 01 báo cáo được gia hạn.", text["tinh-rieng"]);
        Assert.Equal("Theo khối: Sở, ban, ngành gửi 06/07 báo cáo, đúng hạn 42,9%; Huyện, thành phố gửi 01/01 báo cáo, đúng hạn 100%.", text["theo-khoi"]);
        Assert.EndsWith("Trong quý có 03/06 đơn vị đạt mức này, gồm: Đơn vị 1; Đơn vị 5; Đơn vị 6.", text["lam-tot"], StringComparison.Ordinal);
        Assert.Equal("1. Gửi chậm: có 01/06 đơn vị gửi chậm, tổng số 02 báo cáo, gồm: Đơn vị 2 (02 báo cáo, chậm nhất 1 ngày 1 giờ).", text["cham"]);
        Assert.Equal("2. Không đầy đủ: có 01/06 đơn vị gửi báo cáo không đầy đủ, tổng số 01 báo cáo, gồm: Đơn vị 4 (01 báo cáo).", text["khong-day-du"]);
        Assert.Equal("3. Thiếu chính xác: không có.", text["thieu-chinh-xac"]);
        Assert.Equal(
            "4. Không gửi: có 01/06 đơn vị có báo cáo đã quá hạn mà chưa gửi, tổng số 01 báo cáo, gồm: Đơn vị 3 (01 báo cáo). Trong đó 01 đơn vị không gửi báo cáo nào trong quý: Đơn vị 3.",
            text["khong-gui"]);
        Assert.Equal("5. Lặp lại: có 01 đơn vị đã gửi chậm hoặc không gửi trong quý II năm 2021, quý này vẫn gửi chậm hoặc không gửi, gồm: Đơn vị 2.", text["lap-lai"]);
        Assert.Equal("6. Loại báo cáo có tỷ lệ đúng hạn thấp: Báo cáo thang (42,9%, 03/07 báo cáo).", text["loai-bao-cao"]);
        Assert.StartsWith(
            "So với quý II năm 2021: tỷ lệ đúng hạn giảm 16,7 điểm phần trăm (từ 66,7% xuống 50%); số báo cáo gửi chậm tăng 01 (từ 01 lên 02); số báo cáo quá hạn chưa gửi tăng 01 (từ 0 lên 01)",
            text["so-quy-truoc"], StringComparison.Ordinal);
        Assert.Equal("So với cùng kỳ năm trước (quý III năm 2020): không có số liệu để so sánh.", text["so-cung-ky"]);
        Assert.Equal("Văn phòng Ủy ban nhân dân tỉnh đề nghị Chủ tịch Ủy ban nhân dân tỉnh:", text["de-nghi"]);
        Assert.Equal("1. Biểu dương 03 đơn vị thực hiện tốt chế độ thông tin, báo cáo nêu tại mục II.", text["bieu-duong"]);
        Assert.Equal(
            "2. Yêu cầu thủ trưởng đơn vị, người đứng đầu địa phương của 02 đơn vị gửi chậm hoặc không gửi báo cáo chấn chỉnh việc thực hiện, gửi đủ 01 báo cáo còn thiếu.", text["chan-chinh"]);
        Assert.StartsWith("5. Giao Văn phòng tiếp tục theo dõi, đôn đốc; chú ý báo cáo thang,", text["don-doc"], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AllOnTime_BlamesNobody()
    {
        var text = RoundUpText.Of(Counted(Lines((1, Fate.OnTime)), last: Lines((1, Fate.OnTime))), Terms).ToDictionary(p => p.Place, p => p.Text);
        Assert.All(["cham", "khong-day-du", "thieu-chinh-xac", "khong-gui"], place => Assert.EndsWith(": không có.", text[place], StringComparison.Ordinal));
        Assert.EndsWith("không có báo cáo gửi chậm. Tỷ lệ đúng hạn đạt 100% số báo cáo đến hạn (01/01).", text["ket-qua-gui"], StringComparison.Ordinal);
        Assert.Contains("không có đơn vị nào gửi chậm hoặc không gửi ở cả quý II năm 2021 và quý này", text["lap-lai"], StringComparison.Ordinal);
        Assert.Contains("tỷ lệ đúng hạn không đổi (100%)", text["so-quy-truoc"], StringComparison.Ordinal);
        Assert.DoesNotContain("loai-bao-cao", text.Keys);
        Assert.DoesNotContain("theo-khoi", text.Keys);
        Assert.Equal(["de-nghi", "bieu-duong"], text.Keys.Where(k => k is "de-nghi" or "bieu-duong" or "chan-chinh" or "giai-trinh" or "bo-sung" or "don-doc"));
    }

    [Fact]
    public void Of_NothingSent_SaysSoPlainly()
    {
        var waiting = RoundUpText.Of(Counted(Lines((1, Fate.NotDue), (2, Fate.NotDue))), Terms).ToDictionary(p => p.Place, p => p.Text);
        Assert.Equal("Tính đến 14 giờ 05 phút ngày 05/10/2021, chưa có báo cáo nào được gửi (0/02) (chưa đến hạn).", waiting["ket-qua-gui"]);
        Assert.EndsWith("Trong quý không có đơn vị nào đạt mức này.", waiting["lam-tot"], StringComparison.Ordinal);
        Assert.Contains("duy trì nền nếp", waiting["de-nghi"], StringComparison.Ordinal);

        var overdue = RoundUpText.Of(Counted(Lines((1, Fate.Overdue), (2, Fate.NotDue))), Terms).ToDictionary(p => p.Place, p => p.Text);
        Assert.Contains("(0/02) (trong đó 01 báo cáo chưa đến hạn). Tỷ lệ đúng hạn đạt 0% số báo cáo đến hạn (0/01).", overdue["ket-qua-gui"], StringComparison.Ordinal);
        Assert.Contains("tỷ lệ đúng hạn", RoundUpText.Of(Counted(Lines((1, Fate.NotDue)), last: Lines((1, Fate.OnTime))), Terms).Single(p => p.Place == "so-quy-truoc").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LongLists_NamesTenAndRefersToTheAppendixForTheRest()
    {
        var eleven = Counted(Lines([.. Enumerable.Range(1, 11).Select(n => (n, Fate.Late))]));
        Assert.EndsWith("Đơn vị 11 (01 báo cáo, chậm nhất 1 ngày 1 giờ).", Late(eleven), StringComparison.Ordinal);

        var many = Counted([.. Lines([.. Enumerable.Range(1, 45).Select(n => (n, Fate.Late))]), .. Lines((99, Fate.OnTime))]);
        Assert.Contains("Đơn vị 10 (01 báo cáo, chậm nhất 1 ngày 1 giờ) và 35 đơn vị khác (Phụ lục 3).", Late(many), StringComparison.Ordinal);
        Assert.DoesNotContain("Đơn vị 11", Late(many), StringComparison.Ordinal);
        Assert.Equal(3, many.AppendixOf(RoundUpList.Late));
        Assert.Null(many.AppendixOf(RoundUpList.Incomplete));

        static string Late(RoundUpFigures figures) => RoundUpText.Of(figures, Terms).Single(p => p.Place == "cham").Text;
    }

    [Fact]
    public void RuleWords_EachRule_SaysWhatItAsks()
    {
        Assert.Equal(
            "gửi đủ và đúng hạn tất cả báo cáo đến hạn (tính cả báo cáo gửi trong thời gian được gia hạn), không có báo cáo bị trả lại, không đầy đủ hoặc thiếu chính xác",
            RoundUpText.RuleWords(GoodUnitRule.Usual));
        Assert.Equal(
            "có từ 05 báo cáo đến hạn trong quý, gửi đủ tất cả báo cáo đến hạn, ít nhất 95,5% đúng hạn (không tính báo cáo gửi trong thời gian được gia hạn), không có báo cáo không đầy đủ hoặc thiếu chính xác",
            RoundUpText.RuleWords(new GoodUnitRule(5, 95.5m, ExtensionCounts: false, ReturnsAdmitted: true)));
    }

    /// <summary>The three figures of source 002, note 1, in its own words (LC-2).</summary>
    [Theory]
    [InlineData(36, 11, 9, "có 11/36 đơn vị gửi báo cáo, trong đó 09/11 đơn vị gửi chậm")]
    [InlineData(35, 28, 9, "có 28/35 đơn vị gửi báo cáo, trong đó 09/28 đơn vị gửi chậm")]
    [InlineData(24, 14, 6, "có 14/24 đơn vị gửi báo cáo, trong đó 06/14 đơn vị gửi chậm")]
    [InlineData(5, 5, 0, "có 05/05 đơn vị gửi báo cáo, không có đơn vị gửi chậm")]
    [InlineData(36, 0, 0, "có 0/36 đơn vị gửi báo cáo")]
    public void PeriodSentence_OfTheSource_IsItsWords(int owed, int sent, int late, string words)
    {
        var lines = Enumerable.Range(1, owed).Select(n => Line(Unit(n), n <= late ? Fate.Late : n <= sent ? Fate.OnTime : Fate.Overdue));
        Assert.Equal(words, PeriodSentence.Sent(ComplianceStatistics.Of(lines.Select(l => l.State))));
    }

    [Fact]
    public void PeriodSentence_GrantedAndWaiting_AreToldApart()
    {
        var lines = Lines((1, Fate.Extended), (2, Fate.Late), (3, Fate.NotDue), (4, Fate.Overdue));
        Assert.Equal(
            "có 02/04 đơn vị gửi báo cáo, trong đó 01/02 đơn vị gửi chậm, 01/02 đơn vị gửi trong thời gian được gia hạn; còn 02 đơn vị chưa gửi (trong đó 01 đơn vị chưa đến hạn)",
            PeriodSentence.Of(ComplianceStatistics.Of(lines.Select(l => l.State))));
        Assert.Equal("có 0/01 đơn vị gửi báo cáo; còn 01 đơn vị chưa gửi (chưa đến hạn)", PeriodSentence.Of(ComplianceStatistics.Of(Lines((1, Fate.NotDue)).Select(l => l.State))));
    }

    [Fact]
    public void PeriodSentence_NothingOwed_SaysWhy()
    {
        Assert.Equal("không đơn vị nào phải gửi (02 báo cáo lồng ghép vào báo cáo khác)", Words(Fate.Absorbed, Fate.Absorbed));
        Assert.Equal("không đơn vị nào phải gửi (01 báo cáo lồng ghép vào báo cáo khác, 01 đơn vị được miễn)", Words(Fate.Absorbed, Fate.Exempt));

        static string Words(params Fate[] fates) => PeriodSentence.Of(ComplianceStatistics.Of(Lines([.. fates.Select((f, i) => (i, f))]).Select(l => l.State)));
    }

    /// <summary>Of several reports those that are on time less than the whole are named, not all.</summary>
    [Fact]
    public void Of_SeveralReports_NamesTheWorstOnly()
    {
        RoundUpLine[] lines = [Line(Unit(1), Fate.Late, "thang"), Line(Unit(1), Fate.OnTime, "tuan"), Line(Unit(2), Fate.OnTime, "tuan"), Line(Unit(3), Fate.Late, "tuan"), Line(Unit(4), Fate.OnTime, "tuan")];
        Assert.Equal("6. Loại báo cáo có tỷ lệ đúng hạn thấp: Báo cáo thang (0%, 0/01 báo cáo).", RoundUpText.Of(Counted(lines), Terms).Single(p => p.Place == "loai-bao-cao").Text);
    }

    [Fact]
    public void Day_Words_HaveANoughtOnlyWhereOfficialWritingHasIt()
    {
        Assert.Equal("05/10/2021", OfficialNumbers.Day(new LocalDate(2021, 10, 5)));
        Assert.Equal("28/6/2019", OfficialNumbers.Day(new LocalDate(2019, 6, 28)));
        Assert.Equal("01/02/2022", OfficialNumbers.Day(new LocalDate(2022, 2, 1)));
    }

    [Fact]
    public void Moment_Words_AreOfficial() => Assert.Equal("08 giờ 00 phút ngày 01/02/2022", RoundUpText.Moment(new LocalDateTime(2022, 2, 1, 8, 0)));
}
