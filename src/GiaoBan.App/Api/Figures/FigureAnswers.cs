using System.Buffers.Text;
using System.Text;
using GiaoBan.App.Api.Reporting;
using GiaoBan.Domain;
using GiaoBan.Modules.Figures.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Api.Figures;

/// <summary>A live figure; <c>unit</c> is null where it is a total.</summary>
internal sealed record FigureAnswer(
    string Regime, string Requirement, string Indicator, string Name, string UnitOfMeasure, UnitCodeAnswer? Unit, PeriodKeyAnswer Period, decimal? Value,
    decimal? Estimate, decimal? Cumulative, decimal EstimatedPart, decimal? Target, decimal? Percent, int Units)
{
    public static FigureAnswer Of(FigureRow r) => new(
        r.Key.Regime, r.Key.Requirement, r.Indicator.Code, r.Indicator.Name, r.Indicator.Unit, r.Unit is { } unit ? new(unit.Code, unit.Name) : null,
        new(r.Period.Key, r.Period.Label), r.Value, r.Estimate, r.Cumulative, r.EstimatedPart, r.Target, r.Percent, r.Units);
}

/// <summary>What is asked for, as the address says it.</summary>
internal sealed record FiguresQuery(
    string? Indicator, string? Unit, string? Period, string? From, string? To, string? Group, int? Limit, string? Cursor)
{
    public Result<FigureQuery> Read()
    {
        FigureGroup? group = Group switch
        {
            null or "indicator" => FigureGroup.Indicator,
            "unit" => FigureGroup.Unit,
            "period" => FigureGroup.Period,
            _ => null,
        };
        if (group is null)
        {
            return Error.Invalid("figures.group", "group", Group);
        }

        foreach (var (field, day) in new[] { ("from", From), ("to", To) })
        {
            if (day is not null && !LocalDatePattern.Iso.Parse(day).Success)
            {
                return Error.Invalid("reporting.list.date", field, day);
            }
        }

        if (!FigureCursor.TryRead(Cursor, out var after))
        {
            return Error.Invalid("reporting.list.cursor", "cursor");
        }

        return new FigureQuery
        {
            Indicator = Indicator,
            Unit = Unit,
            Period = Period,
            From = Day(From),
            To = Day(To),
            Group = group.Value,
            Limit = Limit ?? 50,
            After = after,
        };
    }

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;
}

/// <summary>A row's name as an opaque word.</summary>
internal static class FigureCursor
{
    public static string Of(FigureRowKey key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', key.Regime, key.Requirement, key.Indicator, key.Unit, key.Period)));

    public static bool TryRead(string? cursor, out FigureRowKey? key)
    {
        key = null;
        if (cursor is null)
        {
            return true;
        }

        if (Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n') is [var regime, var requirement, var indicator, var unit, var period])
        {
            key = new FigureRowKey(regime, requirement, indicator, unit, period);
        }

        return key is not null;
    }
}
