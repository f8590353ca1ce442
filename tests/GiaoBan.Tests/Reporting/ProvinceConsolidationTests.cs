using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GiaoBan.Tests.Demo;

namespace GiaoBan.Tests.Reporting;

/// <summary>The office's month and half-year built from the reports of 77 units (DB-11), through the pages.</summary>
public sealed partial class ProvinceConsolidationTests(ProvinceDemo demo) : IClassFixture<ProvinceDemo>
{
    private const int PageBytes = 16 * 1024;

    [Fact]
    public async Task Month_BuiltEditedHandedOverApproved_KeepsItsSourcesAndNamesWhoIsMissing()
    {
        var office = await demo.SignInAsync("tonghop");
        var board = await office.GetAsync(await BoardAsync("thang", "2022-07"));
        board = await board.Form("form[action$='handler=Build']").SubmitAsync();
        var taken = await demo.CountAsync("obligations where requirement = 'thang' and period_key = '2022-07' and stream = '' and sent_version > 0 and review <> 'returned'");
        Assert.Contains($"từ {taken} báo cáo", board.Words(".work-bar"), StringComparison.Ordinal);
        Assert.Contains("Chưa có báo cáo của:", board.Words("details.card"), StringComparison.Ordinal);
        Assert.Contains("Sở Tài chính", board.Words("details.card"), StringComparison.Ordinal);

        // A section at a time, the kinds of unit one after the other (DB-1), every paragraph with its unit.
        Assert.Equal(5, board.All("nav .tabs a").Count);
        board = await office.FollowAsync(board.All("nav .tabs a")[1]);
        Assert.Equal(["Đảng đoàn", "Ban cán sự đảng", "Ban của Đảng"], board.All("section h4").Take(3).Select(h => h.TextContent));
        Assert.Equal(board.All("section .para cite").Count, board.All("section .card .para[id]").Count);

        // Edited: one block's form at a time, back at the same section.
        board = await office.FollowAsync(board.All("section .para small a")[0]);
        var edited = await board.Form("section form:has(textarea[aria-label='Câu chữ của đoạn'])").Fill("words", "Các đảng đoàn hoàn thành 95% nhiệm vụ được giao trong tháng.").SubmitAsync("button[value=reword]");
        Assert.Contains("?muc=chuc-nang-nhiem-vu", edited.Path, StringComparison.Ordinal);
        Assert.Contains("Các đảng đoàn hoàn thành 95%", edited.Body, StringComparison.Ordinal);

        await edited.Form("form[action$='handler=HandOver']").SubmitAsync();
        var approver = await demo.SignInAsync("thuongtruc");
        var list = await approver.GetAsync("/xet-duyet");
        var review = await approver.FollowAsync(list.All(".due-list a.btn")[0]);
        Assert.Equal(5, review.All("nav .tabs a").Count);
        var done = await review.Form("form[action$='handler=Approve']").SubmitAsync();
        Assert.Contains("Đã duyệt", done.Words("main"), StringComparison.Ordinal);
        Assert.Equal(taken, await demo.App.ScalarAsync<long>(
            "select jsonb_array_length(v.sources)::bigint from submission_versions v join obligations o using (tenant_id, obligation_id) where o.stream = 'thang' and o.period_key = '2022-07'"));
    }

    [Fact]
    public async Task HalfYear_LateReportsAfterTheApproval_AreNewSinceAndDistrictsHaveTheirSections()
    {
        var office = await demo.SignInAsync("tonghop");
        var address = await BoardAsync("6-thang", "2022-H1");
        var board = await office.GetAsync(address);
        Assert.Contains("Sau khi trình bản 1, có báo cáo mới:", board.Words("main"), StringComparison.Ordinal);
        Assert.Contains("số ước", board.Words("main"), StringComparison.Ordinal);

        // DB-6: only the ten district committees write of the economy, defence and security.
        var economy = await office.GetAsync(address + "?muc=kinh-te-xa-hoi");
        Assert.Equal("Huyện, thị, thành ủy", economy.One("section h4").TextContent);

        var list = await office.GetAsync("/dau-moi");
        Assert.Contains("6 tháng đầu năm 2022", list.Words("main"), StringComparison.Ordinal);
        var work = await office.GetAsync("/viec-cua-toi");
        Assert.DoesNotContain("6 tháng đầu năm 2023", work.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_OfTheHalfYear_HoldTheWordsTheUnitsAndWhoSent()
    {
        var office = await demo.SignInAsync("tonghop");
        var address = await BoardAsync("6-thang", "2022-H1");
        var paper = await office.GetAsync(address + "/in");
        Assert.Contains("Huyện, thị, thành ủy", paper.All("h3").Select(h => h.TextContent));
        Assert.Contains("Gửi sau khi lập, chưa đưa vào:", paper.Body, StringComparison.Ordinal);

        var bytes = await office.Client.GetByteArrayAsync(new Uri(address + "/tong-hop.docx", UriKind.Relative));
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        var body = file.MainDocumentPart!.Document!.Body!;
        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("Báo cáo 6 tháng của Tỉnh ủy, 6 tháng đầu năm 2022", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("(Huyện ủy Tuần Giáo)", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("THƯỜNG TRỰC TỈNH ỦY (PHÓ BÍ THƯ)", body.InnerText, StringComparison.Ordinal);
        var senders = body.Descendants<Table>().Last();
        var owed = await demo.CountAsync("obligations where requirement = '6-thang' and period_key = '2022-H1' and stream = ''");
        Assert.Equal(owed, senders.Descendants<TableRow>().Count(r => RowNumber().IsMatch(r.Descendants<TableCell>().First().InnerText)));
        Assert.Contains("Quá hạn, chưa gửi", senders.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thang", "2022-07", "")]
    [InlineData("6-thang", "2022-H1", "?muc=ket-qua")]
    public async Task Board_OfSeventySevenUnits_IsLightAllTheSame(string stream, string period, string section)
    {
        var office = await demo.SignInAsync("tonghop");
        var address = await BoardAsync(stream, period) + section;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var answer = await office.Client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange(bytes.Length, 1, PageBytes);
    }

    private async Task<string> BoardAsync(string stream, string period) =>
        $"/dau-moi/{await demo.App.ScalarAsync<Guid>("select obligation_id from obligations where stream = $1 and period_key = $2", stream, period)}";

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex RowNumber();
}
