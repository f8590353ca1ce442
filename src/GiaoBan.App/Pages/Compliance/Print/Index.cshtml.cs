using GiaoBan.App.Shared;
using GiaoBan.Domain.Compliance;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.Print;

/// <summary>The book on A4: the figures of its rows, then its lines with their reasons.</summary>
public sealed class IndexModel(BookLoader loader, Text text) : PageModel
{
    /// <summary>Some sixty sheets; who wants more takes the workbook.</summary>
    public const int MostLines = 1500;

    /// <summary>The figures in columns.</summary>
    public IReadOnlyList<ComplianceGroup> Groups { get; } =
    [
        ComplianceGroup.Obligated, ComplianceGroup.Sent, ComplianceGroup.OnTime, ComplianceGroup.WithinExtension, ComplianceGroup.Late, ComplianceGroup.Overdue, ComplianceGroup.Nil,
        ComplianceGroup.Incomplete, ComplianceGroup.Inaccurate,
    ];

    /// <summary>What is printed.</summary>
    public BookView View { get; private set; } = null!;

    /// <summary>Shows the sheets.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        View = await loader.LoadAsync(Request.Query, "/so-theo-doi", mine: false, cancellation);
        ModelState.Add(View.Errors, text);
    }
}
