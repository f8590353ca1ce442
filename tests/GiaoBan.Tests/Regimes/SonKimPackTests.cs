using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>The pack of source 004 says what the source says.</summary>
public sealed class SonKimPackTests
{
    private static readonly RegimePack Pack = SourceText.Pack("son-kim-2-62");

    /// <summary>Every quote stands in the source word for word; only names of persons are left out.</summary>
    [Fact]
    public void Clauses_Quotes_AreTheWordsOfTheSource() =>
        Assert.Empty(SourceText.QuotesMissing(Pack, "004_1325d96b0c99c19c.txt"));

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
        var tier = Pack.FindRequirement("tuan-chinh-quyen")!.Schedule!.Tiers.Single(t => t.Tier == TierDeadline.Focal);
        var clause = Pack.Clauses.Single(c => c.Code == tier.Clause);
        Assert.Contains("14h cùng ngày", clause.Quote, StringComparison.Ordinal);
        Assert.Contains("14 giờ 00 thứ Sáu", clause.Reading, StringComparison.Ordinal);
        Assert.Equal("Thường trực Đảng ủy", clause.DecidedBy);
    }

    /// <summary>SK-5: kept twice, as written and as read, in all five streams.</summary>
    [Fact]
    public void FocalDeadlines_AsWritten_AreThursdayAsReadFriday()
    {
        var focal = Pack.Requirements.SelectMany(r => r.Schedule!.Tiers).Where(t => t.Tier == TierDeadline.Focal).ToList();
        var fourteen = new DeadlineBound.AtTime(new LocalTime(14, 0));
        Assert.Equal(5, focal.Count);
        Assert.All(focal, t => Assert.Equal(new DeadlineRule(new DayRule.WeekdayOfPeriod(IsoDayOfWeek.Thursday, 0), fourteen), t.AsWritten));
        Assert.All(focal, t => Assert.Equal(new DeadlineRule(new DayRule.WeekdayOfPeriod(IsoDayOfWeek.Friday, 0), fourteen), t.Rule));
    }

    /// <summary>The same figure is asked of the Farmers' Association every week and again every month: for the linter to find.</summary>
    [Fact]
    public void Indicators_InWeeklyAndMonthlyForms_AreAskedTwice()
    {
        var weekly = Pack.Forms.Where(f => !f.Code.StartsWith("thang-", StringComparison.Ordinal)).SelectMany(f => f.Indicators).Select(i => (i.Name, i.Unit));
        var monthly = Pack.Forms.Where(f => f.Code.StartsWith("thang-", StringComparison.Ordinal)).SelectMany(f => f.Indicators).Select(i => (i.Name, i.Unit));
        Assert.Equal([("Vườn mẫu đạt chuẩn", "vườn"), ("Khu dân cư kiểu mẫu đạt chuẩn", "khu")], weekly.Intersect(monthly));
    }

    /// <summary>SK-6: briefings of all and apart, moved without moving the report; SK-10: rooms and people without clashes.</summary>
    [Fact]
    public void MeetingRules_OfTheSource_AreThere()
    {
        Assert.Equal(
            ["giao-ban-chung", "giao-ban-rieng", "doi-giao-ban", "doi-khong-doi-bao-cao", "lich-khong-chong-cheo"],
            Pack.MeetingRules.Select(r => r.Code));
        Assert.Equal("17:30", Pack.MeetingRules.Single(r => r.Code == "giao-ban-rieng").Params["to"]);
    }

    [Fact]
    public void Cites_OfTheSource_KeepItsDates() => Assert.Equal(
        [("174-CV/HU", new LocalDate(2021, 6, 7)), ("03-QĐ/ĐU", new(2020, 7, 3)), ("12-HD/BTCTW", new(2017, 7, 6)), ("84-KH/HU", new(2020, 2, 18))],
        Pack.Basis.Cites.Select(c => (c.Symbol, c.Date)));
}
