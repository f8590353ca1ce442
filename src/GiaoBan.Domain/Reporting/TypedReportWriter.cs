using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Text;
using NodaTime.Text;

namespace GiaoBan.Domain.Reporting;

/// <summary>Writes a report's content as one would type it, so that it can be mended and sent again.</summary>
public static class TypedReportWriter
{
    /// <summary>The content as typed; <see cref="TypedReportReader"/> reads the same content back.</summary>
    /// <param name="content">What was sent.</param>
    /// <param name="indicators">The indicators, for their decimals.</param>
    public static TypedReport Of(ReportContent content, IEnumerable<Indicator> indicators)
    {
        var decimals = indicators.DistinctBy(i => i.Code).ToDictionary(i => i.Code, i => i.Decimals, StringComparer.Ordinal);
        return new TypedReport(
            content.Sections,
            [.. content.Figures.Select(f => new TypedFigure(f.Indicator, Number(f.Value, f.Indicator), Number(f.Estimate, f.Indicator)))],
            [.. content.Activities.Select(a => new TypedActivity(
                a.Kind, VietnameseNumber.FormatForInput(a.Count, 2), a.Unit, a.Place, a.Date is { } day ? VietnameseDates.Day(day) : "", a.Text))],
            [.. content.Plan.Select(p => new TypedPlanLine(
                LocalDatePattern.Iso.Format(p.Date), p.From is { } from ? VietnameseDates.Time(from) : "", p.To is { } to ? VietnameseDates.Time(to) : "",
                p.Text, p.Place, p.Lead, p.Participants, p.NeedsRoom))],
            content.Nil,
            content.Attachments);

        string Number(decimal? value, string indicator) =>
            value is { } number ? VietnameseNumber.FormatForInput(number, decimals.GetValueOrDefault(indicator, VietnameseNumber.MaxDecimals)) : "";
    }
}
