using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Domain.Tests.Compliance.RoundUps;

public sealed class BasisWordsTests
{
    [Theory]
    [InlineData("08/CT-UBND", "Chỉ thị")]
    [InlineData("353-CV/TU", "Công văn")]
    [InlineData("09/2019/NĐ-CP", "Nghị định")]
    [InlineData("876/KH-UBND", "Kế hoạch")]
    [InlineData("760/UBND-TH", "Văn bản")]
    public void Of_ADocument_NamesItsKindByItsSymbol(string symbol, string kind) =>
        Assert.Equal($"{kind} số {symbol} ngày 28/6/2019 của Cơ quan ban hành", BasisWords.Of(new BasisDocument("Cơ quan ban hành", symbol, new LocalDate(2019, 6, 28), "Về việc báo cáo")));
}
