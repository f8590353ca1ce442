using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>A report to be read: the model of <c>_ReportView</c>.</summary>
/// <param name="Terms">What it answers.</param>
/// <param name="Content">What it says.</param>
/// <param name="Sheets">Its figures tables (<see cref="FigureYear.Sheets"/>).</param>
public sealed record ReportSheet(ObligationTerms Terms, ReportContent Content, IReadOnlyList<FigureSheet> Sheets)
{
    /// <summary>A version as it was sent.</summary>
    public static ReportSheet Of(ReportVersion sent) => new(sent.Terms, sent.Version.Content, sent.Sheets);
}
