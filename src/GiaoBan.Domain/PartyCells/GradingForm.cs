using NodaTime;

namespace GiaoBan.Domain.PartyCells;

/// <summary>Whether a cell meets as every month, or on one topic.</summary>
public enum MeetingKind
{
    /// <summary>Sinh hoạt thường kỳ.</summary>
    Regular,

    /// <summary>Sinh hoạt chuyên đề; it never takes the place of the regular one.</summary>
    Thematic,
}

/// <summary>A criterion of a grading form.</summary>
/// <param name="Code">Its name in data.</param>
/// <param name="Title">Its words.</param>
/// <param name="Most">The most points, more than 0.</param>
/// <param name="Hint">What to look at; null for none.</param>
/// <param name="IsMadeUp">The words are not those of the source, which gives the points only.</param>
public sealed record GradingCriterion(string Code, string Title, decimal Most, string? Hint, bool IsMadeUp);

/// <summary>A grade.</summary>
/// <param name="Code">Its name in data.</param>
/// <param name="Name">Its words: Tốt.</param>
/// <param name="From">The least points, inclusive.</param>
public sealed record GradeBand(string Code, string Name, decimal From);

/// <summary>What a rule of a good meeting measures.</summary>
public enum MeetingMeasure
{
    /// <summary>Minutes, at least the limit.</summary>
    Minutes,

    /// <summary>Percent of the members present, more than the limit.</summary>
    Attendance,

    /// <summary>Members absent without a reason, at most the limit.</summary>
    Unexcused,
}

/// <summary>A rule of a good meeting, as the instruction states it: a hint beside the points, never a refusal.</summary>
/// <param name="Code">Its name in data.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Limit">The limit: minutes, percent or persons.</param>
/// <param name="Kind">For which meetings only; null for all.</param>
/// <param name="MembersFrom">For cells of so many members only; null for all.</param>
/// <param name="Source">Where it is said.</param>
public sealed record MeetingRule(string Code, MeetingMeasure Measure, decimal Limit, MeetingKind? Kind, int? MembersFrom, string Source);

/// <summary>A grading form (mẫu chấm điểm chất lượng sinh hoạt chi bộ) as data: a version is never edited, another follows it.</summary>
/// <param name="Code">Its name in data.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Source">Where it comes from, and what of it is made up.</param>
/// <param name="Kind">For which meetings it is; null for all.</param>
/// <param name="Criteria">The criteria.</param>
/// <param name="Bands">The grades, best first; the last begins at 0.</param>
/// <param name="Rules">The rules of a good meeting.</param>
public sealed record GradingForm(
    string Code, string Title, string Source, MeetingKind? Kind, IReadOnlyList<GradingCriterion> Criteria, IReadOnlyList<GradeBand> Bands, IReadOnlyList<MeetingRule> Rules)
{
    /// <summary>The most points of all criteria together.</summary>
    public decimal Most => Criteria.Sum(c => c.Most);

    /// <summary>The grade of a total.</summary>
    /// <param name="total">Points, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The total is below 0.</exception>
    public GradeBand BandOf(decimal total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        return Bands.First(b => total >= b.From);
    }

    /// <summary>The rules that a meeting should keep and does not.</summary>
    public IReadOnlyList<MeetingRule> Missed(CellMeetingFacts facts, MeetingKind kind)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. Rules.Where(r => (r.Kind is null || r.Kind == kind) && !(facts.Members < r.MembersFrom) && !facts.Keeps(r))];
    }

    /// <summary>What is wrong with a form: codes with the place, empty where it may be used.</summary>
    public IReadOnlyList<Error> Faults()
    {
        List<Error> faults = [];
        if (Criteria.Count == 0 || Criteria.Any(c => c.Most <= 0) || Criteria.DistinctBy(c => c.Code).Count() < Criteria.Count)
        {
            faults.Add(Error.Invalid("cells.form.criteria", "criteria"));
        }

        if (Bands.Count == 0 || Bands[^1].From != 0 || Bands.Zip(Bands.Skip(1)).Any(p => p.First.From <= p.Second.From) || Bands[0].From > Most)
        {
            faults.Add(Error.Invalid("cells.form.bands", "bands"));
        }

        return faults;
    }
}

/// <summary>A form that was taken into use from a day on.</summary>
/// <param name="Form">The form.</param>
/// <param name="Version">Its version in this authority, from 1.</param>
/// <param name="From">The first day of meetings that are graded by it.</param>
public sealed record FormInUse(GradingForm Form, int Version, LocalDate From)
{
    /// <summary>Of forms in use the one for a meeting: the latest begun, a form for its kind before one for all.</summary>
    public static FormInUse? For(IEnumerable<FormInUse> forms, LocalDate day, MeetingKind kind) =>
        forms.Where(f => f.From <= day && (f.Form.Kind is null || f.Form.Kind == kind))
            .OrderByDescending(f => f.From).ThenByDescending(f => f.Form.Kind is not null).ThenByDescending(f => f.Version).FirstOrDefault();
}
