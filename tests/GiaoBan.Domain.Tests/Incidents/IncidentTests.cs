using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Incidents;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Domain.Tests.Incidents;

/// <summary>The clock of the written report, and how long it took (DB-10).</summary>
public sealed class IncidentTests
{
    private static readonly Instant Told = Instant.FromUtc(2021, 8, 19, 12, 30);
    private static readonly WorkingDays Working = new(HolidayLaw.Weekends, []);

    [Fact]
    public void Due_AtOnce_IsWhatTheReceiverSetOrNothing()
    {
        Assert.Null(IncidentDue.Of(new TriggerDue.AtOnce(), Told, Working, null));
        Assert.Null(IncidentDue.Of(new TriggerDue.ByRequest(), Told, Working, null));
        var set = Told + Duration.FromHours(2);
        Assert.Equal(new Deadline(set, true), IncidentDue.Of(new TriggerDue.AtOnce(), Told, Working, set));
    }

    [Fact]
    public void Due_WithinATerm_CountsFromTheCallAndIsOnlyEverHastened()
    {
        var rule = new TriggerDue.Within(new Term(4, TermUnit.Hours));
        Assert.Equal(new Deadline(Told + Duration.FromHours(4), true), IncidentDue.Of(rule, Told, Working, null));
        Assert.Equal(Told + Duration.FromHours(2), IncidentDue.Of(rule, Told, Working, Told + Duration.FromHours(2))!.Value.At);
        Assert.Equal(Told + Duration.FromHours(4), IncidentDue.Of(rule, Told, Working, Told + Duration.FromHours(9))!.Value.At);
    }

    [Fact]
    public void Times_OfKnownEnds_AreWholeMinutes()
    {
        var times = new IncidentTimes(Told - Duration.FromSeconds(2459), Told, Told + Duration.FromMinutes(50));
        Assert.Equal((40, 50, 90), (times.EventToOral!.Value, times.OralToWritten!.Value, times.EventToWritten!.Value));
        var open = new IncidentTimes(null, Told, null);
        Assert.Null(open.EventToOral ?? open.OralToWritten ?? open.EventToWritten);
    }

    [Theory]
    [InlineData(new int[0], 0, null, null)]
    [InlineData(new[] { 7 }, 1, 7, 7)]
    [InlineData(new[] { 9, 1, 5 }, 3, 5, 9)]
    [InlineData(new[] { 4, 1, 9, 6 }, 4, 5, 9)]
    public void Figures_OfSpans_AreTheMiddleAndTheLongest(int[] minutes, int count, int? median, int? longest) =>
        Assert.Equal(new SpanFigures(count, median, longest), SpanFigures.Of(minutes.Select(m => (int?)m).Append(null)));

    [Theory]
    [InlineData(null, "phone")]
    [InlineData("Điện thoại", "phone")]
    [InlineData("in_person", "in-person")]
    [InlineData("Trực tiếp", "in-person")]
    [InlineData("bộ đàm", "other")]
    public void Channel_InWords_IsUnderstood(string? words, string channel) => Assert.Equal(channel, IncidentCodes.ChannelOf(words));

    [Theory]
    [InlineData(null, "notable")]
    [InlineData("3", "serious")]
    [InlineData("Đặc biệt nghiêm trọng", "grave")]
    [InlineData("critical", "grave")]
    [InlineData("rất to", null)]
    public void Severity_InWords_IsUnderstoodOrNot(string? words, string? severity) => Assert.Equal(severity, IncidentCodes.SeverityOf(words));
}
