namespace GiaoBan.Domain.Scores;

/// <summary>What a sheet must be so that its scores mean something; codes <c>scores.sheet.*</c>, their place in the field.</summary>
public static class ScoreSheetRules
{
    private static readonly Cause[] Giving = [Cause.OnTime, Cause.Nil, Cause.AllOnTime];

    /// <summary>Everything that is wrong; empty where nothing is.</summary>
    public static IReadOnlyList<Error> Check(ScoreSheet sheet) =>
        [.. Whole(sheet), .. sheet.Criteria.SelectMany((c, i) => CriterionErrors(sheet, c, $"criteria[{i}]")), .. BandErrors(sheet), .. CapErrors(sheet)];

    private static IEnumerable<Error> Whole(ScoreSheet sheet)
    {
        if (sheet.EffectiveTo < sheet.EffectiveFrom)
        {
            yield return Error.Invalid("scores.sheet.ends-before-it-begins", "effectiveTo");
        }

        if (sheet.Subjects.Count == 0)
        {
            yield return Error.Invalid("scores.sheet.nobody", "subjects");
        }

        if (sheet.Criteria.Count == 0 || sheet.Bands.Count == 0)
        {
            yield return Error.Invalid("scores.sheet.empty", sheet.Criteria.Count == 0 ? "criteria" : "bands");
        }

        foreach (var twice in Twice(sheet.Criteria.Select(c => c.Code)).Concat(Twice(sheet.Bands.Select(b => b.Code))).Concat(Twice(sheet.Caps.Select(c => c.Code))))
        {
            yield return Error.Invalid("scores.sheet.twice", "code", twice);
        }

        var most = sheet.Criteria.Where(c => c.Kind != CriterionKind.Bonus).Sum(c => c.Points);
        if (sheet.Criteria.Count > 0 && most != sheet.Total)
        {
            yield return Error.Invalid("scores.sheet.total-differs", "total", most, sheet.Total);
        }
    }

    private static IEnumerable<Error> CriterionErrors(ScoreSheet sheet, Criterion c, string at)
    {
        var hasRules = c.Kind is CriterionKind.Deductions or CriterionKind.Bonus;
        if (c.Points <= 0 || c.Most <= 0 || c.Most > c.Points)
        {
            yield return Error.Invalid("scores.sheet.points", at, c.Code);
        }

        if (hasRules != c.Rules.Count > 0)
        {
            yield return Error.Invalid(hasRules ? "scores.sheet.no-rules" : "scores.sheet.rules-not-here", at, c.Code);
        }

        if (c.StartsAt is { } start && (c.Kind != CriterionKind.Manual || start < 0 || start > c.Points))
        {
            yield return Error.Invalid("scores.sheet.starts-at", at, c.Code);
        }

        foreach (var rule in c.Rules)
        {
            if (rule.Points <= 0 || rule.Most <= 0 || (rule.PerDay && rule.When != Cause.Late))
            {
                yield return Error.Invalid("scores.sheet.rule", at, c.Code);
            }

            // What gives may not take and the other way round: else being later could raise a score.
            if (rule.When == Cause.NotOnTime || (hasRules && Giving.Contains(rule.When) != (c.Kind == CriterionKind.Bonus)))
            {
                yield return Error.Invalid("scores.sheet.cause", at, c.Code);
            }
        }

        if (c.Rules.Select(r => r.When).Distinct().Count() != c.Rules.Count)
        {
            yield return Error.Invalid("scores.sheet.cause-twice", at, c.Code);
        }

        var points = c.Rules.SelectMany(r => new[] { r.Points, r.Most ?? 0 }).Append(c.Points).Append(c.Most).Append(c.StartsAt ?? 0);
        if (points.Any(p => sheet.Round(p) != p))
        {
            yield return Error.Invalid("scores.sheet.decimals", at, c.Code, sheet.Decimals);
        }
    }

    private static IEnumerable<Error> BandErrors(ScoreSheet sheet)
    {
        if (sheet.Bands.Zip(sheet.Bands.Skip(1)).Any(p => p.First.From <= p.Second.From))
        {
            yield return Error.Invalid("scores.sheet.bands-order", "bands");
        }

        if (sheet.Bands is [.., var last] && (last.From != 0 || last.MostLatePercent is not null))
        {
            yield return Error.Invalid("scores.sheet.bands-end", "bands", last.Name);
        }

        if (sheet.Bands.Any(b => b.From < 0 || b.From > sheet.Total || b.MostLatePercent is < 0 or > 100))
        {
            yield return Error.Invalid("scores.sheet.bands-range", "bands", sheet.Total);
        }

        // A better grade that bears more late reports than a lesser one would be passed over and come back.
        if (sheet.Bands.Zip(sheet.Bands.Skip(1)).Any(p => (p.First.MostLatePercent ?? 100) > (p.Second.MostLatePercent ?? 100)))
        {
            yield return Error.Invalid("scores.sheet.bands-late", "bands");
        }
    }

    private static IEnumerable<Error> CapErrors(ScoreSheet sheet)
    {
        foreach (var (cap, i) in sheet.Caps.Select((c, i) => (c, i)))
        {
            var at = $"caps[{i}]";
            var (band, of) = (Place(sheet, cap.Band), Place(sheet, cap.Of));
            if (band < 0 || of < 0 || band >= of)
            {
                yield return Error.Invalid("scores.sheet.cap-bands", at, cap.Code);
            }

            if (cap.MostPercent is < 0 or > 100 || cap.Subjects.Count == 0 || cap.EffectiveTo < cap.EffectiveFrom)
            {
                yield return Error.Invalid("scores.sheet.cap", at, cap.Code);
            }
        }
    }

    private static int Place(ScoreSheet sheet, string band) => sheet.Bands.Select(b => b.Code).ToList().IndexOf(band);

    private static IEnumerable<string> Twice(IEnumerable<string> codes) => codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
