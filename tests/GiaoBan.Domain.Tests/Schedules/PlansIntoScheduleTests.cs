using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Schedules;
using NodaTime;

namespace GiaoBan.Domain.Tests.Schedules;

/// <summary>Plans become the week's schedule: what changed, what is one work, who is meant, what a later version says otherwise (SK-10).</summary>
public sealed class PlansIntoScheduleTests
{
    private static readonly LocalDate Tuesday = new(2021, 8, 17);
    private static readonly Guid Chair = Guid.CreateVersion7(), Office = Guid.CreateVersion7(), Farmers = Guid.CreateVersion7(), Twin = Guid.CreateVersion7();

    [Fact]
    public void PlanChanges_OfALaterPlan_PairEachLineOnce()
    {
        PlanLine[] taken = [Plan("Họp thôn A", 8), Plan("Kiểm tra đê điều xã", 14), Plan("Tiếp dân", 7)];
        PlanLine[] sent = [Plan("Tiếp dân", 7), Plan("Họp thôn A", 9), Plan("Kiểm tra đê điều thôn B", 14), Plan("Trồng cây", 16)];
        var changes = PlanChanges.Of(taken, sent);
        Assert.Contains(new PlanChange(PlanChangeKind.Same, 2, 0), changes);
        Assert.Contains(new PlanChange(PlanChangeKind.Changed, 0, 1), changes);
        Assert.Contains(new PlanChange(PlanChangeKind.Changed, 1, 2), changes);
        Assert.Contains(new PlanChange(PlanChangeKind.New, null, 3), changes);
        Assert.Equal(4, changes.Count);
    }

    [Fact]
    public void PlanChanges_OfAnEmptyPlan_DropEveryLine() =>
        Assert.Equal([new PlanChange(PlanChangeKind.Dropped, 0, null)], PlanChanges.Of([Plan("Họp thôn A", 8)], []));

    [Theory]
    [InlineData("Ra quân làm giao thông nông thôn thôn Hạ Vàng", "Ra quân giao thông nông thôn tại Hạ Vàng", true)]
    [InlineData("Họp triển khai công tác tiêm phòng gia súc", "Triển khai tiêm phòng gia súc", true)]
    [InlineData("Họp triển khai công tác tiêm phòng gia súc", "Họp triển khai công tác thu thuế đất", false)]
    [InlineData("Tiếp dân", "Tiếp dân", true)]
    [InlineData("Họp", "Làm việc", false)]
    public void SameWork_ByWords_IsFoundOnOneDay(string one, string other, bool same) =>
        Assert.Equal(same, SameWork.Of([Plan(one, 8), Plan(other, 8)]).Count == 1);

    [Fact]
    public void SameWork_OnOtherDaysHoursOrPlaces_IsNone()
    {
        var one = Plan("Ra quân làm giao thông nông thôn", 8) with { Place = "Thôn A" };
        Assert.Empty(SameWork.Of([one, one with { Date = Tuesday.PlusDays(1) }]));
        Assert.Empty(SameWork.Of([one, one with { From = new(14, 0), To = new(16, 0) }]));
        Assert.Empty(SameWork.Of([one, one with { Place = "Thôn B" }]));
        Assert.Single(SameWork.Of([one, one with { From = null, To = null, Place = "" }]));
    }

    [Fact]
    public void PeopleWords_OfAPlan_LinkWhatNamesOneAndLeaveTheRest()
    {
        var words = new PeopleWords([
            new(Chair, false, ["Chủ tịch Ủy ban nhân dân", "Nguyễn Thị Một"]), new(Office, true, ["Văn phòng xã", "VP"]), new(Farmers, true, ["Hội Nông dân"]),
            new(Twin, false, ["Cán bộ"]), new(Guid.CreateVersion7(), false, ["Cán bộ"]),
        ]);
        var named = words.Read("đ/c CT UBND, Hội nông dân; Cán bộ, nguyễn thị một\nĐại diện các thôn");
        Assert.Equal([Chair], named.Posts);
        Assert.Equal([Farmers], named.Units);
        Assert.Equal(["Cán bộ", "Đại diện các thôn"], named.Unknown);
        Assert.Equal([Office], words.Read("văn phòng").Units);
    }

    [Fact]
    public void ScheduleChanges_OfTwoVersions_TouchThoseOfBothLines()
    {
        var (kept, moved, gone, added) = (Line("Giữ"), Line("Dời") with { Posts = [Chair] }, Line("Bỏ") with { Posts = [Twin] }, Line("Thêm") with { Posts = [Office] });
        var now = moved with { From = new(15, 0), To = new(16, 0), Posts = [Farmers] };
        var changes = ScheduleChanges.Of([kept, moved, gone], [kept with { Posts = [Chair] }, now, added]);
        Assert.Equal(3, changes.Count);
        var change = Assert.Single(changes, c => c.Kind == LineChangeKind.Changed);
        Assert.Equal([LineField.When], change.Fields);
        Assert.Equal([Chair, Farmers], change.Touched);
        Assert.Equal([Twin], Assert.Single(changes, c => c.Kind == LineChangeKind.Removed).Touched);
        Assert.Equal([Office], Assert.Single(changes, c => c.Kind == LineChangeKind.Added).Touched);
    }

    private static PlanLine Plan(string text, int hour) => new(Tuesday, new(hour, 0), new(hour + 2, 0), text, "", "", "", false);

    private static ScheduleLine Line(string text) => new(Guid.CreateVersion7(), false, Tuesday, new(8, 0), new(9, 0), text, "", "", "", "", "");
}
