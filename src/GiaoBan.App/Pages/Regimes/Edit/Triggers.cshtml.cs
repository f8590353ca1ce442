using System.Globalization;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>What makes a thematic or ad-hoc report owed, and when it is due then.</summary>
public sealed class TriggersModel(DraftDesk desk) : DraftPage(desk)
{
    private const int LongestTerm = 1000;

    /// <summary>Every way a report is due once its trigger has come.</summary>
    public static readonly IReadOnlyList<string> Dues = ["by-request", "at-once", "term"];

    /// <summary>A trigger as typed.</summary>
    public sealed class TriggerRow
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public string? Clause { get; set; }
        public string? Due { get; set; } = "by-request";
        public string? Amount { get; set; }
        public string? Unit { get; set; } = nameof(TermUnit.WorkingDays);
        public bool Before { get; set; }
        public bool OralFirst { get; set; }
    }

    [BindProperty(Name = "rows")]
    public List<TriggerRow> Rows { get; set; } = [];

    /// <summary>The report.</summary>
    public Requirement? Requirement => Pack.FindRequirement(Item ?? "");

    /// <inheritdoc/>
    public override string Back => $"{Home}/muc/bao-cao";

    /// <inheritdoc/>
    protected override bool Exists() => Requirement is { Kind: not RequirementKind.Periodic };

    /// <inheritdoc/>
    protected override bool Fill()
    {
        Rows = [.. (Requirement?.Triggers ?? []).Select(RowOf)];
        return Exists();
    }

    /// <inheritdoc/>
    protected override bool Arrange(string act) => TypedTexts.Arrange(act, Rows, () => new TriggerRow { Clause = Requirement?.Clauses[0] });

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        if (Rows.Count == 0)
        {
            Refuse("", "editor.trigger.none");
        }

        List<RequirementTrigger> triggers = [];
        for (var i = 0; i < Rows.Count; i++)
        {
            triggers.Add(Read(Rows[i], string.Create(CultureInfo.InvariantCulture, $"rows[{i}]"), triggers));
        }

        return ModelState.IsValid
            ? Pack with { Requirements = PackPart.With(Pack.Requirements, Requirement! with { Triggers = triggers }, r => r.Code == Item) }
            : null;
    }

    private RequirementTrigger Read(TriggerRow row, string field, List<RequirementTrigger> before)
    {
        var name = Needed(row.Name, field + ".Name");
        if (string.IsNullOrEmpty(row.Clause))
        {
            Refuse(field + ".Clause", "editor.deadline.clause-missing");
        }

        // A code is permanent: only one that the draft knows already is taken from the form.
        var known = Requirement!.Triggers.FirstOrDefault(t => t.Code == row.Code && before.All(b => b.Code != t.Code))?.Code;
        var code = known ?? CodeProposal.Of(name, [.. Requirement.Triggers.Select(t => t.Code), .. before.Select(b => b.Code)]);
        return new RequirementTrigger(code, name, row.Clause ?? "", DueOf(row, field), row.OralFirst);
    }

    private TriggerDue DueOf(TriggerRow row, string field)
    {
        if (row.Due == "at-once")
        {
            return new TriggerDue.AtOnce();
        }

        if (row.Due != "term")
        {
            return new TriggerDue.ByRequest();
        }

        var unit = Enum.TryParse<TermUnit>(row.Unit, out var chosen) && Enum.IsDefined(chosen) ? chosen : TermUnit.WorkingDays;
        if (int.TryParse(row.Amount, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount) && amount <= LongestTerm)
        {
            return new TriggerDue.Within(new Term(amount, unit, row.Before ? TermDirection.Before : TermDirection.After));
        }

        Refuse(field + ".Amount", "editor.trigger.amount-refused", LongestTerm);
        return new TriggerDue.ByRequest();
    }

    private static TriggerRow RowOf(RequirementTrigger trigger)
    {
        var row = new TriggerRow { Code = trigger.Code, Name = trigger.Name, Clause = trigger.Clause, OralFirst = trigger.OralFirst };
        switch (trigger.Due)
        {
            case TriggerDue.AtOnce:
                row.Due = "at-once";
                break;
            case TriggerDue.Within(var term):
                (row.Due, row.Amount, row.Unit, row.Before) = ("term", term.Amount.ToString(CultureInfo.InvariantCulture), term.Unit.ToString(), term.Direction == TermDirection.Before);
                break;
        }

        return row;
    }
}
