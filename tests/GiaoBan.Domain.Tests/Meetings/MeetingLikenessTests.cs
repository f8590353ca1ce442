using GiaoBan.Domain.Meetings.Similar;
using NodaTime;

namespace GiaoBan.Domain.Tests.Meetings;

/// <summary>What is proposed for two near meetings, and why (NN-2).</summary>
public sealed class MeetingLikenessTests
{
    private static readonly OfficeWords Office = new([new OfficeWordGroup(0.5, ["họp", "bàn", "về"])]);
    private static readonly TopicWords Words = new(new Abbreviations([]), Office);
    private static readonly TopicWeights Weights = new(new Dictionary<string, int>(), 0, Office);
    private static readonly LocalDate Day = new(2021, 8, 17);

    [Fact]
    public void Of_SameMatterSamePeople_Merge()
    {
        var found = Judge(Meeting("Họp bàn giải tỏa chợ cũ", 0, 11), Meeting("Giải tỏa chợ cũ", 2, 9));

        Assert.Equal(SimilarRemedy.Merge, found.Remedy);
        Assert.Equal(2, found.DaysApart);
        Assert.Equal(["similar.reason.topic", "similar.reason.people-all", "similar.reason.chair", "similar.reason.days"], found.Reasons.Select(r => r.Code));
        Assert.Equal("giải tỏa chợ cũ", found.Reasons[0].Args[0]);
    }

    [Fact]
    public void Of_SamePeopleOtherMatter_BackToBackWithinDays()
    {
        Assert.Equal(SimilarRemedy.BackToBack, Judge(Meeting("Tuyển quân", 0, 8), Meeting("Giải tỏa chợ cũ", 2, 8)).Remedy);
        Assert.Equal(SimilarRemedy.None, Judge(Meeting("Tuyển quân", 0, 8), Meeting("Giải tỏa chợ cũ", 9, 8)).Remedy);
    }

    [Fact]
    public void Of_SameMatterHeld_RefersOnlyToWhatIsOpen()
    {
        var held = Meeting("Giải tỏa chợ cũ", -20, 4) with { IsHeld = true };

        Assert.Equal(SimilarRemedy.Refer, Judge(Meeting("Giải tỏa chợ cũ", 0, 8), held with { OpenWork = 2 }).Remedy);
        Assert.Equal(SimilarRemedy.Look, Judge(Meeting("Giải tỏa chợ cũ", 0, 8), held).Remedy);
        Assert.Contains(Judge(Meeting("Giải tỏa chợ cũ", 0, 8), held with { OpenWork = 2 }).Reasons, r => r.Code == "similar.reason.open" && (int)r.Args[0] == 2);
    }

    [Fact]
    public void Of_SameMatterFarApart_IsNotOneMeeting()
    {
        Assert.Equal(SimilarRemedy.Look, Judge(Meeting("Giải tỏa chợ cũ", 0, 8), Meeting("Giải tỏa chợ cũ", 30, 8)).Remedy);
        Assert.Equal(SimilarRemedy.None, Judge(Meeting("Giải tỏa chợ cũ", 0, 8), Meeting("Giải tỏa chợ cũ", 90, 8)).Remedy);
    }

    [Fact]
    public void Of_NobodyNamedYet_IsJudgedByTheMatter() =>
        Assert.Equal(SimilarRemedy.Merge, Judge(Meeting("Giải tỏa chợ cũ", 0, 0), Meeting("Giải tỏa chợ cũ", 3, 8)).Remedy);

    [Fact]
    public void People_TwoInsideFifty_AreNoSmallMeetingInsideABigOne()
    {
        Assert.True(PeopleLikeness.Of(People(2), People(50)).Score < MeetingLikeness.PeopleNear);
        Assert.Equal(1, PeopleLikeness.Of(People(12), People(12)).Score, 3);
        Assert.False(PeopleLikeness.Of(People(0), People(12)).IsKnown);
    }

    private static Likeness Judge(ComparedMeeting one, ComparedMeeting other) => MeetingLikeness.Of(one, other, Weights);

    private static ComparedMeeting Meeting(string title, int days, int people) => new(Words.Of(title), People(people), Day.PlusDays(days), IsHeld: false, OpenWork: 0);

    private static List<MeetingPerson> People(int count) =>
        [.. Enumerable.Range(1, count).Select(n => new MeetingPerson(new Guid(n, 0, 0, new byte[8]), n == 1 ? PeopleLikeness.Chair : PeopleLikeness.Required))];
}
