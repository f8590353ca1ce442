using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Schedules;
using NodaTime;

namespace GiaoBan.Domain.Tests.Schedules;

/// <summary>SK-10: "bố trí thành phần tham gia tránh chồng chéo".</summary>
public sealed class PlanClashesTests
{
    [Fact]
    public void Of_TwoMeetingsInOneRoomAtOneHour_NamesTheRoom() => Assert.Equal(
        [new PlanClash(0, 1, PlanClashKind.Room, "Phòng họp UBND xã")],
        PlanClashes.Of([Line(8, 10, "Họp một", "Phòng họp UBND xã", room: true), Line(9, 11, "Họp hai", "phòng họp  UBND xã")]));

    [Fact]
    public void Of_OnePersonWantedTwice_NamesThePersonWhetherLeadOrInvited() => Assert.Equal(
        [new PlanClash(0, 1, PlanClashKind.People, "Chủ tịch UBND")],
        PlanClashes.Of([Line(8, 10, "Họp một", lead: "Chủ tịch UBND"), Line(9, 11, "Họp hai", with: "Tư pháp; chủ tịch UBND")]));

    [Theory]
    [InlineData(8, 10, 10, 11)]
    [InlineData(8, null, 9, 10)]
    [InlineData(null, null, 9, 10)]
    public void Of_HoursThatDoNotOverlap_FindsNothing(int? from, int? to, int? otherFrom, int? otherTo) => Assert.Empty(
        PlanClashes.Of([Line(from, to, "Một", "Hội trường", room: true), Line(otherFrom, otherTo, "Hai", "Hội trường", room: true)]));

    [Fact]
    public void Of_AnEndThatIsNotSaid_IsTakenForAnHour() => Assert.Single(
        PlanClashes.Of([Line(8, null, "Một", "Hội trường", room: true), Line(8, null, "Hai", "Hội trường")]));

    [Fact]
    public void Of_TwoWorksInOneVillage_GoSideBySide() => Assert.Empty(PlanClashes.Of([Line(8, 10, "Một", "Thôn 3"), Line(8, 10, "Hai", "Thôn 3")]));

    [Fact]
    public void Of_OneWorkNamedByTwoUnits_IsNoClash() => Assert.Empty(
        PlanClashes.Of([Line(8, 10, "Họp chung", "Hội trường", "Văn phòng", room: true), Line(8, 10, "Họp  chung", "Hội trường", "Văn phòng", room: true)]));

    [Fact]
    public void Of_OtherDays_FindsNothing() => Assert.Empty(PlanClashes.Of(
        [Line(8, 10, "Một", "Hội trường", room: true), Line(8, 10, "Hai", "Hội trường", room: true) with { Date = new LocalDate(2021, 8, 22) }]));

    [Theory]
    [InlineData("Đảng ủy xã Sơn Kim 2", true)]
    [InlineData("Tỉnh ủy Điện Biên", true)]
    [InlineData("UBND tỉnh Lai Châu", false)]
    [InlineData("Ủy ban nhân dân tỉnh", false)]
    [InlineData("Chính phủ", false)]
    public void IsOfTheParty_ByItsIssuer(string issuer, bool expected) =>
        Assert.Equal(expected, new BasisDocument(issuer, "1", new LocalDate(2021, 8, 19), "").IsOfTheParty);

    private static PlanLine Line(int? from, int? to, string text, string place = "", string lead = "", string with = "", bool room = false) => new(
        new LocalDate(2021, 8, 21), from is { } f ? new LocalTime(f, 0) : null, to is { } t ? new LocalTime(t, 0) : null, text, place, lead, with, room);
}
