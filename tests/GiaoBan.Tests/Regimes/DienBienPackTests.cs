using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>The pack of source 001 says what the source says.</summary>
public sealed class DienBienPackTests
{
    private static readonly RegimePack Pack = SourceText.Pack("dien-bien-353");
    private static readonly string[] Cumulative = ["quy-1", "6-thang", "9-thang", "nam"];

    [Fact]
    public void Clauses_Quotes_AreTheWordsOfTheSource() =>
        Assert.Empty(SourceText.QuotesMissing(Pack, "001_b0c2cc2d8f7219a7.txt"));

    /// <summary>The office's report on compliance has no period in the text: its words are kept, no report is made of them.</summary>
    [Fact]
    public void Clauses_AllButTheOfficesFollowUp_CarryARule() =>
        Assert.Equal(["2-van-phong-theo-doi"], SourceText.ClausesUnused(Pack));

    /// <summary>DB-1, DB-2.</summary>
    [Fact]
    public void OwedBy_KindsOfUnit_AreThoseOfTheText()
    {
        string[] all = ["dang-doan", "ban-can-su", "ban-dang", "so-ban-nganh", "mttq-doan-the", "huyen-uy", "dang-uy-truc-thuoc", "luc-luong-vu-trang"];
        Assert.All(["thang", .. Cumulative, "chuyen-de", "dot-xuat"], code => Assert.Equal(all, Pack.FindRequirement(code)!.OwedBy.Kinds));
        Assert.Equal(["luc-luong-vu-trang"], Pack.FindRequirement("tuan-luc-luong-vu-trang")!.OwedBy.Kinds);
        Assert.DoesNotContain("huyen-uy", Pack.FindRequirement("bao-cao-trung-uong")!.OwedBy.Kinds);
    }

    /// <summary>DB-4: 12 reports a year, not 16; each of the four takes in the month that ends it.</summary>
    [Fact]
    public void Calendar_OneYear_HasTwelveReportsAndFourAbsorbedMonths()
    {
        var (from, to) = (new LocalDate(2022, 1, 1), new LocalDate(2022, 12, 31));
        var owed = RegimeCalendar.Between(Pack, from, to, WorkingDays.Weekdays).Where(row => row.Requirement != "tuan-luc-luong-vu-trang").ToList();
        Assert.Equal(12, owed.Count);
        Assert.Equal(["Tháng 01/2022", "Tháng 02/2022", "Tháng 04/2022", "Tháng 05/2022", "Tháng 07/2022", "Tháng 08/2022", "Tháng 10/2022", "Tháng 11/2022"],
            owed.Where(row => row.Requirement == "thang").Select(row => row.Period.Label));
        Assert.Equal(
            [("Tháng 03/2022", "quy-1"), ("Tháng 06/2022", "6-thang"), ("Tháng 09/2022", "9-thang"), ("Tháng 12/2022", "nam")],
            RegimeCalendar.AbsorbedBetween(Pack, from, to, WorkingDays.Weekdays).Select(row => (row.Period.Label, row.Into.Requirement)));
    }

    /// <summary>DB-5: what is due before its period ends is an estimate, and the reading says so; nothing else is.</summary>
    [Fact]
    public void Estimates_DueBeforeThePeriodEnds_AreMarkedAndRead()
    {
        Assert.Equal(Cumulative, Pack.Requirements.Where(r => r.Estimates).Select(r => r.Code));
        Assert.All(Cumulative, code =>
        {
            var clause = Pack.FindRequirement(code)!.Schedule!.Tiers.Single().Clause;
            Assert.Contains("số ước", Pack.Clauses.Single(c => c.Code == clause).Reading, StringComparison.Ordinal);
        });
    }

    /// <summary>DB-6: 1.1 c asks four more parts of district committees, in its four reports and not in the monthly one.</summary>
    [Fact]
    public void Outlines_DistrictCommittees_HaveFourPartsMore()
    {
        Assert.All(Cumulative, code => Assert.Equal(
            ["kinh-te-xa-hoi", "quoc-phong", "an-ninh", "xay-dung-dang"],
            Sections(code).Where(s => s.OnlyFor is { } only && only.Includes("", "huyen-uy", "") && !only.Includes("", "so-ban-nganh", "")).Select(s => s.Code)));
        Assert.All(Cumulative, code => Assert.Equal(
            ["danh-gia-chung", "ket-qua", "han-che", "nhiem-vu-giai-phap", "kien-nghi"], Sections(code).Where(s => s.OnlyFor is null).Select(s => s.Code)));
        Assert.Equal(["van-de-noi-len", "chuc-nang-nhiem-vu", "lanh-dao-chi-dao", "nhiem-vu-thang-toi", "kien-nghi"], Sections("thang").Select(s => s.Code));
        Assert.All(Sections("thang"), section => Assert.Null(section.OnlyFor));
    }

    /// <summary>DB-8: each occasion of 1.2 opens the duty at once or by the request.</summary>
    [Fact]
    public void Thematic_OccasionsOfTheText_AreTriggers()
    {
        var triggers = Pack.FindRequirement("chuyen-de")!.Triggers;
        Assert.Equal(
            [
                "van-de-noi-bat", "theo-yeu-cau", "kiem-diem-hang-nam", "sinh-hoat-chinh-tri", "nguoi-nuoc-ngoai", "quy-dinh-khac",
                "kiem-tra-giam-sat", "so-ket", "tong-ket", "thi-diem", "mo-hinh", "dieu-tra-nghien-cuu",
            ],
            triggers.Select(t => t.Code));
        Assert.Equal(["theo-yeu-cau", "quy-dinh-khac"], triggers.Where(t => t.Due is TriggerDue.ByRequest).Select(t => t.Code));
        Assert.DoesNotContain(triggers, t => t.Due is TriggerDue.Within || t.OralFirst);
    }

    /// <summary>DB-9.</summary>
    [Fact]
    public void CopyToTheStandingCommittee_WithTheReportUpward_IsDueAtOnce() =>
        Assert.IsType<TriggerDue.AtOnce>(Assert.Single(Pack.FindRequirement("bao-cao-trung-uong")!.Triggers).Due);

    /// <summary>DB-10: by phone or in person first, in writing after.</summary>
    [Fact]
    public void AdHoc_EveryOccasion_IsToldFirst()
    {
        var adHoc = Pack.FindRequirement("dot-xuat")!;
        Assert.Equal(3, adHoc.Triggers.Count);
        Assert.All(adHoc.Triggers, trigger => Assert.True(trigger.OralFirst));
        Assert.Equal(["phone", "in-person"], adHoc.SentBy.Take(2));
        Assert.Equal(["su-viec", "chieu-huong", "de-xuat"], Sections("dot-xuat").Select(s => s.Code));
    }

    /// <summary>DB-11: the office consolidates five reports; the text names nobody who approves.</summary>
    [Fact]
    public void Streams_OfTheOffice_AreFiveApprovedByWhoGaveTheOrder()
    {
        Assert.Equal(["thang", .. Cumulative], Pack.Streams.Select(s => s.Requirement));
        Assert.All(Pack.Streams, stream => Assert.Equal(["van-phong-tinh-uy-tong-hop"], stream.FocalPosts));
        Assert.All(Pack.Streams, stream => Assert.Equal("thuong-truc-tinh-uy", stream.ApproverPost));
        Assert.Contains("không nói ai duyệt", Pack.Clauses.Single(c => c.Code == "2-van-phong-tong-hop").Reading, StringComparison.Ordinal);
    }

    private static IReadOnlyList<OutlineSection> Sections(string requirement) => Pack.OutlineOf(Pack.FindRequirement(requirement)!)!.Sections;
}
