using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.ICalendar;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>The deadlines of a regime for calendar programs, which may fetch it again and again: an event keeps its UID for ever.</summary>
public sealed class CalendarFileModel(GetRegimeCalendar calendars, CatalogueDoor door, RuleWords words, OrganisationDirectory directory, IClock clock, Text text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await door.EnterAsync(cancellation) is not { } tenant)
        {
            return NotFound();
        }

        var today = clock.Today();
        var from = DateFields.TryRead(Request.Query["tu"].ToString(), out var asked)
            ? LocalDate.Max(RegimeCalendar.FirstDay, LocalDate.Min(asked, RegimeCalendar.LastDay.PlusYears(-1)))
            : today;
        var number = int.TryParse(Request.Query["ban"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var ban) ? ban : (int?)null;
        var calendar = await calendars.HandleAsync(code, number, from, CalendarView.LastFrom(from), today, cancellation);
        if (!calendar.IsOk)
        {
            return NotFound();
        }

        var report = Request.Query["bao-cao"].ToString();
        var names = await RegimeNames.OnAsync(directory, today, cancellation);
        var events = calendar.Value.Deadlines.Where(d => report.Length == 0 || d.Requirement.Code == report).Select(d => EventOf(tenant, code, d, names));
        var file = new ICalendarFile("-//GiaoBan//Lịch báo cáo//VI", [.. events]) { Name = calendar.Value.Regime.Pack.Title };
        return File(ICalendarWriter.Write(file), ICalendarWriter.MediaType, $"{code}.ics");
    }

    private ICalendarEvent EventOf(Tenant tenant, string code, CatalogueDeadline deadline, RegimeNames names)
    {
        var (report, row) = (deadline.Requirement, deadline.Row);
        var due = row.Due;
        // A day's end is a whole day: a calendar shows it on the last day on which one may send, not on the midnight after.
        var wholeDay = !due.Inclusive && due.Local.TimeOfDay == LocalTime.Midnight;
        return new ICalendarEvent(
            $"{tenant.Code}-{code}-{report.Code}-{row.Period.Key}-{row.Tier}@giaoban",
            clock.GetCurrentInstant().ToDateTimeOffset(),
            wholeDay ? ICalendarTime.Day(due.LastDay.ToDateOnly()) : ICalendarTime.At(due.At.ToDateTimeOffset()),
            text["catalogue.ics.summary", report.Name, row.Period.Label])
        {
            Sequence = deadline.Version,
            Description = text["catalogue.ics.description", text["regimes.tier." + row.Tier], row.Due, words.UnitsOf(report.OwedBy, names.Units), report.Recipient],
            Url = new Uri($"{Request.Scheme}://{Request.Host}{door.Link($"/che-do/{code}#bao-cao-{report.Code}")}"),
            Categories = [text["catalogue.title"]],
        };
    }
}
