using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>A published week for reading: page, paper, document, calendar.</summary>
public abstract class PublishedPage(GetPublishedWeek weeks, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>What is looked at.</summary>
    public ScheduleFilter Filter { get; private set; } = null!;

    /// <summary>The week.</summary>
    public PublishedWeek Published { get; private set; } = null!;

    /// <summary>The lines that are wanted.</summary>
    public IReadOnlyList<ScheduleLine> Lines { get; private set; } = [];

    /// <summary>Its days with those lines.</summary>
    public IReadOnlyList<ScheduleDay> Days => WeekLayout.DaysOf(Filter.Week, Lines);

    /// <summary>Who reads.</summary>
    public Actor Actor => current.Actor;

    /// <summary>The meetings that the reader may open.</summary>
    protected IReadOnlySet<Guid> Open { get; set; } = new HashSet<Guid>();

    /// <summary>Whether a line leads somewhere for this reader.</summary>
    public bool Opens(ScheduleLine line) => !line.IsMeeting || Open.Contains(line.Id);

    /// <summary>Today in Vietnam.</summary>
    protected LocalDate Today => clock.Today();

    /// <summary>Reads the week; "not found" where the address names none.</summary>
    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (ScheduleFilter.Read(Request.Query, clock.Today()) is not { } filter)
        {
            return NotFound();
        }

        Filter = filter;
        Published = await weeks.HandleAsync(filter.Week, filter.Number, cancellation);
        Lines = filter.Of(Published.Lines, current.Actor);
        return filter.Number is not null && Published.Version is null ? NotFound() : await AnswerAsync(cancellation);
    }

    /// <summary>What is answered once the week was read.</summary>
    protected virtual Task<IActionResult> AnswerAsync(CancellationToken cancellation) => Task.FromResult<IActionResult>(Page());
}
