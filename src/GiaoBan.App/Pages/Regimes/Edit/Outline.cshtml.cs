using System.Globalization;
using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>An outline: its sections in order.</summary>
public sealed class OutlineModel(DraftDesk desk) : DraftPage(desk)
{
    /// <summary>A section as typed.</summary>
    public sealed class SectionRow
    {
        public string? Code { get; set; }
        public string? Title { get; set; }
        public string? Hint { get; set; }
        public bool Required { get; set; }
        public bool NeedsFigure { get; set; }
        public bool Raises { get; set; }
        public string? OnlyFor { get; set; }
    }

    [BindProperty(Name = "newCode")]
    public string? TypedCode { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "rows")]
    public List<SectionRow> Rows { get; set; } = [];

    /// <summary>The outline; null for a new one.</summary>
    public Outline? Known => Pack.Outlines.FirstOrDefault(o => o.Code == Item);

    /// <inheritdoc/>
    public override string Back => $"{Home}/muc/de-cuong";

    /// <summary>Whom a section may be for, by the word the form keeps.</summary>
    public IReadOnlyList<Choice> Readers(SectionRow row) => UnitChoice.All(Choices, SectionOf(row.Code)?.OnlyFor, Desk.Text);

    /// <inheritdoc/>
    protected override bool Exists() => IsNew || Known is not null;

    /// <inheritdoc/>
    protected override bool Fill()
    {
        Name = Known?.Name;
        Rows = Known is null
            ? [new SectionRow { Required = true }]
            : [.. Known.Sections.Select(s => new SectionRow
            {
                Code = s.Code, Title = s.Title, Hint = s.Hint, Required = s.Required, NeedsFigure = s.NeedsFigure, Raises = s.Raises, OnlyFor = UnitChoice.Of(s.OnlyFor),
            })];
        return Exists();
    }

    /// <inheritdoc/>
    protected override bool Arrange(string act) => TypedTexts.Arrange(act, Rows, () => new SectionRow { Required = true });

    /// <inheritdoc/>
    protected override RegimePack? Removed() => IsUsed("de-cuong") ? null : Pack with { Outlines = [.. Pack.Outlines.Where(o => o.Code != Item)] };

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        var name = Needed(Name, "name");
        if (Rows.Count == 0)
        {
            Refuse("", "editor.section.none");
        }

        List<OutlineSection> sections = [];
        for (var i = 0; i < Rows.Count; i++)
        {
            sections.Add(Read(Rows[i], string.Create(CultureInfo.InvariantCulture, $"rows[{i}]"), sections));
        }

        var code = Known?.Code ?? NewCode(TypedCode, name, Pack.Outlines.Select(o => o.Code));
        return ModelState.IsValid ? Pack with { Outlines = PackPart.With(Pack.Outlines, new Outline(code, name, sections), o => o.Code == code) } : null;
    }

    private OutlineSection Read(SectionRow row, string field, List<OutlineSection> before)
    {
        var (title, hint) = (Needed(row.Title, field + ".Title"), Optional(row.Hint, field + ".Hint"));
        var known = SectionOf(row.Code) is { } stands && before.All(b => b.Code != stands.Code) ? stands : null;
        var code = known?.Code ?? CodeProposal.Of(title, [.. (Known?.Sections ?? []).Select(s => s.Code), .. before.Select(b => b.Code)]);
        return new OutlineSection(code, title, row.Required, row.NeedsFigure, hint) { Raises = row.Raises, OnlyFor = UnitChoice.Read(row.OnlyFor, known?.OnlyFor) };
    }

    private OutlineSection? SectionOf(string? code) => Known?.Sections.FirstOrDefault(s => s.Code == code);
}

/// <summary>Whom something is for, as one choice of a list; what is more than one choice can say stays as it is.</summary>
internal static class UnitChoice
{
    private const string AsItStands = "as-it-stands";

    /// <summary>Every choice.</summary>
    public static IReadOnlyList<Choice> All(OfficeChoices choices, OwedBy? stands, Shared.Text text) =>
    [
        new("", text["editor.units.all"]),
        .. Of(stands) == AsItStands ? [new Choice(AsItStands, choices.Words(stands))] : Array.Empty<Choice>(),
        .. Marked("kind:", choices.With(choices.Kinds, stands?.Kinds ?? [])),
        .. Marked("block:", choices.With(choices.Blocks, stands?.Blocks ?? [])),
        .. Marked("unit:", choices.With(choices.Units, stands?.Units ?? [])),
    ];

    /// <summary>The choice that says it.</summary>
    public static string Of(OwedBy? owed) => owed switch
    {
        null => "",
        { Kinds: [var kind], Blocks: [], Units: [], Except: [] } => "kind:" + kind,
        { Kinds: [], Blocks: [var block], Units: [], Except: [] } => "block:" + block,
        { Kinds: [], Blocks: [], Units: [var unit], Except: [] } => "unit:" + unit,
        _ => AsItStands,
    };

    /// <summary>What a choice says.</summary>
    public static OwedBy? Read(string? choice, OwedBy? stands) => (choice ?? "").Split(':') switch
    {
        [AsItStands] => stands,
        ["kind", var code] => new OwedBy([code], [], [], []),
        ["block", var code] => new OwedBy([], [code], [], []),
        ["unit", var code] => new OwedBy([], [], [code], []),
        _ => null,
    };

    private static IEnumerable<Choice> Marked(string mark, IEnumerable<Choice> choices) => choices.Select(choice => choice with { Code = mark + choice.Code });
}
