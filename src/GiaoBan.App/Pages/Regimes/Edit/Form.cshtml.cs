using System.Globalization;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>An indicator form: its lines in order.</summary>
public sealed class FormModel(DraftDesk desk) : DraftPage(desk)
{
    /// <summary>An indicator as typed.</summary>
    public sealed class IndicatorRow
    {
        public string? Code { get; set; }
        public string? Name { get; set; }
        public string? Unit { get; set; }
        public int Decimals { get; set; }
        public string? Kind { get; set; }
        public string? Group { get; set; }
        public string? Targets { get; set; }
        public string? EnteredBy { get; set; }
    }

    [BindProperty(Name = "newCode")]
    public string? TypedCode { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "sample")]
    public bool Sample { get; set; }

    [BindProperty(Name = "rows")]
    public List<IndicatorRow> Rows { get; set; } = [];

    /// <summary>The form; null for a new one.</summary>
    public IndicatorForm? Known => Pack.Forms.FirstOrDefault(f => f.Code == Item);

    /// <inheritdoc/>
    public override string Back => $"{Home}/muc/bieu";

    /// <summary>Who may enter a line: everybody, one unit, or the several that stand.</summary>
    public IReadOnlyList<Choice> Enterers(IndicatorRow row)
    {
        var stands = LineOf(row.Code)?.EnteredBy ?? [];
        var known = Choices.With(Choices.Units, stands);
        return
        [
            new("", Desk.Text["editor.indicator.everybody"]),
            .. stands.Count > 1 ? [new Choice(string.Join(',', stands), string.Join(", ", stands.Select(code => known.First(k => k.Code == code).Name)))] : Array.Empty<Choice>(),
            .. known,
        ];
    }

    /// <inheritdoc/>
    protected override bool Exists() => IsNew || Known is not null;

    /// <inheritdoc/>
    protected override bool Fill()
    {
        (Name, Sample) = (Known?.Name, Known?.Sample == true);
        Rows = Known is null ? [new IndicatorRow()] : [.. Known.Indicators.Select(RowOf)];
        return Exists();
    }

    /// <inheritdoc/>
    protected override bool Arrange(string act) => TypedTexts.Arrange(act, Rows, () => new IndicatorRow { Group = Rows.LastOrDefault()?.Group });

    /// <inheritdoc/>
    protected override RegimePack? Removed() => IsUsed("bieu") ? null : Pack with { Forms = [.. Pack.Forms.Where(f => f.Code != Item)] };

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        var name = Needed(Name, "name");
        if (Rows.Count == 0)
        {
            Refuse("", "editor.indicator.none");
        }

        List<Indicator> lines = [];
        for (var i = 0; i < Rows.Count; i++)
        {
            lines.Add(Read(Rows[i], string.Create(CultureInfo.InvariantCulture, $"rows[{i}]"), lines));
        }

        var code = Known?.Code ?? NewCode(TypedCode, name, Pack.Forms.Select(f => f.Code));
        return ModelState.IsValid ? Pack with { Forms = PackPart.With(Pack.Forms, new IndicatorForm(code, name, Sample, lines), f => f.Code == code) } : null;
    }

    private Indicator Read(IndicatorRow row, string field, List<Indicator> before)
    {
        var (name, unit, group) = (Needed(row.Name, field + ".Name"), Needed(row.Unit, field + ".Unit"), Optional(row.Group, field + ".Group"));
        var known = LineOf(row.Code) is { } stands && before.All(b => b.Code != stands.Code) ? stands.Code : null;
        var code = known ?? CodeProposal.Of(name, [.. Pack.Forms.SelectMany(f => f.Indicators).Select(i => i.Code), .. before.Select(b => b.Code)]);
        if (row.Decimals is < 0 or > 6)
        {
            Refuse(field + ".Decimals", "editor.indicator.decimals-refused");
        }

        var kind = row.Kind == nameof(IndicatorKind.Stock) ? IndicatorKind.Stock : IndicatorKind.Flow;
        return new Indicator(code, name, unit, row.Decimals, kind, group, TargetsOf(row, field), (row.EnteredBy ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    // "2026: 145,5; 2027: 150"
    private Dictionary<int, decimal> TargetsOf(IndicatorRow row, string field)
    {
        var targets = new Dictionary<int, decimal>();
        foreach (var part in (row.Targets ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':', 2, StringSplitOptions.TrimEntries) is [var year, var figure]
                && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1900 and <= 2199
                && VietnameseNumber.Read(figure) is NumberReading.Value { Number: var value } && targets.TryAdd(number, value))
            {
                continue;
            }

            Refuse(field + ".Targets", "editor.indicator.targets-refused", part[..Math.Min(40, part.Length)]);
        }

        return targets;
    }

    private static IndicatorRow RowOf(Indicator line) => new()
    {
        Code = line.Code,
        Name = line.Name,
        Unit = line.Unit,
        Decimals = line.Decimals,
        Kind = line.Kind.ToString(),
        Group = line.Group,
        Targets = string.Join("; ", line.Targets.OrderBy(t => t.Key).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}: {Written(t.Value)}"))),
        EnteredBy = string.Join(',', line.EnteredBy),
    };

    // Whole figures without points: "3.100" could be read in two ways.
    private static string Written(decimal value) =>
        value == decimal.Truncate(value) ? decimal.Truncate(value).ToString(CultureInfo.InvariantCulture) : VietnameseNumber.FormatForInput(value);

    private Indicator? LineOf(string? code) => Known?.Indicators.FirstOrDefault(i => i.Code == code);
}
