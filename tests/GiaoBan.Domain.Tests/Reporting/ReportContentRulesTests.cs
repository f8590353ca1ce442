using GiaoBan.Domain.Reporting;
using NodaTime;

namespace GiaoBan.Domain.Tests.Reporting;

public sealed class ReportContentRulesTests
{
    private static readonly ReportContent Good = SamplePack.Content;

    private static void Refuses(ReportContent content, string code, string? field, ReportTerms? terms = null) =>
        Assert.Equal((code, field), Assert.Single(ReportContentRules.Check(content, terms ?? SamplePack.Terms).Select(e => (e.Code, e.Field))));

    [Fact]
    public void Check_GoodReport_HasNoError() => Assert.Empty(ReportContentRules.Check(Good, SamplePack.Terms));

    [Fact]
    public void Check_EmptyReport_IsRefusedAndItsDraftIsNot()
    {
        Refuses(ReportContent.Empty, "reporting.content.empty", null);
        Refuses(ReportContent.Empty with { Sections = [new("ket-qua", " \n")] }, "reporting.content.empty", null);
        Assert.Empty(ReportContentRules.CheckDraft(ReportContent.Empty, SamplePack.Terms));
    }

    /// <summary>SK-10: a week in which nothing happened still has a plan for the next.</summary>
    [Fact]
    public void Check_Nil_TakesAPlanAndNothingElse()
    {
        var nil = ReportContent.Empty with { Nil = true };
        Assert.Empty(ReportContentRules.Check(nil with { Plan = Good.Plan }, SamplePack.Terms));
        Refuses(nil with { Figures = [new("dien-tich", 0m, null)] }, "reporting.nil.with-content", "nil");
        Refuses(nil, "reporting.nil.not-allowed", "nil", SamplePack.Terms with { Requirement = SamplePack.Weekly with { AllowsNil = false } });
    }

    [Fact]
    public void Check_Sections_MustBeOfTheOutlineOnceAndNotTooLong()
    {
        Refuses(Good with { Sections = [new("la", "x")] }, "reporting.section.unknown", "sections[0].code");
        Refuses(Good with { Sections = [Good.Sections[0], Good.Sections[0]] }, "reporting.section.twice", "sections[1].code");
        Assert.Empty(ReportContentRules.Check(Good with { Sections = [new("ket-qua", new('x', 20_000))] }, SamplePack.Terms));
        Refuses(Good with { Sections = [new("ket-qua", new('x', 20_001))] }, "reporting.text.too-long", "sections[0].text");
    }

    [Theory]
    [InlineData("la", "1", "reporting.figure.unknown-indicator", "figures[1].indicator")]
    [InlineData("cua-nguoi-khac", "1", "reporting.figure.not-entered-by-unit", "figures[1].indicator")]
    [InlineData("dien-tich", "1", "reporting.figure.twice", "figures[1].indicator")]
    [InlineData("ho-ngheo", "1.5", "reporting.figure.too-many-decimals", "figures[1].value")]
    [InlineData("ho-ngheo", "1000000000000000", "reporting.figure.out-of-range", "figures[1].value")]
    [InlineData("ho-ngheo", "-1000000000000000", "reporting.figure.out-of-range", "figures[1].value")]
    public void Check_BadFigure_IsRefusedAtItsPlace(string indicator, string value, string code, string field)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        Refuses(Good with { Figures = [Good.Figures[0], new(indicator, number, null)] }, code, field);
    }

    [Fact]
    public void Check_BadEstimate_IsRefusedAtItsPlace() =>
        Refuses(Good with { Figures = [new("dien-tich", 1.10m, 0.125m)] }, "reporting.figure.too-many-decimals", "figures[0].estimate");

    [Fact]
    public void Check_Activities_KindCountDateAndRight()
    {
        var line = Good.Activities[0];
        Refuses(Good with { Activities = [line with { Kind = "la" }] }, "reporting.activity.unknown-kind", "activities[0].kind");
        Refuses(Good with { Activities = [line with { Count = 0 }] }, "reporting.activity.count-not-positive", "activities[0].count");
        Refuses(Good with { Activities = [line, line with { Date = new LocalDate(2021, 8, 21) }] }, "reporting.activity.outside-window", "activities[1].date");
        Assert.Empty(ReportContentRules.Check(Good with { Activities = [line with { Date = new LocalDate(2021, 8, 21) }] }, SamplePack.Terms with { Window = null }));
        Refuses(Good with { Activities = [.. Enumerable.Repeat(line, 101)] }, "reporting.activity.too-many", "activities");
        Refuses(Good, "reporting.activity.not-taken", "activities", SamplePack.Terms with { Requirement = SamplePack.Weekly with { TakesActivities = false } });
    }

    [Fact]
    public void Check_Plan_DaysHoursAndRight()
    {
        var line = Good.Plan[0];
        Refuses(Good with { Plan = [line with { Date = new(2021, 8, 20) }] }, "reporting.plan.outside-window", "plan[0].date");
        Refuses(Good with { Plan = [line with { To = line.From }] }, "reporting.plan.ends-before-it-starts", "plan[0].to");
        Refuses(Good with { Plan = [line with { From = null }] }, "reporting.plan.ends-before-it-starts", "plan[0].to");
        Refuses(Good with { Plan = [line with { Text = " " }] }, "reporting.plan.text-needed", "plan[0].text");
        Refuses(Good with { Plan = [line with { Lead = new('x', 201) }] }, "reporting.text.too-long", "plan[0].lead");
        Refuses(Good, "reporting.plan.not-taken", "plan", SamplePack.Terms with { Requirement = SamplePack.Weekly with { CarriesPlanOf = null } });
    }

    [Fact]
    public void Check_Attachments_SizeNumberAndName()
    {
        var file = Good.Attachments[0];
        const long Mega = 1024 * 1024;
        Assert.Empty(ReportContentRules.Check(Good with { Attachments = [file with { Size = 10 * Mega }, file with { Size = 10 * Mega }] }, SamplePack.Terms));
        Refuses(Good with { Attachments = [file with { Size = (10 * Mega) + 1 }] }, "reporting.attachment.too-large", "attachments[0]");
        Refuses(Good with { Attachments = [.. Enumerable.Repeat(file with { Size = 9 * Mega }, 3)] }, "reporting.attachment.all-too-large", "attachments");
        Refuses(Good with { Attachments = [.. Enumerable.Repeat(file, 11)] }, "reporting.attachment.too-many", "attachments");
        Refuses(Good with { Attachments = [file with { FileName = "../x" }] }, "reporting.attachment.name", "attachments[0].fileName");
        Refuses(Good with { Attachments = [file with { FileName = new('x', 201) }] }, "reporting.attachment.name", "attachments[0].fileName");
    }
}
