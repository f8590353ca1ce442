using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Exemptions;

/// <summary>Who is excused from what, and why.</summary>
public sealed class IndexModel(ListExemptions exemptions, Text text) : PageModel
{
    /// <summary>Those in force first.</summary>
    public IReadOnlyList<ExemptionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Lines = await exemptions.HandleAsync(cancellation);

    /// <summary>The periods, or the days and how many periods fall on them so far.</summary>
    public string When(ExemptionLine line) => line.Exemption switch
    {
        { ValidFrom: { } from, ValidTo: { } to } => text["exemptions.when.days", from, to, line.Excused.Count],
        { RevokedAt: null } when line.Excused.Count > 0 => string.Join(", ", line.Excused),
        var exemption => string.Join(", ", exemption.Periods),
    };
}
