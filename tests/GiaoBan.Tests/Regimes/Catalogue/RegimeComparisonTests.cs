using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Regimes.Comparison;
using GiaoBan.Modules.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Regimes.Catalogue;

/// <summary>What differs between two versions of a regime (LC-1).</summary>
public sealed class RegimeComparisonTests
{
    private static readonly string SonKim = CatalogueStage.SourceOf("son-kim-2-62");
    private static readonly string DienBien = CatalogueStage.SourceOf("dien-bien-353");

    public static TheoryData<string> Codes => [.. PackCatalog.BesideProgram.Codes()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Of_APackReadTwice_IsTheSame(string code)
    {
        var source = CatalogueStage.SourceOf(code);
        var (one, other) = (Read(source), Read(source));
        Assert.True(RegimeComparison.Of(one, other).IsSame);
        Assert.Empty(CalendarEffect.Between(one, other, new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31), WorkingDays.Weekdays));
    }

    public static TheoryData<string, string, ReportAspect> Changes => new()
    {
        { "name: Báo cáo tháng\n", "name: Báo cáo hằng tháng\n", ReportAspect.Name },
        { "tier: unit, day: 28, bound: before", "tier: unit, day: 25, bound: before", ReportAspect.Deadlines },
        { "cadence: { every: month, window: { from: { day: 26, monthOffset: -1 }, to: { day: 25 } } }", "cadence: { every: month, window: span }", ReportAspect.Window },
        { "outline: thang\n", "outline: quy-1\n", ReportAspect.Outline },
        { "outline: thang\n", "outline: thang\n    approvedBy: Thủ trưởng cơ quan\n", ReportAspect.ApprovedBy },
        { "outline: thang\n", "outline: thang\n    channels: [software, paper]\n", ReportAspect.Channels },
        { "outline: thang\n", "outline: thang\n    sharedWith: { kinds: [ban-dang] }\n", ReportAspect.SharedWith },
        { "outline: thang\n", "outline: thang\n    estimates: true\n", ReportAspect.Estimates },
        { "tier: unit, day: 28, bound: before, clause: 1-1-b-han", "tier: unit, day: 28, bound: before, clause: 1-1-b-han, asWritten: { day: 26, bound: before }", ReportAspect.AsWritten },
        { "1-1-long-ghep, 1-1-b-noi-dung, 1-1-b-han]", "1-1-long-ghep, 1-1-b-han]", ReportAspect.Clauses },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_OneThingChanged_NamesItAndNothingElse(string from, string to, ReportAspect aspect)
    {
        var found = RegimeComparison.Of(Read(DienBien), Read(Replaced(DienBien, from, to)));
        var changed = Assert.Single(found.Requirements, r => !r.IsSame);
        Assert.Equal("thang", changed.Report.Code);
        Assert.Equal([aspect], changed.Aspects);
        Assert.Empty(found.Clauses);
        Assert.True(found.HasSameBasis);
    }

    [Fact]
    public void Of_AClauseReadOtherwise_ShowsBothReadings()
    {
        var found = RegimeComparison.Of(Read(DienBien), Read(Replaced(DienBien, "'\"Trước ngày 28\" là đến hết ngày 27.'", "'\"Trước ngày 28\" là đến hết ngày 28.'")));
        var clause = Assert.Single(found.Clauses);
        Assert.Equal(("1-1-b-han", "\"Trước ngày 28\" là đến hết ngày 28."), (clause.Code, clause.After!.Reading));
        Assert.All(found.Requirements, r => Assert.True(r.IsSame));
        Assert.False(found.IsSame);
    }

    [Fact]
    public void Of_PartsAddedAndGone_SaysWhich()
    {
        var before = Read(SonKim);
        var after = before with
        {
            Requirements = [.. before.Requirements.Where(r => r.Code != "thang").Append(before.Requirements[0] with { Code = "moi", Name = "Báo cáo mới" })],
            Streams = [.. before.Streams.Where(s => s.Requirement != "thang")],
            Forms = [.. before.Forms.Select((f, at) => at == 0 ? f with { Indicators = [.. f.Indicators.Skip(1)] } : f)],
            Outlines = [.. before.Outlines.Select((o, at) => at == 0 ? o with { Sections = [.. o.Sections.Reverse()] } : o)],
            MeetingRules = [.. before.MeetingRules.Skip(1)],
        };
        var found = RegimeComparison.Of(before, after);
        Assert.Equal("moi", Assert.Single(found.Requirements, r => r.Report.IsAdded).Report.Code);
        Assert.Equal("thang", Assert.Single(found.Requirements, r => r.Report.IsRemoved).Report.Code);
        Assert.All(found.Streams, s => Assert.True(s.IsRemoved));
        Assert.True(Assert.Single(Assert.Single(found.Forms).Indicators).IsRemoved);
        Assert.Empty(Assert.Single(found.Outlines).Sections);
        Assert.True(Assert.Single(found.MeetingRules).IsRemoved);
    }

    [Fact]
    public void Effects_OfAMovedDeadline_SayFromWhichDayToWhich()
    {
        var effects = CalendarEffect.Between(
            Read(DienBien), Read(Replaced(DienBien, "tier: unit, day: 28, bound: before", "tier: unit, day: 25, bound: before")),
            new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31), WorkingDays.Weekdays);
        Assert.Equal(8, effects.Count);
        Assert.Equal((new LocalDate(2026, 1, 27), new LocalDate(2026, 1, 24), "Tháng 01/2026"), (effects[0].Before!.Value.LastDay, effects[0].After!.Value.LastDay, effects[0].Period.Label));
    }

    /// <summary>The last month's deadline moves into the next year: it is moved, not gone.</summary>
    [Fact]
    public void Effects_OverTheEdgeOfTheSpan_AreMovesAndNoLosses()
    {
        var effects = CalendarEffect.Between(
            Read(DienBien), Read(Replaced(DienBien, "tier: unit, day: 28, bound: before", "tier: unit, day: 3, monthOffset: 1, bound: before")),
            new LocalDate(2026, 1, 28), new LocalDate(2026, 2, 28), WorkingDays.Weekdays);
        Assert.Equal(["Tháng 01/2026", "Tháng 02/2026"], effects.Where(e => e.Requirement == "thang").Select(e => e.Period.Label));
        Assert.All(effects, e => Assert.True(e is { Before: not null, After: not null }));
    }

    [Fact]
    public void Effects_OfAnAbsorbedMonthLetGo_AreNewReports()
    {
        var after = Read(Replaced(DienBien, "    absorbs: [{ requirement: thang, parts: [3] }]\n", ""));
        var effect = Assert.Single(CalendarEffect.Between(Read(DienBien), after, new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31), WorkingDays.Weekdays));
        Assert.Equal(("Tháng 03/2026", true), (effect.Period.Label, effect.Before is null));
    }

    /// <summary>Whatever line of a pack says something else, the comparison sees it: it is complete against the written pack, the day in force apart.</summary>
    [Fact]
    public void Of_AnyOneLineChanged_IsNotTheSame()
    {
        var source = File.ReadAllText(Path.Combine(GiaoBan.Tests.Shared.SharedFolder.Repository, "tests", "GiaoBan.Tests", "Regimes", "Packs", "du-moi-loai.yaml"));
        var pack = Read(source);
        var written = PackWriter.Write(pack);
        var missed = new List<string>();
        var tried = 0;
        foreach (System.Text.RegularExpressions.Match value in System.Text.RegularExpressions.Regex.Matches(source, @"(?<=: )(?:""[^""]*""|\d{4}-\d\d-\d\d|-?\d+(?:\.\d+)?|true|[\p{L}\d%][^,{}\[\]\n""]*)"))
        {
            foreach (var other in Others(value.Value))
            {
                var changed = PackReader.Read(source[..value.Index] + other + source[(value.Index + value.Length)..], "thu.yaml");
                if (!changed.IsOk || PackWriter.Write(changed.Value with { EffectiveFrom = pack.EffectiveFrom }) == written)
                {
                    continue;
                }

                tried++;
                if (changed.Value.Code == pack.Code && RegimeComparison.Of(pack, changed.Value).IsSame)
                {
                    missed.Add($"{source[..value.Index].Count(c => c == '\n') + 1}: {value.Value} -> {other}");
                }
            }
        }

        Assert.Empty(missed);
        Assert.InRange(tried, 80, 1000);
    }

    private static IEnumerable<string> Others(string value) => value switch
    {
        "true" => ["false"],
        _ when value[0] == '"' => [value[..^1] + " khác\"", "\"09:30\""],
        _ when NodaTime.Text.LocalDatePattern.Iso.Parse(value).TryGetValue(default, out var day) => [NodaTime.Text.LocalDatePattern.Iso.Format(day.PlusDays(1))],
        _ when decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) => [(number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)],
        _ => [value + " khác", "tuesday", "within", "c2", "unit", "none", "previous", "so-khac"],
    };

    private static RegimePack Read(string source) => PackReader.Read(source, "goi.yaml").Value!;

    // The change must be in the pack, or the test proves nothing.
    private static string Replaced(string source, string from, string to)
    {
        Assert.Contains(from, source, StringComparison.Ordinal);
        var at = source.IndexOf(from, StringComparison.Ordinal);
        return source[..at] + to + source[(at + from.Length)..];
    }
}
