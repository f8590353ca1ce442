using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Documents.ICalendar;

namespace GiaoBan.Tests.Writers;

/// <summary>Calendars that any calendar program reads (RFC 5545): held against a strict reader of their own.</summary>
public sealed class ICalendarTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 11, 21, 8, 30, 15, TimeSpan.FromHours(7));

    private static readonly ICalendarEvent Due = new("nghi-dinh-09/thang/2026-08@giaoban", Stamp, ICalendarTime.At(new(2021, 8, 19, 20, 0, 0, TimeSpan.FromHours(7))), "Hạn gửi báo cáo");

    [Fact]
    public void Write_AnInstantAndADay_AreUtcAndDate()
    {
        var calendar = Read(
            Due with { End = ICalendarTime.At(new(2021, 8, 19, 20, 30, 0, TimeSpan.FromHours(7))), Url = new("https://giaoban.example/bao-cao/1?kỳ=2"), Sequence = 3 },
            Due with { Uid = "ngay", Start = ICalendarTime.Day(new(2021, 8, 27)), End = ICalendarTime.Day(new(2021, 8, 28)), IsCancelled = true, IsBusy = true });
        Assert.Equal(("PUBLISH", "-//GiaoBan//Thử//VI"), (calendar.Text("METHOD"), calendar.Text("PRODID")));
        var (timed, day) = (calendar.Parts[0], calendar.Parts[1]);
        Assert.Equal("20261121T013015Z", timed.Text("DTSTAMP"));
        Assert.Equal(("20210819T130000Z", "20210819T133000Z"), (timed.Text("DTSTART"), timed.Text("DTEND")));
        Assert.Equal(("3", "https://giaoban.example/bao-cao/1?k%E1%BB%B3=2"), (timed.Text("SEQUENCE"), timed.Properties["URL"].Value));
        Assert.Equal("TRANSPARENT", timed.Text("TRANSP"));
        Assert.Equal((";VALUE=DATE", "20210827"), day.Properties["DTSTART"]);
        Assert.Equal((";VALUE=DATE", "20210828"), day.Properties["DTEND"]);
        Assert.Equal(("CANCELLED", "OPAQUE"), (day.Text("STATUS"), day.Text("TRANSP")));
    }

    [Fact]
    public void Write_TextsWithEveryDelimiter_ComeBack()
    {
        const string Hard = "Phòng 1, tầng 2; \\n không phải xuống dòng\nDòng hai: \"ngoặc\"";
        var one = Read(Due with { Summary = Hard, Description = Hard.Replace("\n", "\r\n", StringComparison.Ordinal) + "\u0007", Location = Hard, Categories = ["a,b", "c;d", "e\\"] }).Parts[0];
        Assert.Equal((Hard, Hard, Hard), (one.Text("SUMMARY"), one.Text("DESCRIPTION"), one.Text("LOCATION")));
        Assert.Equal(["a,b", "c;d", "e\\"], one.Texts("CATEGORIES"));
    }

    [Theory]
    [InlineData(0, "PT0S")]
    [InlineData(1800, "-PT30M")]
    [InlineData(86400, "-P1D")]
    [InlineData(93784, "-P1DT2H3M4S")]
    [InlineData(3605, "-PT1H0M5S")]
    public void Write_AReminder_IsADurationBeforeTheStart(int seconds, string expected)
    {
        var alarm = Assert.Single(Read(Due with { Reminders = [TimeSpan.FromSeconds(seconds)] }).Parts[0].Parts);
        Assert.Equal((expected, "DISPLAY", Due.Summary), (alarm.Text("TRIGGER"), alarm.Text("ACTION"), alarm.Text("DESCRIPTION")));
    }

    [Fact]
    public void Write_AnyWords_AreFoldedWithinTheLimitAndComeBack() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Gen.Elements("a", "ế", "€", "🙂", " ", ",", ";", "\\", "\n", "Đ", "n").ListOf().Select(parts => string.Concat(parts)).ToArbitrary(),
            words => Assert.Equal(words, Read(Due with { Summary = words }).Parts[0].Text("SUMMARY"))));

    [Theory]
    [InlineData(74)]
    [InlineData(75)]
    [InlineData(76)]
    [InlineData(148)]
    public void Write_ALineOfSomeOctets_FoldsOnlyBeyondTheLimit(int octets)
    {
        var bytes = ICalendarWriter.Write(new ICalendarFile("-//GiaoBan//Thử//VI", [Due with { Summary = new string('x', octets - "SUMMARY:".Length) }]));
        var physical = Encoding.UTF8.GetString(bytes).Split("\r\n").SkipWhile(l => !l.StartsWith("SUMMARY", StringComparison.Ordinal)).ToList();
        Assert.Equal(Math.Min(octets, 75), physical[0].Length);
        Assert.Equal(octets > 75, physical[1].StartsWith(' '));
    }

    public static TheoryData<ICalendarEvent> Impossible =>
    [
        Due with { Uid = "" },
        Due with { End = ICalendarTime.At(Due.Start.Instant.AddSeconds(-1)) },
        Due with { End = ICalendarTime.Day(new(2021, 8, 20)) },
        Due with { Start = ICalendarTime.Day(new(2021, 8, 20)), End = ICalendarTime.Day(new(2021, 8, 20)) },
        Due with { Reminders = [TimeSpan.FromMinutes(-1)] },
    ];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Write_AnImpossibleEvent_IsAFault(ICalendarEvent one) => Assert.Throws<ArgumentException>(() => Read(one));

    [Theory]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20210819T130000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VEVENT\r\n")]
    public void StrictCalendar_OfWhatTheLetterForbids_Refuses(string text) => Assert.ThrowsAny<Exception>(() => StrictCalendar.Read(Encoding.UTF8.GetBytes(text)));

    private static StrictCalendar Read(params IReadOnlyList<ICalendarEvent> events) =>
        StrictCalendar.Read(ICalendarWriter.Write(new ICalendarFile("-//GiaoBan//Thử//VI", events)));
}
