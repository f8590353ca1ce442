using GiaoBan.App.Identity;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Figures;

/// <summary>The list behind a figure: every fact that it is the sum of.</summary>
public sealed class ListModel(MeetingFigures figures, MeetingActs acts, CurrentActor current) : PageModel
{
    /// <summary>So many facts stand on one page; the workbook holds all.</summary>
    public const int Most = 500;

    /// <summary>Days and grouping.</summary>
    public FigureAddress Address { get; private set; } = null!;

    /// <summary>The figure.</summary>
    public MeetingFigure Figure { get; private set; }

    /// <summary>The group; null for all.</summary>
    public MeetingRow? Group { get; private set; }

    /// <summary>The facts.</summary>
    public IReadOnlyList<MeetingFact> Facts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? tu, string? den, string? theo, string? so, string? nhom, CancellationToken cancellation)
    {
        if (FigureAddress.Read(tu, den, theo, acts.Today) is not { } address || FigureAddress.FigureOf(so) is not { } figure
            || await figures.OfAsync(current.Actor, address.From, address.To, cancellation) is not { } table)
        {
            return NotFound();
        }

        (Address, Figure) = (address, figure);
        Group = string.IsNullOrEmpty(nhom) ? null : table.Rows(address.Grouping).FirstOrDefault(r => r.Key == nhom);
        Facts = table.List(figure, address.Grouping, nhom);
        return Page();
    }
}
