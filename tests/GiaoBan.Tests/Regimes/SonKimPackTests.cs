using System.Text;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Regimes;

/// <summary>The pack of source 004 says what the source says.</summary>
public sealed partial class SonKimPackTests
{
    private static readonly RegimePack Pack = PackCatalog.BesideProgram.Read("son-kim-2-62") is { IsOk: true } read
        ? read.Value
        : throw new InvalidDataException("The pack cannot be read.");

    /// <summary>Every quote stands in the source word for word; only names of persons are left out.</summary>
    [Fact]
    public void Clauses_Quotes_AreTheWordsOfTheSource()
    {
        var source = Spaces().Replace(File.ReadAllText(SharedFolder.File("sources", "004_1325d96b0c99c19c.txt")).Normalize(NormalizationForm.FormC), " ");
        foreach (var clause in Pack.Clauses)
        {
            var pattern = string.Join(@"[\p{L} ]{5,30}", Spaces().Replace(clause.Quote, " ").Split("[…]").Select(Regex.Escape));
            Assert.True(Regex.IsMatch(source, pattern), $"{clause.Code}: {clause.Quote}");
        }
    }

    /// <summary>SK-2: five streams, and the monthly report's two parts (SK-8); each has focal posts and an approver.</summary>
    [Fact]
    public void Streams_OfTheSource_AreThere() => Assert.Equal(
        ["khoi-chinh-quyen", "khoi-dang-doan-the", "lanh-dao", "ntm", "covid-19", "thang-van-phong", "thang-ntm"],
        Pack.Streams.Select(s => s.Code));

    /// <summary>SK-8: the two recipients of the monthly report share its sections and forms, and leave none over.</summary>
    [Fact]
    public void MonthlyStreams_Together_TakeEachPartOnce()
    {
        var monthly = Pack.FindRequirement("thang")!;
        var streams = Pack.Streams.Where(s => s.Requirement == monthly.Code).ToList();
        Assert.Equal(Pack.OutlineOf(monthly)!.Sections.Select(s => s.Code).Order(), streams.SelectMany(s => s.Sections).Order());
        Assert.Equal(monthly.Forms.Order(), streams.SelectMany(s => s.Forms).Order());
    }

    /// <summary>A line entered by a unit that does not owe the report would never be filled in.</summary>
    [Fact]
    public void Indicators_EnteredBy_OweAReportThatTakesTheForm()
    {
        var kinds = new Dictionary<string, string>
        {
            ["tram-y-te"] = "tram-y-te",
            ["van-phong"] = "van-phong",
            ["ban-tuyen-giao"] = "ban-dang",
            ["ubkt-dang-uy"] = "ban-dang",
            ["mttq"] = "mat-tran",
            ["hoi-nong-dan"] = "doan-the",
            ["hoi-phu-nu"] = "doan-the",
            ["doan-thanh-nien"] = "doan-the",
            ["hoi-ccb"] = "doan-the",
            ["bcd-covid"] = "to-giam-sat",
        };
        foreach (var (form, indicator, unit) in Pack.Forms.SelectMany(f => f.Indicators.SelectMany(i => i.EnteredBy.Select(u => (f, i, u)))))
        {
            var kind = kinds.GetValueOrDefault(unit, "linh-vuc");
            Assert.True(
                Pack.Requirements.Any(r => r.Forms.Contains(form.Code) && r.OwedBy.Includes(unit, kind, "")),
                $"{unit} enters {indicator.Code} of {form.Code} but owes no report with it.");
        }
    }

    /// <summary>The source only mentions its forms: every one here says that it is a sample.</summary>
    [Fact]
    public void Forms_MadeUp_AreMarkedAsSamples()
    {
        Assert.All(Pack.Forms, form => Assert.True(form.Sample));
        Assert.Equal(19, Pack.Forms.Single(f => f.Code == "tieu-chi-ntm").Indicators.Count);
    }

    /// <summary>SK-5: the impossible hour is kept with its reading and who decided it.</summary>
    [Fact]
    public void FocalDeadline_ImpossibleHour_NamesReadingAndWhoDecided()
    {
        var tier = Pack.FindRequirement("tuan-chinh-quyen")!.Schedule!.Tiers.Single(t => t.Tier == "focal");
        var clause = Pack.Clauses.Single(c => c.Code == tier.Clause);
        Assert.Contains("14h cùng ngày", clause.Quote, StringComparison.Ordinal);
        Assert.Contains("14 giờ 00 thứ Sáu", clause.Reading, StringComparison.Ordinal);
        Assert.Equal("Thường trực Đảng ủy", clause.DecidedBy);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
