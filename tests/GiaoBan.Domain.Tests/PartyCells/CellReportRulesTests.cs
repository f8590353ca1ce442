using GiaoBan.Domain.PartyCells;
using NodaTime;

namespace GiaoBan.Domain.Tests.PartyCells;

/// <summary>Points, grades, votes, the rules of a good meeting, and how far a wish of the members has come (SK-7).</summary>
public sealed class CellReportRulesTests
{
    private static readonly GradingForm Form = new(
        "mau", "Mẫu", "Thử", null,
        [new("a", "Chuẩn bị", 15, null, false), new("b", "Diễn biến", 85, null, true)],
        [new("tot", "Tốt", 90), new("kha", "Khá", 70), new("trung-binh", "Trung bình", 50), new("kem", "Kém", 0)],
        [
            new("phut", MeetingMeasure.Minutes, 90, null, null, "HD 12"),
            new("phut-dong", MeetingMeasure.Minutes, 120, MeetingKind.Thematic, 30, "HD 42"),
            new("co-mat", MeetingMeasure.Attendance, 85, null, null, "HD 12"),
            new("khong-ly-do", MeetingMeasure.Unexcused, 0, null, null, "HD 12"),
        ]);

    [Theory]
    [InlineData("15", "75", "tot")]
    [InlineData("15", "74.75", "kha")]
    [InlineData("0", "70", "kha")]
    [InlineData("0", "69.5", "trung-binh")]
    [InlineData("0", "50", "trung-binh")]
    [InlineData("0", "49.99", "kem")]
    [InlineData("0", "0", "kem")]
    public void Grade_AtTheEdgesOfTheBands_IsTheBandThatBeginsThere(string first, string second, string band)
    {
        var grade = CellGrade.Of(Form, [Number(first), Number(second)]).Value!;
        Assert.Equal((band, Number(first) + Number(second)), (grade.Band.Code, grade.Total));
    }

    [Fact]
    public void Grade_PointsMissingOutsideOrTooFine_AreRefusedAtTheirField()
    {
        var refused = CellGrade.Of(Form, [15.25m, 85.001m]);
        Assert.Equal([("cells.score.outside", "scores[0]"), ("cells.score.outside", "scores[1]")], refused.Errors.Select(e => (e.Code, e.Field)));
        Assert.Equal(["scores[0]", "scores[1]"], CellGrade.Of(Form, [null]).Errors.Select(e => e.Field));
        Assert.Equal("cells.score.outside", CellGrade.Of(Form, [-1, 5]).Error.Code);
    }

    [Fact]
    public void Faults_OfForms_AreFound()
    {
        Assert.Empty(Form.Faults());
        Assert.Equal("cells.form.criteria", Assert.Single((Form with { Criteria = [Form.Criteria[1], Form.Criteria[1]] }).Faults()).Code);
        Assert.Equal("cells.form.bands", Assert.Single((Form with { Bands = [.. Form.Bands.Take(3)] }).Faults()).Code);
        Assert.Equal("cells.form.bands", Assert.Single((Form with { Bands = [Form.Bands[1], Form.Bands[0], .. Form.Bands.Skip(2)] }).Faults()).Code);
        Assert.Equal("cells.form.bands", Assert.Single((Form with { Bands = [new("hon", "Hơn", 101), .. Form.Bands] }).Faults()).Code);
    }

    [Fact]
    public void Missed_OfTheRules_NamesThoseNotKept()
    {
        Assert.Empty(Form.Missed(new(20, 18, 2, 0, 90), MeetingKind.Regular));

        // Exactly 85 % is not more than 85 %.
        Assert.Equal(["co-mat"], Codes(new(20, 17, 3, 0, 90), MeetingKind.Regular));
        Assert.Equal(["phut", "co-mat", "khong-ly-do"], Codes(new(20, 10, 9, 1, 89), MeetingKind.Regular));
        Assert.Equal(["phut-dong"], Codes(new(30, 30, 0, 0, 119), MeetingKind.Thematic));
        Assert.Empty(Codes(new(29, 29, 0, 0, 119), MeetingKind.Thematic));
    }

    [Fact]
    public void Facts_ThatDoNotAddUp_AreRefused()
    {
        Assert.Empty(new CellMeetingFacts(20, 17, 2, 1, 95).Faults());
        Assert.Equal(["cells.report.sum"], new CellMeetingFacts(20, 17, 2, 2, 95).Faults().Select(e => e.Code));
        Assert.Equal(["cells.report.members", "cells.report.minutes"], new CellMeetingFacts(0, 0, 0, 0, 0).Faults().Select(e => e.Code));
        Assert.Equal(["cells.report.minutes"], new CellMeetingFacts(1, 1, 0, 0, 601).Faults().Select(e => e.Code));
    }

    [Fact]
    public void Vote_MoreVotesThanPeople_IsRefused()
    {
        Assert.Null(new GradeVote(15, 2).Fault(17));
        Assert.Equal("cells.report.votes", new GradeVote(15, 3).Fault(17)!.Code);
        Assert.Equal("cells.report.votes", new GradeVote(-1, 3).Fault(17)!.Code);
        Assert.Equal((1, true, false), (new GradeVote(9, 7).Silent(17), new GradeVote(9, 7).IsCarried(17), new GradeVote(8, 0).IsCarried(16)));
    }

    [Fact]
    public void FormInUse_OnADay_IsTheLatestBegunThatFits()
    {
        FormInUse[] forms =
        [
            new(Form, 1, new(2021, 1, 1)),
            new(Form with { Code = "rieng", Kind = MeetingKind.Thematic }, 1, new(2021, 1, 1)),
            new(Form, 2, new(2021, 9, 1)),
        ];
        Assert.Equal(("mau", 1), Named(new(2021, 8, 31), MeetingKind.Regular));
        Assert.Equal(("rieng", 1), Named(new(2021, 8, 31), MeetingKind.Thematic));
        Assert.Equal(("mau", 2), Named(new(2021, 9, 1), MeetingKind.Regular));
        Assert.Null(FormInUse.For(forms, new(2020, 12, 31), MeetingKind.Regular));

        (string, int) Named(LocalDate day, MeetingKind kind) => FormInUse.For(forms, day, kind) is { } form ? (form.Form.Code, form.Version) : ("", 0);
    }

    [Fact]
    public void Item_FromRaisedToTold_GoesThroughEveryStage()
    {
        List<ItemStep> steps = [];
        var due = new LocalDate(2021, 8, 20);
        Assert.Equal((ItemStage.New, true), Stage(due));
        steps.Add(new(ItemDeed.Assigned, new(2021, 8, 5), due));
        Assert.Equal((ItemStage.Waiting, true), Stage(due));
        Assert.Equal((ItemStage.Overdue, true), Stage(due.PlusDays(1)));
        Assert.Equal(3, CellItemState.Of(steps, due.PlusDays(3)).LateDays);
        steps.Add(new(ItemDeed.Answered, due.PlusDays(2), null));
        Assert.Equal((ItemStage.Answered, true), Stage(due.PlusDays(40)));
        Assert.Equal(2, CellItemState.Of(steps, due.PlusDays(40)).LateDays);
        Assert.False(CellItemState.Of(steps, due).Admits(ItemDeed.Assigned));
        steps.Add(new(ItemDeed.Told, due.PlusDays(10), null));
        Assert.Equal((ItemStage.Told, false), Stage(due.PlusDays(40)));
        Assert.All(Enum.GetValues<ItemDeed>(), d => Assert.False(CellItemState.Of(steps, due).Admits(d)));

        (ItemStage, bool) Stage(LocalDate today) => CellItemState.Of(steps, today) is var state ? (state.Stage, state.IsOpen) : default;
    }

    [Fact]
    public void Item_Untouched_AdmitsOnlyThatSomebodyIsToAnswer()
    {
        var state = CellItemState.Of([], new(2021, 8, 20));
        Assert.Equal([ItemDeed.Assigned], Enum.GetValues<ItemDeed>().Where(state.Admits));
    }

    [Fact]
    public void Summary_OfAMonth_CountsItsLines()
    {
        var summary = new CellMonthSummary(
            [
                new("1", 1, null, 20, 18, "tot", 92, true, 1, 1, true),
                new("2", 2, null, 40, 30, "kha", 75, false, 1, 0, true),
                new("3", 0, "Mưa lũ", 0, 0, null, null, false, 1, 0, true),
                new("4", 0, null, 0, 0, null, null, false, 0, 0, false),
            ],
            new(3, 1, 2, 1));
        Assert.Equal((4, 2, 1, 1), (summary.Cells, summary.Met, summary.NotMet, summary.Unreported));
        Assert.Equal((80m, 3, 1, 1, 1), (summary.Attendance, summary.Assigned, summary.Attended, summary.OfBand("tot"), summary.Unconfirmed));
        Assert.Null((summary with { Lines = [.. summary.Lines.Skip(2)] }).Attendance);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Codes(CellMeetingFacts facts, MeetingKind kind) => Form.Missed(facts, kind).Select(r => r.Code);
}
