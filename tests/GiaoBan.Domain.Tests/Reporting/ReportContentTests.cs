using System.Text;
using GiaoBan.Domain.Reporting;
using NodaTime;

namespace GiaoBan.Domain.Tests.Reporting;

/// <summary>ALL-4: what the receipt proves is stable, and nothing of the report escapes it.</summary>
public sealed class ReportContentTests
{
    private static ReportContent Sample => SamplePack.Content;

    public static TheoryData<string, Func<ReportContent, ReportContent>> Changes()
    {
        static ReportContent Figure(ReportContent c, Func<Figure, Figure> f) => c with { Figures = [f(c.Figures[0]), .. c.Figures.Skip(1)] };
        static ReportContent Activity(ReportContent c, Func<ActivityLine, ActivityLine> f) => c with { Activities = [f(c.Activities[0])] };
        static ReportContent Plan(ReportContent c, Func<PlanLine, PlanLine> f) => c with { Plan = [f(c.Plan[0])] };
        static ReportContent File(ReportContent c, Func<AttachmentRef, AttachmentRef> f) => c with { Attachments = [f(c.Attachments[0])] };
        return new()
        {
            { "nil", c => c with { Nil = true } },
            { "section code", c => c with { Sections = [c.Sections[0] with { Code = "khac" }, c.Sections[1]] } },
            { "section text", c => c with { Sections = [c.Sections[0], c.Sections[1] with { Text = "Khong" }] } },
            { "section gone", c => c with { Sections = [c.Sections[0]] } },
            { "indicator", c => Figure(c, f => f with { Indicator = "khac" }) },
            { "value", c => Figure(c, f => f with { Value = 5.26m }) },
            { "value gone", c => Figure(c, f => f with { Value = null }) },
            { "estimate", c => Figure(c, f => f with { Estimate = 1m }) },
            { "value for estimate", c => Figure(c, f => f with { Value = f.Estimate, Estimate = f.Value }) },
            { "kind", c => Activity(c, a => a with { Kind = "cong-van" }) },
            { "count", c => Activity(c, a => a with { Count = 3 }) },
            { "unit", c => Activity(c, a => a with { Unit = "lần" }) },
            { "place", c => Activity(c, a => a with { Place = "thôn A" }) },
            { "date", c => Activity(c, a => a with { Date = null }) },
            { "activity text", c => Activity(c, a => a with { Text = "" }) },
            { "plan date", c => Plan(c, p => p with { Date = new(2021, 8, 24) }) },
            { "from", c => Plan(c, p => p with { From = null }) },
            { "to", c => Plan(c, p => p with { To = new LocalTime(9, 0, 1) }) },
            { "plan text", c => Plan(c, p => p with { Text = "Họp" }) },
            { "plan place", c => Plan(c, p => p with { Place = "" }) },
            { "lead", c => Plan(c, p => p with { Lead = p.Participants, Participants = p.Lead }) },
            { "room", c => Plan(c, p => p with { NeedsRoom = false }) },
            { "file id", c => File(c, f => f with { Id = Guid.Empty }) },
            { "file name", c => File(c, f => f with { FileName = "bieu.xlsx" }) },
            { "file hash", c => File(c, f => f with { Sha256 = new string('b', 64) }) },
            { "file size", c => File(c, f => f with { Size = 1201 }) },
        };
    }

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void CanonicalBytes_AnyFieldChanged_Differ(string what, Func<ReportContent, ReportContent> change) =>
        Assert.False(Sample.CanonicalBytes().AsSpan().SequenceEqual(change(Sample).CanonicalBytes()), what);

    [Fact]
    public void CanonicalBytes_SameContentWrittenOtherwise_AreTheSame()
    {
        var otherwise = Sample with
        {
            Sections = [.. Sample.Sections.Select(s => s with { Text = s.Text.Normalize(NormalizationForm.FormD).Replace("\n", "\r\n", StringComparison.Ordinal) })],
            Figures = [new("dien-tich", 5.2500m, 1.50m), new("ho-ngheo", 41.0m, null)],
        };
        Assert.Equal(Sample.CanonicalBytes(), otherwise.CanonicalBytes());
        Assert.Equal(Sample.Hash(), otherwise.Hash());
    }

    [Fact]
    public void CanonicalBytes_OfAnEmptyReport_AreAsDocumented() => Assert.Equal(
        """{"format":1,"nil":false,"sections":[],"figures":[],"activities":[],"plan":[],"attachments":[]}""",
        Encoding.UTF8.GetString(ReportContent.Empty.CanonicalBytes()));

    [Fact]
    public void CanonicalBytes_ZeroOfEitherSign_IsZero() => Assert.Contains(
        """{"indicator":"a","value":"0","estimate":null}""",
        Encoding.UTF8.GetString((ReportContent.Empty with { Figures = [new("a", decimal.Negate(0.00m), null)] }).CanonicalBytes()),
        StringComparison.Ordinal);

    /// <summary>Random texts that differ in meaning never meet in one form, even with quotes and braces in them.</summary>
    [Fact]
    public void CanonicalBytes_RandomPairs_AreEqualExactlyWhenTheContentsAre()
    {
        var random = new Random(353);
        string Text() => string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => "a\"\\{}é\n,"[random.Next(8)]));
        ReportContent Some() => ReportContent.Empty with
        {
            Sections = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new SectionText(Text(), Text()))],
            Figures = [.. Enumerable.Range(0, random.Next(2)).Select(_ => new Figure(Text(), random.Next(2) == 0 ? null : random.Next(3) / 10m, null))],
        };
        var same = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var (one, other) = (Some(), Some());
            var equal = one.Sections.SequenceEqual(other.Sections) && one.Figures.SequenceEqual(other.Figures);
            Assert.Equal(equal, one.CanonicalBytes().AsSpan().SequenceEqual(other.CanonicalBytes()));
            same += equal ? 1 : 0;
        }

        Assert.True(same > 100, $"only {same} equal pairs");
    }
}
