using System.Text.RegularExpressions;

namespace GiaoBan.Domain.Regimes.Lint;

/// <summary>What the words themselves leave open or get wrong.</summary>
internal static partial class TextFindings
{
    /// <summary>Every finding of the sort.</summary>
    public static IEnumerable<Finding> In(LintView view) =>
        Cited(view).Concat(UnclearWords(view)).Concat(NoDay(view)).Concat(NoWindow(view)).Concat(AtOnce(view)).Concat(NoApprover(view));

    // NN: dated 11/5/2024, carries out a directive of 14/5/2024.
    private static IEnumerable<Finding> Cited(LintView view) =>
        from cited in view.Pack.Basis.Cites
        where cited.Date > view.Pack.Basis.Date
        let clause = view.Pack.Clauses.FirstOrDefault(c => c.Quote.Contains(cited.Symbol, StringComparison.OrdinalIgnoreCase))
        select new Finding(
                FindingCodes.CitedLaterThanCiting, Severity.Warning, null, clause?.Code, [cited.Date], FindingCodes.CitedLaterThanCiting,
                [view.Pack.Basis.Symbol, view.Pack.Basis.Date, cited.Symbol, cited.Date]).UnlessRead(clause);

    private static IEnumerable<Finding> UnclearWords(LintView view) =>
        from clause in view.Pack.Clauses
        let words = UnclearIn(clause.Quote)
        where words is not null
        select new Finding(
                FindingCodes.ReadingNeeded, Severity.Warning, RequirementOf(view, clause), clause.Code, [], FindingCodes.ReadingNeeded, [words, clause.Place, clause.Quote]).UnlessRead(clause);

    /// <summary>The words that cannot be taken as they stand: "cùng ngày" of which day, a span of hours that ends before it begins, a rhythm without a day.</summary>
    private static string? UnclearIn(string quote)
    {
        foreach (Match hours in Hours().Matches(quote))
        {
            if (TimeOf(hours, "h1", "m1") >= TimeOf(hours, "h2", "m2"))
            {
                return hours.Value;
            }
        }

        return SameDay().Match(quote) is { Success: true } found ? found.Value : null;
    }

    private static int TimeOf(Match match, string hour, string minute) =>
        (int.Parse(match.Groups[hour].Value, System.Globalization.CultureInfo.InvariantCulture) * 60)
        + (match.Groups[minute] is { Success: true, Value: var minutes } ? int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture) : 0);

    // "Định kỳ hàng quý": a rhythm, and no day by which.
    private static IEnumerable<Finding> NoDay(LintView view) =>
        from requirement in view.Pack.Requirements
        from tier in requirement.Schedule?.Tiers ?? []
        let clause = view.ClauseOf(tier.Clause)
        where clause is not null && !DayNamed().IsMatch(clause.Quote)
        select new Finding(
            FindingCodes.ReadingNeeded, Severity.Warning, requirement.Code, clause.Code, [], FindingCodes.ReadingNeeded + ".no-day",
            [requirement.Name, clause.Quote]).UnlessRead(clause);

    // Decree 09/2019, Article 7: a periodic regime states its cut-off.
    private static IEnumerable<Finding> NoWindow(LintView view) =>
        from requirement in view.Pack.Requirements
        where requirement.Schedule is not null && StatesNoWindow(requirement)
        let clause = requirement.Clauses.Prepend(requirement.Schedule!.Tiers[0].Clause).Select(view.ClauseOf).FirstOrDefault(c => c?.Reading is not null)
            ?? view.ClauseOf(requirement.Schedule!.Tiers[0].Clause)
        select new Finding(
                FindingCodes.ReadingNeeded, Severity.Warning, requirement.Code, clause?.Code, [], FindingCodes.ReadingNeeded + ".no-window", [requirement.Name]).UnlessRead(clause);

    private static bool StatesNoWindow(Requirement requirement) => requirement.Schedule!.Cadence switch
    {
        Calendars.MonthsCadence months => months.Window is null,
        Calendars.WeekCadence weeks => !weeks.WindowStated,
        Calendars.MonthPartCadence parts => !parts.WindowStated,
        Calendars.DayCadence days => !days.WindowStated,
        Calendars.StepCadence step => step.WindowAt(0) is null,
        Calendars.DatesCadence dates => dates.Dates.Any(date => date.Window is null),
        _ => false,
    };

    // "Ngay khi kết thúc": nobody can say when it is late.
    private static IEnumerable<Finding> AtOnce(LintView view) =>
        from requirement in view.Pack.Requirements
        where requirement.Kind != RequirementKind.AdHoc
        let triggers = requirement.Triggers.Where(t => t.Due is TriggerDue.AtOnce).ToList()
        where triggers.Count > 0
        let clause = requirement.Clauses.Select(view.ClauseOf).FirstOrDefault(c => c?.Reading is not null && c.Quote.Contains("ngay khi", StringComparison.OrdinalIgnoreCase))
            ?? view.ClauseOf(triggers[0].Clause)
        select new Finding(
                FindingCodes.ReadingNeeded, Severity.Warning, requirement.Code, clause?.Code, [], FindingCodes.ReadingNeeded + ".at-once",
                [requirement.Name, string.Join("; ", triggers.Select(t => t.Name))]).UnlessRead(clause);

    // LC-7: approved and signed by the competent person, so somebody must be named.
    private static IEnumerable<Finding> NoApprover(LintView view)
    {
        foreach (var stream in view.Pack.Streams.Where(s => s.ApproverPost is null))
        {
            yield return new Finding(
                FindingCodes.NoApprover, Severity.Warning, stream.Requirement, stream.Clauses[0], [], FindingCodes.NoApprover + ".stream", [stream.Name]);
        }

        // A text that consolidates nothing leaves approval to the general rules on signing; one that does should say it for every report.
        var silent = view.Pack.Requirements.Where(r => r.ApprovedBy is null && !r.TakesPlan && view.Pack.Streams.All(s => s.Requirement != r.Code)).ToList();
        if (view.Pack.Streams.Count > 0 && silent.Count > 0)
        {
            yield return new Finding(
                FindingCodes.NoApprover, Severity.Note, silent[0].Code, silent[0].Clauses[0], [], FindingCodes.NoApprover,
                [string.Join("; ", silent.Select(r => r.Name))]);
        }
    }

    private static string? RequirementOf(LintView view, Clause clause) =>
        view.Pack.Requirements.FirstOrDefault(r => r.Schedule?.Tiers.Any(t => t.Clause == clause.Code) == true || r.Clauses.Contains(clause.Code))?.Code;

    // "Từ 16h-7h30": hours of one day, from the earlier to the later.
    [GeneratedRegex(@"(?<h1>\d{1,2})\s*(?:h|giờ)\s*(?<m1>\d{2})?\s*(?:-|–|đến)\s*(?<h2>\d{1,2})\s*(?:h|giờ)\s*(?<m2>\d{2})?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hours();

    // A number of a day, a weekday, the start or end of something, or "together with" another report.
    [GeneratedRegex(@"\d|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|cuối|đầu|đồng thời", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayNamed();

    [GeneratedRegex(@"(?:\d{1,2}\s*(?:h|giờ)\s*(?:\d{2})?\s*)?cùng ngày", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SameDay();
}
