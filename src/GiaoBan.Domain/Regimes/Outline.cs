namespace GiaoBan.Domain.Regimes;

/// <summary>An outline (đề cương).</summary>
public sealed record Outline(string Code, string Name, IReadOnlyList<OutlineSection> Sections)
{
    /// <summary>The outline as a unit of this code, kind and block has it (DB-6).</summary>
    public Outline Of(string unit, string kind, string block) =>
        Sections.All(s => s.OnlyFor is null) ? this : this with { Sections = [.. Sections.Where(s => s.OnlyFor?.Includes(unit, kind, block) != false)] };
}

/// <summary>A section of an outline.</summary>
/// <param name="Code">Permanent within the outline.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Required">Whether it may not stay empty (unless nil is declared).</param>
/// <param name="NeedsFigure">Whether its text must hold a number (DB-7, SK-4).</param>
/// <param name="Hint">What to write, in one line, or null.</param>
public sealed record OutlineSection(string Code, string Title, bool Required, bool NeedsFigure, string? Hint)
{
    /// <summary>Whether it raises what a briefing has to settle: difficulties, requests, proposals.</summary>
    public bool Raises { get; init; }

    /// <summary>Which units have this section (DB-6: the extra parts of district committees); null = all.</summary>
    public OwedBy? OnlyFor { get; init; }
}

/// <summary>A form (biểu) of indicators.</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Sample">True where the source only mentions the form and this one is made up.</param>
/// <param name="Indicators">Its lines, in order.</param>
public sealed record IndicatorForm(string Code, string Name, bool Sample, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>The lines that a unit enters: its own, and those that every unit enters.</summary>
    public IReadOnlyList<Indicator> LinesOf(string unit) => [.. Indicators.Where(i => i.EnteredBy.Count == 0 || i.EnteredBy.Contains(unit))];
}

/// <summary>How an indicator's values add up over time.</summary>
public enum IndicatorKind
{
    /// <summary>Work done in the period: the running total is the sum since 1 January.</summary>
    Flow,

    /// <summary>A state at the period's end: the running figure is the last one.</summary>
    Stock,
}

/// <summary>A line of a form.</summary>
/// <param name="Code">Permanent within the tenant; figures are stored under it.</param>
/// <param name="Name">As the form prints it.</param>
/// <param name="Unit">Unit of measure: <c>ha</c>, <c>hộ</c>, <c>triệu đồng</c>.</param>
/// <param name="Decimals">Most decimal places, 0 to 6.</param>
/// <param name="Kind">How it adds up.</param>
/// <param name="Group">Heading it stands under, or null.</param>
/// <param name="Targets">Target by year (SK-3); empty where none is set.</param>
/// <param name="EnteredBy">Codes of the units that enter it; empty = every unit that owes the report.</param>
public sealed record Indicator(
    string Code,
    string Name,
    string Unit,
    int Decimals,
    IndicatorKind Kind,
    string? Group,
    IReadOnlyDictionary<int, decimal> Targets,
    IReadOnlyList<string> EnteredBy);

/// <summary>A kind of activity line: <c>bao-cao</c>, "Báo cáo", counted in "văn bản".</summary>
public sealed record ActivityKind(string Code, string Name, string Unit);
