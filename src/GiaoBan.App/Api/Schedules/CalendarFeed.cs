using GiaoBan.App.Pages.Schedules;
using GiaoBan.App.Shared;
using GiaoBan.Documents.ICalendar;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Schedules.Feed;
using NodaTime;

namespace GiaoBan.App.Api.Schedules;

/// <summary>
/// One account's dates: deadlines of the reports of its posts, decided meetings, lines of published weeks. Whoever has the token reads them, so it
/// is made for this alone and revoked by itself; a closed account has none.
/// </summary>
public sealed class CalendarFeed(IServiceScopeFactory scopes, ActorResolver actors, Texts texts, IClock clock)
{
    private const int MostDeadlines = 500;

    private readonly Text _t = texts.In(Language.Vietnamese);

    /// <summary>The calendar of a token, or null where it is none in force.</summary>
    /// <param name="token">As it was told.</param>
    /// <param name="site">Where the program stands, for links.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ICalendarFile?> FindAsync(string token, string site, CancellationToken cancellation)
    {
        if (TokenText.TenantOf(token) is not { } tenantId)
        {
            return null;
        }

        // A scope of the token's tenant, whoever else may be signed in on this line.
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<TenantScope>().Enter(tenantId);
        if (await services.GetRequiredService<CalendarTokens>().FindAccountAsync(token, cancellation) is not { } account || await actors.Find(tenantId, account) is not { } found)
        {
            return null;
        }

        var dates = await services.GetRequiredService<GetCalendarFeed>().HandleAsync(found.Actor, cancellation);
        var deadlines = await DeadlinesAsync(services, found.Actor, cancellation);
        return new ICalendarFile(
            "-//GiaoBan//Lịch của tôi//VI",
            [.. dates.Select(d => DateOf(found.Tenant.Code, site, d)), .. deadlines.Select(d => DeadlineOf(found.Tenant.Code, site, d.Due, d.Obligation, d.Name))])
        {
            Name = _t["schedules.calendar.name", found.Actor.FullName],
        };
    }

    private static ICalendarEvent DateOf(string tenant, string site, CalendarDate date) => new(
        ScheduleUids.Of(tenant, date.Id, date.IsMeeting), date.ChangedAt.ToDateTimeOffset(),
        date.WholeDay ? ICalendarTime.Day(date.Starts.InZone(Deadline.Zone).Date.ToDateOnly()) : ICalendarTime.At(date.Starts.ToDateTimeOffset()), date.Title)
    {
        End = date.WholeDay ? null : ICalendarTime.At(date.Ends.ToDateTimeOffset()),
        Location = date.Place,
        Url = new Uri(site + date.Link),
        IsBusy = !date.WholeDay,
    };

    private ICalendarEvent DeadlineOf(string tenant, string site, Deadline due, ListedObligation obligation, string name)
    {
        // A day's end is a whole day: a calendar shows it on the last day on which one may send, not on the midnight after.
        var wholeDay = !due.Inclusive && due.Local.TimeOfDay == LocalTime.Midnight;
        return new ICalendarEvent(
            ScheduleUids.OfDeadline(tenant, obligation.Id), clock.GetCurrentInstant().ToDateTimeOffset(),
            wholeDay ? ICalendarTime.Day(due.LastDay.ToDateOnly()) : ICalendarTime.At(due.At.ToDateTimeOffset()), _t["schedules.calendar.deadline", name, obligation.PeriodLabel])
        {
            Description = _t["schedules.calendar.due", DeadlineWords.Due(due, Language.Vietnamese)],
            Url = new Uri($"{site}/bao-cao/{obligation.Id}"),
        };
    }

    private async Task<IReadOnlyList<(Deadline Due, ListedObligation Obligation, string Name)>> DeadlinesAsync(IServiceProvider services, Actor actor, CancellationToken cancellation)
    {
        var today = clock.Today();
        var filter = new ObligationFilter { Mine = true, From = today.PlusDays(-GetCalendarFeed.DaysBack), To = today.PlusDays(GetCalendarFeed.DaysAhead), Limit = MostDeadlines };
        var page = await services.GetRequiredService<ListObligations>().HandleAsync(actor, filter, cancellation);
        var packs = await services.GetRequiredService<RegimeLibrary>().InForceOnAsync(actor.TenantId, today, cancellation);
        var names = packs.SelectMany(p => p.Pack.Requirements.Select(r => ((p.Pack.Code, r.Code), r.Name))).ToDictionary(p => p.Item1, p => p.Name);
        return
        [
            .. page.Value!.Items.Where(o => o.State.NeedsWork && o.State.EffectiveDue is not null)
                .Select(o => (o.State.EffectiveDue!.Value, o, names.GetValueOrDefault((o.Regime, o.Requirement), o.Requirement))),
        ];
    }
}
