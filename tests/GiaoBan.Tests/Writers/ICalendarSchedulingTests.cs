using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Documents.ICalendar;

namespace GiaoBan.Tests.Writers;

/// <summary>Invitations that calendar programs take (RFC 5546, NN-3): organizer, attendees, occurrences, deputies.</summary>
public sealed class ICalendarSchedulingTests
{
    private static readonly DateTimeOffset Stamp = new(2021, 8, 10, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly ICalendarPerson Office = ICalendarPerson.OfMail("vanphong@giaoban.example.vn", "Văn phòng");

    private static readonly ICalendarPerson Head = ICalendarPerson.OfMail("truong.phong@giaoban.example.vn", "Trưởng phòng");

    private static readonly ICalendarPerson Deputy = ICalendarPerson.OfMail("pho.phong@giaoban.example.vn", "Phó trưởng phòng");

    private static readonly ICalendarEvent Friday = new("giao-ban@giaoban", Stamp, ICalendarTime.At(new(2021, 8, 20, 14, 0, 0, TimeSpan.FromHours(7))), "Giao ban tuần")
    {
        Organizer = Office,
        Attendees = [new ICalendarAttendee(Head) { Role = ICalendarRole.Chair, AsksForReply = true }],
    };

    [Fact]
    public void Write_ARequest_NamesWhoAsksAndWhoIsAsked()
    {
        ICalendarAttendee[] asked =
        [
            new(Head) { Role = ICalendarRole.Chair, Answer = ICalendarAnswer.Accepted },
            new(Deputy) { Role = ICalendarRole.Optional, Answer = ICalendarAnswer.Tentative, AsksForReply = true },
            new(ICalendarPerson.OfMail("phong1@giaoban.example.vn", "")) { Role = ICalendarRole.NonParticipant, Kind = ICalendarUserKind.Room },
        ];
        var one = Read("REQUEST", Friday with { Attendees = asked, Sequence = 2 });
        Assert.Equal(("mailto:vanphong@giaoban.example.vn", "Văn phòng"), (one.Organizer.Address, one.Organizer.One("CN")));
        Assert.Equal(["mailto:truong.phong@giaoban.example.vn", "mailto:pho.phong@giaoban.example.vn", "mailto:phong1@giaoban.example.vn"], one.Attendees.Select(a => a.Address));
        Assert.Equal(["CHAIR", "OPT-PARTICIPANT", "NON-PARTICIPANT"], one.Attendees.Select(a => a.One("ROLE")));
        Assert.Equal(["ACCEPTED", "TENTATIVE", "NEEDS-ACTION"], one.Attendees.Select(a => a.One("PARTSTAT")));
        Assert.Equal([null, "TRUE", null], one.Attendees.Select(a => a.One("RSVP")));
        Assert.Equal([null, null, "ROOM"], one.Attendees.Select(a => a.One("CUTYPE")));
        Assert.Equal(("2", null), (one.Text("SEQUENCE"), one.Text("STATUS")));
    }

    [Fact]
    public void Write_AMovedOccurrence_KeepsWhenItWasFirstToBe()
    {
        var monday = Friday with { RecurrenceId = Friday.Start, Start = ICalendarTime.At(new(2021, 8, 23, 8, 0, 0, TimeSpan.FromHours(7))), Sequence = 1 };
        var one = Read("REQUEST", monday);
        Assert.Equal(("20210820T070000Z", "20210823T010000Z", "1"), (one.Text("RECURRENCE-ID"), one.Text("DTSTART"), one.Text("SEQUENCE")));
    }

    [Fact]
    public void Write_ADeputy_IsNamedOnBothSides()
    {
        var one = Read("REQUEST", Friday with
        {
            Attendees =
            [
                new ICalendarAttendee(Head) { Answer = ICalendarAnswer.Delegated, DelegatedTo = [Deputy] },
                new ICalendarAttendee(Deputy) { DelegatedFrom = [Head] },
            ],
        });
        Assert.Equal("mailto:pho.phong@giaoban.example.vn", one.Attendees[0].One("DELEGATED-TO"));
        Assert.Equal("mailto:truong.phong@giaoban.example.vn", one.Attendees[1].One("DELEGATED-FROM"));
    }

    [Theory]
    [InlineData(true, "CANCELLED")]
    [InlineData(false, null)]
    public void Write_ACancel_SaysWhetherForAllOrForOne(bool forAll, string? status) =>
        Assert.Equal(status, Read("CANCEL", Friday with { IsCancelled = forAll, Sequence = 3 }).Text("STATUS"));

    [Fact]
    public void Write_ANameOfAnyLetters_ComesBack() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Gen.Elements("a", "ế", "\"", "^", "'", "n", ",", ";", ":", "\n", "Đ", "🙂", "\\").ListOf().Select(parts => "x" + string.Concat(parts)).ToArbitrary(),
            name => Assert.Equal(name, Read("REQUEST", Friday with { Attendees = [new ICalendarAttendee(Head with { Name = name })] }).Attendees[0].One("CN"))));

    public static TheoryData<string, ICalendarEvent> Impossible => new()
    {
        { "REQUEST", Friday with { Organizer = null } },
        { "REQUEST", Friday with { Attendees = [] } },
        { "REQUEST", Friday with { IsCancelled = true } },
        { "CANCEL", Friday with { Attendees = [] } },
        { "CANCEL", Friday with { Reminders = [TimeSpan.FromMinutes(15)] } },
        { "PUBLISH", Friday },
        { "REQUEST", Friday with { RecurrenceId = ICalendarTime.Day(new(2021, 8, 20)) } },
        { "REQUEST", Friday with { Attendees = [new ICalendarAttendee(Head) { Answer = ICalendarAnswer.Delegated }] } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Write_WhatTheMethodForbids_IsAFault(string method, ICalendarEvent one) => Assert.Throws<ArgumentException>(() => Read(method, one));

    private static StrictCalendar Read(string method, ICalendarEvent one) =>
        Assert.Single(StrictCalendar.Read(ICalendarWriter.Write(new ICalendarFile("-//GiaoBan//Giấy mời//VI", [one]) { Method = method })).Parts);
}
