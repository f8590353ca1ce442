using NodaTime;

namespace GiaoBan.Domain.Scores;

/// <summary>A score sheet (bảng điểm) for emulation (LC-5, LC-9): how compliance becomes points, and points a grade. A version is never edited; another follows it.</summary>
/// <param name="Code">Permanent name: <c>chap-hanh-bao-cao</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Basis">The document that orders it.</param>
/// <param name="EffectiveFrom">The first day it may rule; the sheet in force on a quarter's last day rules the quarter.</param>
/// <param name="EffectiveTo">The last such day; null = until another follows.</param>
/// <param name="Total">Most points a subject may have; what bonuses bring above it is not counted.</param>
/// <param name="Decimals">Decimals that points are rounded to, 0 to 2; half away from zero.</param>
/// <param name="AppealDays">Days that units have to explain and appeal, unless the office sets another day; 1 to 60.</param>
/// <param name="Subjects">Who is graded.</param>
/// <param name="Criteria">In the order of the sheet.</param>
/// <param name="Bands">Grades, the best first; the last one begins at 0.</param>
/// <param name="Caps">How many may have a grade, each with its basis and dates.</param>
public sealed record ScoreSheet(
    string Code, string Title, ScoreBasis Basis, LocalDate EffectiveFrom, LocalDate? EffectiveTo, decimal Total, int Decimals, int AppealDays,
    IReadOnlyList<SubjectKind> Subjects, IReadOnlyList<Criterion> Criteria, IReadOnlyList<Band> Bands, IReadOnlyList<BandCap> Caps)
{
    /// <summary>The grade of a code, or null.</summary>
    public Band? FindBand(string? code) => Bands.FirstOrDefault(b => b.Code == code);

    /// <summary>The caps that count on a day.</summary>
    public IEnumerable<BandCap> CapsOn(LocalDate day) => Caps.Where(c => c.EffectiveFrom <= day && (c.EffectiveTo is null || c.EffectiveTo >= day));

    /// <summary>A number of points as this sheet rounds it.</summary>
    public decimal Round(decimal points) => Math.Round(points, Decimals, MidpointRounding.AwayFromZero);
}

/// <summary>The document that a sheet or a cap rests on.</summary>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Symbol">Number and symbol.</param>
/// <param name="Date">Its date.</param>
/// <param name="Subject">What it is about.</param>
public sealed record ScoreBasis(string Issuer, string Symbol, LocalDate Date, string Subject);

/// <summary>Who is graded.</summary>
public enum SubjectKind
{
    /// <summary>A unit.</summary>
    Unit,

    /// <summary>A post that answers for reports.</summary>
    Post,

    /// <summary>An official.</summary>
    Official,
}

/// <summary>How a criterion makes points.</summary>
public enum CriterionKind
{
    /// <summary>Its points times the share of reports sent on time or within an extension.</summary>
    Share,

    /// <summary>Begins with its points; its rules take some away.</summary>
    Deductions,

    /// <summary>Begins with nothing; its rules give some.</summary>
    Bonus,

    /// <summary>Marked by the office, with reason.</summary>
    Manual,
}

/// <summary>A criterion (tiêu chí).</summary>
/// <param name="Code">Its name in the sheet.</param>
/// <param name="Name">What people read.</param>
/// <param name="Kind">How it makes points.</param>
/// <param name="Points">Most points it gives; above 0.</param>
/// <param name="Most">Most that its rules take away or give together; at most <paramref name="Points"/>.</param>
/// <param name="StartsAt">Manual: what stands until the office marks; null = it must be marked. Else null.</param>
/// <param name="Rules">What takes points away or gives them; empty for shares and manual marks.</param>
public sealed record Criterion(string Code, string Name, CriterionKind Kind, decimal Points, decimal Most, decimal? StartsAt, IReadOnlyList<PointRule> Rules);

/// <summary>What moves points.</summary>
public enum Cause
{
    /// <summary>Neither on time nor within an extension; of shares.</summary>
    NotOnTime,

    /// <summary>Sent late. Within an extension is not late.</summary>
    Late,

    /// <summary>Not sent, the deadline past. Never costs less than being late as long would.</summary>
    Missing,

    /// <summary>Found incomplete.</summary>
    Incomplete,

    /// <summary>Found inaccurate.</summary>
    Inaccurate,

    /// <summary>Returned at least once.</summary>
    Returned,

    /// <summary>Sent on time; of bonuses.</summary>
    OnTime,

    /// <summary>"Không phát sinh", on time; of bonuses.</summary>
    Nil,

    /// <summary>Nothing late or missing at all; of bonuses.</summary>
    AllOnTime,
}

/// <summary>How many points a cause moves.</summary>
/// <param name="When">The cause.</param>
/// <param name="Points">For each report, or for each day begun; above 0. For <see cref="Cause.AllOnTime"/>: altogether.</param>
/// <param name="PerDay">For each day begun after the deadline, of 1440 minutes; only with <see cref="Cause.Late"/>.</param>
/// <param name="Most">Most for one report; null = no limit but the criterion's.</param>
public sealed record PointRule(Cause When, decimal Points, bool PerDay = false, decimal? Most = null);

/// <summary>A grade (mức xếp loại).</summary>
/// <param name="Code">Its name in the sheet.</param>
/// <param name="Name">What people read.</param>
/// <param name="From">From how many points on.</param>
/// <param name="MostLatePercent">Most late and missing reports, percent of those counted; null = any.</param>
public sealed record Band(string Code, string Name, decimal From, decimal? MostLatePercent = null);

/// <summary>Which of those graded stand together under a cap.</summary>
public enum CapGroup
{
    /// <summary>All of the authority.</summary>
    Authority,

    /// <summary>Units of one kind, or the people of such units.</summary>
    Kind,

    /// <summary>Units of one block, or the people of such units.</summary>
    Block,

    /// <summary>The people of one unit.</summary>
    Unit,
}

/// <summary>How many may have a grade: "xuất sắc không quá 20% số được xếp hoàn thành tốt".</summary>
/// <param name="Code">Its name in the sheet.</param>
/// <param name="Band">The grade that is capped.</param>
/// <param name="MostPercent">At most this many in a hundred, 0 to 100,</param>
/// <param name="Of">of those who have this grade,</param>
/// <param name="WithAbove">and, where true, of those with a better one too.</param>
/// <param name="Group">Who stands together.</param>
/// <param name="Subjects">Whom it is about.</param>
/// <param name="RoundsUp">A part of one counts as one; else it is left out.</param>
/// <param name="EffectiveFrom">First day it counts; it is asked on the quarter's last day.</param>
/// <param name="EffectiveTo">Last such day, or null.</param>
/// <param name="Basis">The document, in words.</param>
/// <param name="Reading">How unclear words of it are taken, or null.</param>
public sealed record BandCap(
    string Code, string Band, decimal MostPercent, string Of, bool WithAbove, CapGroup Group, IReadOnlyList<SubjectKind> Subjects, bool RoundsUp,
    LocalDate EffectiveFrom, LocalDate? EffectiveTo, string Basis, string? Reading);
