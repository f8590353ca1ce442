using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>Writes what is asked for: requirements, who owes them, what makes them owed.</summary>
internal static class PackRequirementWriter
{
    /// <summary>Writes one requirement.</summary>
    public static void Requirement(YamlText yaml, Requirement requirement)
    {
        yaml.Text("code", requirement.Code);
        yaml.Text("name", requirement.Name);
        yaml.Text("kind", requirement.Kind switch
        {
            RequirementKind.Periodic => "periodic",
            RequirementKind.Thematic => "thematic",
            _ => "ad-hoc",
        });
        yaml.Words("clauses", requirement.Clauses);
        yaml.Text("recipient", requirement.Recipient);
        yaml.Text("approvedBy", requirement.ApprovedBy);
        yaml.Words("channels", requirement.SentBy);
        Units(yaml, "owedBy", requirement.OwedBy);
        Units(yaml, "sharedWith", requirement.SharedWith);
        if (requirement.Schedule is { } schedule)
        {
            yaml.Map("schedule", to => PackScheduleWriter.Schedule(to, schedule));
        }

        yaml.Maps("absorbs", requirement.Absorbs, Absorbed, inline: true);
        yaml.Maps("triggers", requirement.Triggers, Trigger);
        yaml.Flag("estimates", requirement.Estimates);
        yaml.Text("outline", requirement.Outline);
        yaml.Words("forms", requirement.Forms);
        yaml.Flag("takesActivities", requirement.TakesActivities);
        yaml.Flag("takesPlan", requirement.TakesPlan);
        yaml.Text("carriesPlanOf", requirement.CarriesPlanOf);
        yaml.Flag("allowsNil", requirement.AllowsNil);
    }

    /// <summary>Writes which units something is of; nothing where it is of none in particular.</summary>
    public static void Units(YamlText yaml, string key, OwedBy? units)
    {
        if (units is null)
        {
            return;
        }

        yaml.Inline(key, to =>
        {
            to.Words("kinds", units.Kinds);
            to.Words("blocks", units.Blocks);
            to.Words("units", units.Units);
            to.Words("except", units.Except);
        });
    }

    /// <summary>Writes a length of time.</summary>
    public static void Term(YamlText yaml, Term term)
    {
        yaml.Number("amount", term.Amount);
        yaml.Text("unit", PackRequirementReader.TermUnits.First(unit => unit.Value == term.Unit).Key);
        yaml.Text("direction", term.Direction == TermDirection.Before ? "before" : null);
    }

    private static void Absorbed(YamlText yaml, AbsorbedParts absorbed)
    {
        yaml.Text("requirement", absorbed.Requirement);
        yaml.Words("parts", absorbed.Parts.Select(part => PackIssues.Number(part)));
    }

    private static void Trigger(YamlText yaml, RequirementTrigger trigger)
    {
        yaml.Text("code", trigger.Code);
        yaml.Text("name", trigger.Name);
        yaml.Text("clause", trigger.Clause);
        yaml.Text("first", trigger.OralFirst ? "oral" : null);
        switch (trigger.Due)
        {
            case TriggerDue.Within(var term):
                yaml.Inline("due", to => Term(to, term));
                break;
            default:
                yaml.Text("due", trigger.Due is TriggerDue.ByRequest ? "by-request" : "at-once");
                break;
        }
    }
}
