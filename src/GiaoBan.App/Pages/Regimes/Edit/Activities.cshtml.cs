using System.Globalization;
using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>Kinds of activity lines.</summary>
public sealed class ActivitiesModel(DraftDesk desk) : DraftPage(desk)
{
    /// <summary>A kind as typed.</summary>
    public sealed class KindRow
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public string? Unit { get; set; }
    }

    [BindProperty(Name = "rows")]
    public List<KindRow> Rows { get; set; } = [];

    /// <inheritdoc/>
    protected override bool Fill()
    {
        Rows = [.. Pack.ActivityKinds.Select(k => new KindRow { Code = k.Code, Name = k.Name, Unit = k.Unit })];
        return true;
    }

    /// <inheritdoc/>
    protected override bool Arrange(string act) => TypedTexts.Arrange(act, Rows, () => new KindRow());

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        List<ActivityKind> kinds = [];
        for (var i = 0; i < Rows.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"rows[{i}]");
            var (name, unit) = (Needed(Rows[i].Name, field + ".Name"), Needed(Rows[i].Unit, field + ".Unit"));
            var known = Pack.ActivityKinds.Any(k => k.Code == Rows[i].Code) && kinds.All(k => k.Code != Rows[i].Code);
            kinds.Add(new ActivityKind(known ? Rows[i].Code! : CodeProposal.Of(name, [.. Pack.ActivityKinds.Select(k => k.Code), .. kinds.Select(k => k.Code)]), name, unit));
        }

        return ModelState.IsValid ? Pack with { ActivityKinds = kinds } : null;
    }
}
