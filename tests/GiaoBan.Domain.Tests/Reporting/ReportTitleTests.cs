using GiaoBan.Domain.Reporting;

namespace GiaoBan.Domain.Tests.Reporting;

public sealed class ReportTitleTests
{
    [Theory]
    [InlineData("Báo cáo quý I", "Quý I/2022", "Báo cáo quý I/2022")]
    [InlineData("Báo cáo 6 tháng đầu năm", "6 tháng đầu năm 2022", "Báo cáo 6 tháng đầu năm 2022")]
    [InlineData("Báo cáo 9 tháng", "9 tháng năm 2022", "Báo cáo 9 tháng năm 2022")]
    [InlineData("Báo cáo năm", "Năm 2022", "Báo cáo năm 2022")]
    [InlineData("Báo cáo tuần của khối chính quyền", "Tuần 33/2021", "Báo cáo tuần của khối chính quyền, tuần 33/2021")]
    public void Of_NameAndPeriod_SaysWhatTheyShareOnce(string report, string period, string title) => Assert.Equal(title, ReportTitle.Of(report, period));
}
