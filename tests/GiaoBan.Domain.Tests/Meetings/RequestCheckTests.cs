using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Domain.Meetings.Rules;
using NodaTime;

namespace GiaoBan.Domain.Tests.Meetings;

/// <summary>What a request for a meeting lacks, and what to think about (NN-1, NN-3, MTG-1).</summary>
public sealed class RequestCheckTests
{
    private static readonly Guid Chair = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Owner = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Land = new("00000000-0000-0000-0000-000000000003");
    private static readonly MeetingKindRule Work = new("cong-viec", "Họp giải quyết công việc", "Nhà nước", 3, 3, 5, 240);
    private static readonly MeetingRulePack Pack = new(
        "mau", "Mẫu", "Thử", 30, [Work], [new("khac", "Khác", false), new("quy-dinh", "Quy định", true)], [new("da-giao", "Đã giao chưa?", "Tự quyết", "mục 2")]);

    // Asked for on Monday, 16/8/2021, for Friday, 20/8: three working days lie between, Tuesday is the last day to invite.
    private static readonly RequestFacts Whole = new(
        "Thống nhất", "Ba hộ", "khac", "", new LocalDate(2021, 8, 20), 120, new LocalDate(2021, 8, 16), Owner, Chair,
        [new("Chủ tịch", Chair, null, Capacities.Chair, ""), new("Trưởng phòng", Owner, Land, Capacities.Required, "Phụ trách")], [], [new("da-giao", false, "")], "", "");

    [Fact]
    public void Lacks_OfAWholeRequest_AreNone()
    {
        Assert.Empty(Lacks(Whole));
        Assert.Empty(Hints(Whole));
    }

    [Fact]
    public void Lacks_OfAnEmptyRequest_NameEveryPlace() => Assert.Equal(
        ["purpose", "content", "day", "ownerPost", "chairPost", "needGround", "answers"],
        Lacks(Whole with { Purpose = "", Content = "", Day = null, Minutes = 0, OwnerPost = null, ChairPost = null, NeedGround = "", Answers = [], Invitees = [] }).Select(e => e.Field));

    [Fact]
    public void Lacks_AReason_NamesTheInviteeAsTheFormCountsThem()
    {
        var lack = Assert.Single(Lacks(Whole with { Invitees = [Whole.Invitees[0], Whole.Invitees[1] with { Reason = "" }] }));
        Assert.Equal(("meetingrequests.lacks.reason", "invitees[0].reason", "Trưởng phòng"), (lack.Code, lack.Field, lack.Args[0]));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Ủy quyền chưa đủ", true)]
    public void Lacks_ACaseThatHolds_IsExplained(string explanation, bool whole)
    {
        var facts = Whole with { Answers = [new("da-giao", true, explanation)] };
        Assert.Equal(whole, Lacks(facts).Count == 0);
        Assert.Equal("meetingrequests.hint.case", Assert.Single(Hints(facts)).Code);
    }

    [Fact]
    public void Lacks_OfWhatARuleMakesHold_AskNoNeedTest() =>
        Assert.Empty(RequestCheck.Lacks(Whole with { Answers = [], NeedGround = "" }, Work with { NeedTest = false }, Pack, WorkingDays.Weekdays));

    [Fact]
    public void Lacks_AGroundThatNeedsItsRule_AskForIt() => Assert.Equal(["legalBasis"], Lacks(Whole with { NeedGround = "quy-dinh" }).Select(e => e.Field));

    [Theory]
    [InlineData(17, false)]
    [InlineData(18, true)]
    public void IsShort_CountsWorkingDaysBeforeTheDay(int askedOn, bool isShort)
    {
        var facts = Whole with { AskedOn = new LocalDate(2021, 8, askedOn) };
        Assert.Equal(isShort, Lacks(facts).Any(e => e.Field == "shortReason"));
        Assert.Equal(isShort, Hints(facts).Any(h => h.Code == "meetingrequests.hint.short"));
        Assert.Empty(Lacks(facts with { ShortReason = "Việc gấp" }));
    }

    [Theory]
    [InlineData(240, false)]
    [InlineData(241, true)]
    public void IsLong_AboveTheKindsLongest_NeedsAReason(int minutes, bool isLong)
    {
        var facts = Whole with { Minutes = minutes };
        Assert.Equal(isLong, Lacks(facts).Any(e => e.Field == "longReason"));
        Assert.Empty(Lacks(facts with { LongReason = "Nhiều hồ sơ" }));
    }

    [Fact]
    public void Hints_NameWhoIsMissing() => Assert.Equal(
        ["meetingrequests.hint.owner", "meetingrequests.hint.chair", "meetingrequests.hint.unit"],
        Hints(Whole with { Invitees = [], ItemUnits = [(Land, "Phòng Địa chính"), (Land, "Phòng Địa chính")] }).Select(h => h.Code));

    [Fact]
    public void Hints_OfMoreThanUsual_CountThem()
    {
        var many = Whole with { Invitees = [.. Whole.Invitees, .. Enumerable.Range(0, 30).Select(i => new Invitee($"Khách {i}", null, null, Capacities.Guest, "Mời"))] };
        var hint = Assert.Single(Hints(many));
        Assert.Equal(("meetingrequests.hint.many", 32, 30), (hint.Code, hint.Args[0], hint.Args[1]));
        Assert.Empty(RequestCheck.Hints(many, Work with { PeopleHint = 32 }, Pack, WorkingDays.Weekdays));
    }

    [Theory]
    [InlineData(11, 90, "16.5")]
    [InlineData(1, 3, "0.1")]
    [InlineData(0, 120, "0")]
    public void PersonHoursOf_PeopleAndMinutes_AreRoundedToATenth(int people, int minutes, string hours) =>
        Assert.Equal(decimal.Parse(hours, System.Globalization.CultureInfo.InvariantCulture), RequestFacts.PersonHoursOf(people, minutes));

    private static IReadOnlyList<Error> Lacks(RequestFacts facts) => RequestCheck.Lacks(facts, Work, Pack, WorkingDays.Weekdays);

    private static IReadOnlyList<RequestHint> Hints(RequestFacts facts) => RequestCheck.Hints(facts, Work, Pack, WorkingDays.Weekdays);
}
