using System.Text.RegularExpressions;
using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Regimes;

/// <summary>docs/goi-che-do.md stays true to the reader: what it shows can be read.</summary>
public sealed partial class PackGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(SharedFolder.Repository, "docs", "goi-che-do.md"));

    [Fact]
    public void Guide_WholePack_IsRead()
    {
        var read = PackReader.Read(WholePack().Match(Guide).Groups[1].Value, "goi-che-do.md");
        Assert.Empty(read.Errors);
        Assert.NotEmpty(read.Value!.MeetingRules);
    }

    [Fact]
    public void Guide_EveryPeriodAndDeadlineOfTheTable_IsRead()
    {
        var rows = PeriodAndDeadline().Matches(Guide);
        Assert.Equal(13, rows.Count);
        Assert.All(rows, row => Assert.Empty(PackReader.Read(PackWith(row.Groups[1].Value, row.Groups[2].Value), row.Value).Errors));
    }

    private static string PackWith(string cadence, string deadline) => $$"""
        code: mau
        title: Chế độ mẫu
        basis: { issuer: Đảng ủy, symbol: 1-CV/ĐU, date: 2026-01-01, subject: Về báo cáo }
        effectiveFrom: 2026-01-01
        clauses:
          - { code: muc-1, place: mục 1, quote: báo cáo }
        requirements:
          - code: bao-cao
            name: Báo cáo
            kind: periodic
            clauses: [muc-1]
            recipient: Văn phòng
            owedBy: { kinds: [linh-vuc] }
            schedule:
              cadence: {{cadence}}
              deadlines:
                - { tier: unit, clause: muc-1, {{deadline[1..]}}
        """;

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex WholePack();

    [GeneratedRegex(@"^\| [^|]+ \| `(\{ every.*?\})` \| `(\{.*?\})` \|$", RegexOptions.Multiline)]
    private static partial Regex PeriodAndDeadline();
}
