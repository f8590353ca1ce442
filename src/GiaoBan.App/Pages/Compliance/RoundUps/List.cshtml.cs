using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Modules.Compliance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>The list behind a figure of a round-up: units, or single reports; of an issued one as it was then.</summary>
public sealed class ListModel(RoundUpLoader loader, Text text) : PageModel
{
    private const int PageSize = 100;

    private RoundUpList? _list;
    private string? _unit;
    private string? _requirement;
    private string? _block;

    /// <summary>The round-up.</summary>
    public RoundUpSheet Sheet { get; private set; } = null!;

    /// <summary>Of which figure the reports are shown; null shows units.</summary>
    public ComplianceGroup? Group { get; private set; }

    /// <summary>The page shown, from 1.</summary>
    public int PageNumber { get; private set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, ((Group is null ? Units.Count : Reports.Count) + PageSize - 1) / PageSize);

    /// <summary>The units of the list.</summary>
    public IReadOnlyList<UnitFigures> Units { get; private set; } = [];

    /// <summary>The reports of the figure.</summary>
    public IReadOnlyList<RoundUpReport> Reports { get; private set; } = [];

    /// <summary>The reports of this page.</summary>
    public IEnumerable<RoundUpReport> PageOfReports => Reports.Skip((PageNumber - 1) * PageSize).Take(PageSize);

    /// <summary>The units of this page, as rows of figures.</summary>
    public IReadOnlyList<(string Name, string? Unit, string? Requirement, string? Block, ComplianceStatistics Counts)> UnitRows =>
        [.. Units.Skip((PageNumber - 1) * PageSize).Take(PageSize).Select(u => (u.Unit.Name, (string?)u.Unit.Code, (string?)null, (string?)null, u.Counts))];

    /// <summary>What the list is.</summary>
    public string Heading => Group is { } group ? RoundUpTables.NameOf(text, group) : _list is { } list ? RoundUpTables.NameOf(text, list) : text["roundup.sheet.units"];

    /// <summary>How many there are, and of what.</summary>
    public string Lead
    {
        get
        {
            string?[] parts =
            [
                Group is null ? text["roundup.list.units", Units.Count] : text["compliance.list.count", Reports.Count],
                _list == RoundUpList.Well ? text["roundup.rule", RoundUpText.RuleWords(Sheet.Content!.Figures.Rule)] : null,
                _unit is null ? null : UnitName(_unit),
                _requirement is null ? null : RequirementName(_requirement),
                _block is null ? null : RoundUpTables.BlockOf(Sheet.Content!, _block),
            ];
            return string.Join(" · ", parts.OfType<string>());
        }
    }

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(string quarter, int? lan, string? ds, string? nhom, string? donvi, string? loai, string? khoi, int? trang, CancellationToken cancellation)
    {
        var loaded = await loader.LoadAsync(quarter, lan, cancellation);
        if (loaded is not { IsOk: true, Value.Content: { } content })
        {
            return NotFound();
        }

        Sheet = loaded.Value;
        (_list, _unit, _requirement, _block) = (RoundUpPlaces.ListOf(ds), donvi, loai, khoi);
        Group = Enum.GetValues<ComplianceGroup>().Where(g => ComplianceCodes.Of(g) == nhom).Select(g => (ComplianceGroup?)g).FirstOrDefault();
        Units = _list is { } list ? content.Figures.UnitsOf(list) : content.Figures.Now.Units;
        Reports = Group is { } group ? [.. content.ReportsOf(group, donvi, loai, khoi)] : [];
        PageNumber = Math.Clamp(trang ?? 1, 1, Pages);
        return Page();
    }

    /// <summary>Another page of the same list.</summary>
    public string PageLink(int page) => Sheet.Link(
        "/danh-sach", ("ds", _list is { } list ? RoundUpPlaces.CodeOf(list) : null), ("nhom", Group is { } group ? ComplianceCodes.Of(group) : null), ("donvi", _unit), ("loai", _requirement),
        ("khoi", _block), ("trang", page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A unit by its code, as the round-up names it.</summary>
    public string UnitName(string code) => Sheet.Content!.Figures.Now.Units.FirstOrDefault(u => u.Unit.Code == code)?.Unit.Name ?? code;

    /// <summary>A requirement by its code.</summary>
    public string RequirementName(string code) => Sheet.Content!.Figures.Now.Requirements.FirstOrDefault(r => r.Code == code)?.Name ?? code;
}
