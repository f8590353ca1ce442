using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Compliance.Statistics;

/// <summary>A period of a report, or a request, counted.</summary>
/// <param name="Name">The report.</param>
/// <param name="Period">The period, in words.</param>
/// <param name="Due">The deadline; of several the last.</param>
/// <param name="IsRequest">Asked for by a document of its own.</param>
/// <param name="Statistics">Its statistic.</param>
/// <param name="Address">The book of it.</param>
public sealed record StatisticsLine(string Name, string Period, Deadline? Due, bool IsRequest, ComplianceStatistics Statistics, BookAddress Address);

/// <summary>"có 11/36 đơn vị gửi báo cáo, trong đó 09/11 đơn vị gửi chậm", period by period and request by request (LC-2).</summary>
public sealed class IndexModel(BookLoader loader, Text text) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The figures in columns.</summary>
    public IReadOnlyList<ComplianceGroup> Groups { get; } =
        [ComplianceGroup.Obligated, ComplianceGroup.Sent, ComplianceGroup.Late, ComplianceGroup.WithinExtension, ComplianceGroup.Missing, ComplianceGroup.Nil];

    /// <summary>What was asked.</summary>
    public BookAddress Address { get; private set; } = null!;

    /// <summary>Every line, the latest deadline first.</summary>
    public IReadOnlyList<StatisticsLine> Lines { get; private set; } = [];

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Lines.Count + PageSize - 1) / PageSize);

    /// <summary>The requests of this page.</summary>
    public IReadOnlyList<StatisticsLine> Requests => [.. PageOfLines.Where(l => l.IsRequest)];

    /// <summary>The periods of this page.</summary>
    public IReadOnlyList<StatisticsLine> Periods => [.. PageOfLines.Where(l => !l.IsRequest)];

    private IEnumerable<StatisticsLine> PageOfLines => Lines.OrderByDescending(l => l.IsRequest).Skip((Address.Page - 1) * PageSize).Take(PageSize);

    /// <summary>Counts the span that the address asks for.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var view = await loader.LoadAsync(Request.Query, "/so-theo-doi/thong-ke", mine: false, cancellation);
        ModelState.Add(view.Errors, text);
        Address = view.Address;
        var book = view.Address with { Path = "/so-theo-doi", View = BookAddress.ByReport, Group = null, Page = 1 };
        Lines =
        [
            .. view.Book.Lines.GroupBy(l => (l.Requirement, l.Period))
                .Select(g => new StatisticsLine(
                    g.First().RequirementName, g.First().PeriodLabel, g.Select(l => l.Due).MaxBy(d => d?.At ?? Instant.MinValue), g.First().Origin == Origins.Request,
                    Book.StatisticsOf(g), book with { Requirement = g.Key.Requirement, Period = g.Key.Period }))
                .OrderByDescending(l => l.Due?.At ?? Instant.MaxValue).ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }
}
