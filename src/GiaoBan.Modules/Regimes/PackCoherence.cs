using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>What no single entry shows: whether the parts of a pack, each well formed, agree with one another.</summary>
internal sealed class PackCoherence(RegimePack pack, PackMap root, PackIssues issues)
{
    /// <summary>Notes every disagreement.</summary>
    public void Check()
    {
        for (var index = 0; index < pack.Requirements.Count; index++)
        {
            CheckPlan(pack.Requirements[index], index);
            CheckAbsorbed(pack.Requirements[index], index);
        }

        CheckAbsorbedOnce();
        for (var index = 0; index < pack.Streams.Count; index++)
        {
            CheckStream(pack.Streams[index], index);
        }

        for (var index = 0; index < pack.Requests.Count; index++)
        {
            CheckRequest(pack.Requests[index], index);
        }
    }

    private void CheckPlan(Requirement requirement, int index)
    {
        if (requirement.CarriesPlanOf is not { } plan)
        {
            return;
        }

        if (!pack.FindRequirement(plan)!.TakesPlan)
        {
            issues.Add("plan-takes-no-lines", MarkOf("requirements", index, "carriesPlanOf"), plan);
        }
        else if (LeadsBack(requirement.Code, r => r.CarriesPlanOf is { } next ? [next] : []))
        {
            issues.Add("cycle", MarkOf("requirements", index, "carriesPlanOf"), requirement.Code, "carriesPlanOf");
        }
    }

    // A report takes in whole parts of the year that end in it, of reports that the same units owe (DB-4).
    private void CheckAbsorbed(Requirement absorber, int index)
    {
        if (absorber.Absorbs.Count > 0 && LeadsBack(absorber.Code, r => r.Absorbs.Select(a => a.Requirement)))
        {
            issues.Add("cycle", MarkOf("requirements", index, "absorbs"), absorber.Code, "absorbs");
            return;
        }

        foreach (var absorption in absorber.Absorbs)
        {
            var part = pack.FindRequirement(absorption.Requirement)!;
            if (absorber.Schedule?.Cadence is not MonthsCadence whole || part.Schedule?.Cadence is not MonthsCadence months || whole.StartMonth != months.StartMonth)
            {
                issues.Add("absorbs-parts-of-years", MarkOf("requirements", index, "absorbs"), part.Code);
            }
            else if (absorption.Parts.Any(p => p > MonthsCadence.PartsIn(months.Part) || !months.Has(p) || !TakesIn(whole, months, p)))
            {
                issues.Add("absorbs-what-ends-in-it", MarkOf("requirements", index, "absorbs"), part.Code);
            }
            else if (!SameUnits(absorber.OwedBy, part.OwedBy))
            {
                issues.Add("absorbs-for-the-same-units", MarkOf("requirements", index, "absorbs"), part.Code);
            }
        }
    }

    private void CheckAbsorbedOnce()
    {
        var all = pack.Requirements.SelectMany((r, index) => r.Absorbs.SelectMany(a => a.Parts.Select(part => (index, a.Requirement, part))));
        foreach (var twice in all.GroupBy(a => (a.Requirement, a.part)).Where(g => g.Count() > 1))
        {
            issues.Add("absorbed-twice", MarkOf("requirements", twice.Last().index, "absorbs"), twice.Key.Requirement, PackIssues.Number(twice.Key.part));
        }
    }

    private static bool TakesIn(MonthsCadence whole, MonthsCadence months, int part)
    {
        const int anyYear = 2001;
        var end = months.SpanAt(months.IndexOf(anyYear, part)).End;
        var index = whole.IndexOf(end);
        return whole.PeriodAt(index) is not null && whole.SpanAt(index).Contains(end);
    }

    private static bool SameUnits(OwedBy one, OwedBy other) =>
        one.Kinds.ToHashSet().SetEquals(other.Kinds) && one.Blocks.ToHashSet().SetEquals(other.Blocks)
        && one.Units.ToHashSet().SetEquals(other.Units) && one.Except.ToHashSet().SetEquals(other.Except);

    private bool LeadsBack(string start, Func<Requirement, IEnumerable<string>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(next(pack.FindRequirement(start)!));
        while (open.TryPop(out var code))
        {
            if (code == start)
            {
                return true;
            }

            if (seen.Add(code))
            {
                foreach (var further in next(pack.FindRequirement(code)!))
                {
                    open.Push(further);
                }
            }
        }

        return false;
    }

    private void CheckRequest(ToldRequest request, int index)
    {
        if (pack.FindRequirement(request.Requirement)!.Kind != RequirementKind.Thematic)
        {
            issues.Add("request-is-thematic", MarkOf("requests", index, "requirement"), request.Requirement);
        }
    }

    private void CheckStream(ReportStream stream, int index)
    {
        var requirement = pack.FindRequirement(stream.Requirement)!;
        var sections = pack.OutlineOf(requirement)?.Sections ?? [];
        foreach (var section in stream.Sections.Where(code => sections.All(s => s.Code != code)))
        {
            issues.Add("unknown-reference", MarkOf("streams", index, "sections", section), section, $"outlines/{requirement.Outline}/sections");
        }

        foreach (var form in stream.Forms.Except(requirement.Forms))
        {
            issues.Add("unknown-reference", MarkOf("streams", index, "forms", form), form, $"requirements/{requirement.Code}/forms");
        }
    }

    // The pack was read from these very nodes: list, index and key are there.
    private PackMark MarkOf(string list, int index, string key, string? item = null)
    {
        var entries = (PackList)ValueOf(root, list);
        var value = ValueOf((PackMap)entries.Items[index], key);
        return item is null ? value.Mark : ((PackList)value).Items.First(node => node is PackScalar scalar && scalar.Text == item).Mark;
    }

    private static PackNode ValueOf(PackMap map, string key) => map.Entries.First(entry => entry.Key == key).Value;
}
