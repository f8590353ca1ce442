using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads what is asked for: requirements, who owes them, what makes them owed.</summary>
internal static class PackRequirementReader
{
    private const int LongestTerm = 1000;
    private const int PartsOfAYear = 12;

    private static readonly Dictionary<string, RequirementKind> Kinds = new()
    {
        ["periodic"] = RequirementKind.Periodic,
        ["thematic"] = RequirementKind.Thematic,
        ["ad-hoc"] = RequirementKind.AdHoc,
    };

    /// <summary>The words of <see cref="TermUnit"/> and <see cref="TermDirection"/> in a pack.</summary>
    internal static readonly IReadOnlyDictionary<string, TermUnit> TermUnits = new Dictionary<string, TermUnit>
    {
        ["hours"] = TermUnit.Hours,
        ["days"] = TermUnit.Days,
        ["working-days"] = TermUnit.WorkingDays,
        ["weeks"] = TermUnit.Weeks,
        ["months"] = TermUnit.Months,
        ["years"] = TermUnit.Years,
    };

    /// <summary>Reads one requirement.</summary>
    public static Requirement Requirement(PackMapReader map)
    {
        var requirement = new Requirement(
            map.Define("requirements"),
            map.Text("name"),
            map.Choice("kind", [.. Kinds.Keys]) is { } kind ? Kinds[kind] : RequirementKind.Periodic,
            map.ReferAll("clauses", "clauses"),
            map.Text("recipient"),
            Units(map.Map("owedBy")),
            map.Find("schedule") is { } schedule ? PackScheduleReader.Schedule(map.MapIn(schedule)) : null,
            map.Refer("outline", "outlines"),
            map.ReferAll("forms", "forms"),
            map.Flag("takesActivities"),
            map.Flag("takesPlan"),
            map.Refer("carriesPlanOf", "requirements"),
            map.Flag("allowsNil"))
        {
            Absorbs = [.. map.Maps("absorbs").Select(Absorbed)],
            Triggers = [.. map.Maps("triggers").Select(Trigger)],
            Estimates = map.Flag("estimates"),
            ApprovedBy = map.OptionalText("approvedBy"),
            SentBy = map.Choices("channels", Channels.All),
            SharedWith = map.Find("sharedWith") is { } units ? Units(map.MapIn(units)) : null,
        };
        map.RefuseEmpty("clauses", requirement.Clauses.Count);
        RefuseMixedKinds(requirement, map);
        map.Close();
        return requirement;
    }

    /// <summary>Reads which units something is of.</summary>
    public static OwedBy Units(PackMapReader? map)
    {
        if (map is null)
        {
            return new OwedBy([], [], [], []);
        }

        var owedBy = new OwedBy(map.Codes("kinds"), map.Codes("blocks"), map.Codes("units"), map.Codes("except"));
        map.RefuseEmpty("units", owedBy.Kinds.Count + owedBy.Blocks.Count + owedBy.Units.Count);
        map.Close();
        return owedBy;
    }

    /// <summary>Reads a length of time; null, and noted, where it is misshapen.</summary>
    public static Term? Term(PackMapReader map, IReadOnlyList<string> units)
    {
        var amount = map.NeededWhole("amount", 0, LongestTerm);
        var unit = map.Choice("unit", units);
        var direction = map.Find("direction") is { } node ? map.Choice(node, ["after", "before"]) : "after";
        return unit is null || direction is null ? null : new Term(amount, TermUnits[unit], direction == "after" ? TermDirection.After : TermDirection.Before);
    }

    // By the calendar, or by what happens: never both, never neither.
    private static void RefuseMixedKinds(Requirement requirement, PackMapReader map)
    {
        if ((requirement.Kind == RequirementKind.Periodic) != (map.Find("schedule") is not null))
        {
            map.Refuse("schedule-and-kind", "kind", requirement.Code);
        }
        else if ((requirement.Kind == RequirementKind.Periodic) == (requirement.Triggers.Count > 0))
        {
            map.Refuse("triggers-and-kind", "kind", requirement.Code);
        }

        if (requirement.Triggers.GroupBy(t => t.Code).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            map.Refuse("duplicate-code", "triggers", twice.Key);
        }
    }

    private static AbsorbedParts Absorbed(PackMapReader map)
    {
        var absorbed = new AbsorbedParts(map.Refer("requirement", "requirements") ?? "", map.Wholes("parts", 1, PartsOfAYear));
        map.RefuseEmpty("requirement", absorbed.Requirement.Length);
        map.RefuseEmpty("parts", absorbed.Parts.Count);
        map.Close();
        return absorbed;
    }

    private static RequirementTrigger Trigger(PackMapReader map)
    {
        var code = map.Code("code");
        var clause = map.Refer("clause", "clauses") ?? "";
        map.RefuseEmpty("clause", clause.Length);
        var trigger = new RequirementTrigger(code, map.Text("name"), clause, Due(map), map.Find("first") is { } first && map.Choice(first, ["oral"]) is not null);
        map.Close();
        return trigger;
    }

    private static TriggerDue Due(PackMapReader map)
    {
        switch (map.Need("due"))
        {
            case PackMap term when map.MapIn(term) is { } inner:
                var read = Term(inner, [.. TermUnits.Keys]);
                inner.Close();
                return new TriggerDue.Within(read ?? new Term(0, TermUnit.Days));
            case { } node:
                return map.Choice(node, ["at-once", "by-request"]) == "by-request" ? new TriggerDue.ByRequest() : new TriggerDue.AtOnce();
            default:
                return new TriggerDue.AtOnce();
        }
    }
}
