using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reviews;
using GiaoBan.Domain.Tests.Reporting;
using NodaTime;

namespace GiaoBan.Domain.Tests.Reviews;

/// <summary>What a review's verdict must say, which one counts, and what is counted (LC-1).</summary>
public sealed class ReviewVerdictRulesTests
{
    private static readonly Requirement Monthly = SamplePack.Weekly with { Code = "thang", Name = "Báo cáo tháng" };
    private static readonly RegimePack Reviewed = SamplePack.Pack with { Requirements = [SamplePack.Weekly, Monthly] };
    private static readonly RegimePack Other = SamplePack.Pack with { Code = "khac", Requirements = [Monthly] };
    private static readonly TypedVerdict Keep = new("tuan", "keep", "", "", "", "yes", "");

    [Fact]
    public void Check_KeptWithAValidBasis_NeedsNoMore()
    {
        var verdict = Check(Keep with { Change = "bỏ qua", MergeInto = "khac/thang", BasisReplaced = "bỏ qua" }).Value!;
        Assert.Equal(new ReviewVerdict("tuan", ReviewConclusion.Keep, null, null, null, null), verdict);
        Assert.True(verdict.IsBasisValid);
    }

    [Fact]
    public void Check_EveryOtherConclusion_NeedsItsWords()
    {
        Assert.Equal(["reviews.reason.missing:reason"], Refusals(Keep with { Conclusion = "abolish", Reason = "  " }));
        Assert.Equal(["reviews.reason.missing:reason", "reviews.change.missing:change"], Refusals(Keep with { Conclusion = "amend" }));
        Assert.Equal(["reviews.reason.missing:reason", "reviews.merge.missing:mergeInto"], Refusals(Keep with { Conclusion = "merge" }));
        Assert.Equal(["reviews.conclusion.missing:conclusion", "reviews.basis.missing:basisValid"], Refusals(new(null, "drop", null, null, null, "maybe", null)));
        Assert.Equal(["reviews.basis.replaced.missing:basisReplaced"], Refusals(Keep with { BasisValid = "no" }));
        Assert.Equal(["reviews.text.too-long:reason"], Refusals(Keep with { Reason = new string('x', ReviewVerdictRules.MostCharacters + 1) }));
    }

    [Theory]
    [InlineData("tuan", "mau/thang", null)]
    [InlineData("tuan", "khac/thang", null)]
    [InlineData("", "khac/thang", null)]
    [InlineData("tuan", "mau/tuan", "reviews.merge.itself")]
    [InlineData("", "mau/thang", "reviews.merge.own-regime")]
    [InlineData("tuan", "khac/tuan", "reviews.merge.missing")]
    [InlineData("tuan", "la/thang", "reviews.merge.missing")]
    [InlineData("tuan", "mau/thang/thua", "reviews.merge.missing")]
    public void Check_Merged_GoesIntoAnotherReportThatExists(string requirement, string into, string? refusal)
    {
        var checkedVerdict = Check(Keep with { Requirement = requirement, Conclusion = "merge", Reason = "trùng", MergeInto = into });
        Assert.Equal(refusal, checkedVerdict.IsOk ? null : checkedVerdict.Error.Code);
        Assert.Equal(refusal is null ? into : null, checkedVerdict.IsOk ? $"{checkedVerdict.Value.MergeInto!.Regime}/{checkedVerdict.Value.MergeInto.Requirement}" : null);
    }

    [Fact]
    public void Check_ARequirementOfAnotherRegime_IsNotFound() =>
        Assert.Equal(ErrorKind.NotFound, Check(Keep with { Requirement = "quy" }).Error.Kind);

    [Fact]
    public void Latest_OfSeveralVerdicts_IsTheLastThatCoversTheRequirement()
    {
        GivenVerdict[] given = [Given(1, null, 3), Given(2, "tuan", 5), Given(3, "thang", 6)];
        Assert.Equal((2, 3), (ReviewReading.Latest("tuan", given)!.Number, ReviewReading.Latest("thang", given)!.Number));
        Assert.Equal((1, 1), (ReviewReading.First("tuan", given)!.Number, ReviewReading.Latest("quy", given)!.Number));
        Assert.Equal(4, ReviewReading.Latest("tuan", given.Append(Given(4, null, 7)))!.Number);
        Assert.Null(ReviewReading.Latest("tuan", [given[2]]));
    }

    [Theory]
    [InlineData(null, 10, 0, false)]
    [InlineData(null, 11, 1, true)]
    [InlineData(10, 30, 0, false)]
    [InlineData(14, 30, 4, false)]
    public void Standing_AgainstTheDueDay_CountsWholeDays(int? reviewedOn, int today, int late, bool overdue)
    {
        var standing = ReviewStanding.Of(new(2026, 11, 10), reviewedOn is { } day ? new LocalDate(2026, 11, day) : null, new(2026, 11, today));
        Assert.Equal((reviewedOn is not null, late, overdue), (standing.IsReviewed, standing.LateDays, standing.IsOverdue));
    }

    [Fact]
    public void Counts_OfLines_AddUp()
    {
        var lost = new ReviewVerdict(null, ReviewConclusion.Abolish, "thừa", null, null, "không có");
        var counts = ReviewCounts.Of([(new(true, 0), lost), (new(true, 2), lost with { Conclusion = ReviewConclusion.Keep, BasisReplaced = null }), (new(false, 3), null), (new(false, 0), null)]);
        Assert.Equal((4, 2, 2, 1, 1), (counts.Total, counts.Reviewed, counts.Left, counts.Overdue, counts.BasisInvalid));
        Assert.Equal([1, 0, 0, 1], ReviewCodes.All.Select(c => counts.ByConclusion[c]));
    }

    [Fact]
    public void Codes_OfEveryConclusion_AreReadBack()
    {
        Assert.Equal(["keep", "amend", "merge", "abolish"], ReviewCodes.All.Select(ReviewCodes.Of));
        Assert.All(ReviewCodes.All, c => Assert.Equal(c, ReviewCodes.Read(ReviewCodes.Of(c))));
        Assert.Null(ReviewCodes.Read("Keep"));
    }

    private static Result<ReviewVerdict> Check(TypedVerdict typed) => ReviewVerdictRules.Check(typed, Reviewed, [Reviewed, Other]);

    private static List<string> Refusals(TypedVerdict typed) => [.. Check(typed).Errors.Select(e => $"{e.Code}:{e.Field}")];

    private static GivenVerdict Given(int number, string? requirement, int day) =>
        new(number, new(requirement, ReviewConclusion.Keep, null, null, null, null), "Chức danh", "Người", Instant.FromUtc(2026, 11, day, 1, 0));
}
