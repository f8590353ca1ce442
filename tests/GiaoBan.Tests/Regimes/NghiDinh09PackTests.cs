using GiaoBan.Domain.Regimes;

namespace GiaoBan.Tests.Regimes;

/// <summary>The pack of Decree 09/2019 (LAW-1); its calendar is held against the oracle.</summary>
public sealed class NghiDinh09PackTests
{
    private static readonly RegimePack Pack = SourceText.Pack("nghi-dinh-09");

    /// <summary>Words that were not found in the articles themselves say where they come from.</summary>
    [Fact]
    public void Clauses_NotOfTheArticleItself_SayWhereTheWordsComeFrom() => Assert.All(
        Pack.Clauses.Where(c => c.Place.StartsWith("Điều 4", StringComparison.Ordinal) || c.Place.StartsWith("Điều 12", StringComparison.Ordinal)),
        c => Assert.Matches("theo trang giới thiệu|lời nhắc lại", c.Place));

    /// <summary>Each periodic report rests on its own line of Article 12 and on Article 13.</summary>
    [Fact]
    public void Periodic_Reports_RestOnTheirCutOffAndDeadline()
    {
        var periodic = Pack.Requirements.Where(r => r.Kind == RequirementKind.Periodic).ToList();
        Assert.Equal(["thang", "quy", "6-thang-dau-nam", "6-thang-cuoi-nam", "nam"], periodic.Select(r => r.Code));
        Assert.All(periodic, r => Assert.Contains("12-" + r.Code, r.Clauses));
        Assert.All(periodic, r => Assert.Equal("13-1-han-gui", Assert.Single(r.Schedule!.Tiers).Clause));
        Assert.DoesNotContain(periodic, r => r.Estimates || r.Absorbs.Count > 0);
    }

    /// <summary>Article 8.5 c: what is not periodic follows the request.</summary>
    [Fact]
    public void ThematicAndAdHoc_Reports_FollowTheRequest() => Assert.All(
        Pack.Requirements.Where(r => r.Kind != RequirementKind.Periodic),
        r => Assert.IsType<TriggerDue.ByRequest>(Assert.Single(r.Triggers).Due));

    [Fact]
    public void OwedBy_Everything_MinistriesAndProvinces() =>
        Assert.All(Pack.Requirements, r => Assert.Equal(["bo-nganh", "ubnd-tinh"], r.OwedBy.Kinds));
}
