using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Demo;

/// <summary>Something that somebody does at an instant.</summary>
/// <param name="At">When.</param>
/// <param name="What">For the message of a fault.</param>
/// <param name="Do">The deed.</param>
internal sealed record DemoDeedAt(Instant At, string What, Func<Task> Do);

/// <summary>Plays meetings, rooms and weeks of a demo through the handlers of pages and API, in the order of time; all of it, or nothing.</summary>
internal sealed class DemoMeetings(IServiceProvider services, SetClock clock, DemoFile demo, DemoActors actors, Instant now)
{
    /// <summary>Plays them, once.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        var db = services.GetRequiredService<GiaoBanDbContext>();
        if (demo.Meetings is not { } part || await db.Meetings.AnyAsync(cancellation))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var stage = new DemoMeetingStage(services, clock, actors, part);
        var life = new DemoMeetingLife(stage);
        var sitting = new DemoSitting(stage);
        var week = new DemoWeeks(stage);
        var deeds = week.Deeds(demo.Since, cancellation).Concat(part.List.SelectMany(m => life.Deeds(m, cancellation).Concat(sitting.Deeds(m, cancellation))));
        foreach (var deed in deeds.Where(d => d.At <= now).OrderBy(d => d.At).ToList())
        {
            clock.Now = deed.At;
            stage.Doing = deed.What;
            await deed.Do();
            // As with every request of a page: what the store says counts, not what was read before.
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(CancellationToken.None);
        await ReadNewsAsync(db, cancellation);
    }

    // Two months of news would bury what waits: people have read what is older than two days.
    private async Task ReadNewsAsync(GiaoBanDbContext db, CancellationToken cancellation)
    {
        var old = now - Duration.FromDays(2);
        var news = await db.Notices.AsNoTracking().Where(n => n.MadeAt < old && n.ReadAt == null).Select(n => new { n.NoticeId, n.PostId }).ToListAsync(cancellation);
        clock.Now = old;
        foreach (var notice in news)
        {
            await services.GetRequiredService<DismissNotice>().HandleAsync(actors.Holder(notice.PostId), notice.NoticeId, cancellation);
        }
    }
}

/// <summary>What all parts of the play need: who acts, what is called how, what time it is.</summary>
internal sealed class DemoMeetingStage(IServiceProvider services, SetClock clock, DemoActors actors, DemoMeetingPart part)
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.Create("uuuu-MM-dd HH':'mm", CultureInfo.InvariantCulture);
    private static readonly LocalTimePattern Hour = LocalTimePattern.Create("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>What is being done, for the message of a fault.</summary>
    public string Doing { get; set; } = "";

    /// <summary>The clock.</summary>
    public SetClock Clock => clock;

    /// <summary>The people.</summary>
    public DemoActors Actors => actors;

    /// <summary>The part of the file.</summary>
    public DemoMeetingPart Part => part;

    /// <summary>Ids of rooms and vehicles by code.</summary>
    public Dictionary<string, Guid> Resources { get; } = [];

    /// <summary>Ids of meetings by title.</summary>
    public Dictionary<string, Guid> Meetings { get; } = [];

    /// <summary>Ids of the points of a meeting's agenda, by its title.</summary>
    public Dictionary<string, List<Guid>> Items { get; } = [];

    /// <summary>Ids of the options of a meeting, in the order of the file, by its title.</summary>
    public Dictionary<string, List<Guid>> Options { get; } = [];

    /// <summary>The store.</summary>
    public GiaoBanDbContext Rows => services.GetRequiredService<GiaoBanDbContext>();

    /// <summary>A use case.</summary>
    public T Use<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Who signs in by a user name.</summary>
    public Actor As(string user) => actors.Account(user);

    /// <summary>Who holds a post.</summary>
    public Actor Holder(string post) => actors.Holder(post);

    /// <summary>A post's id.</summary>
    public Guid Post(string code) => actors.Holder(code).Posts.First(p => p.Code == code).PostId;

    /// <summary>A unit's id.</summary>
    public Guid Unit(string code) => actors.People.SelectMany(a => a.Posts).First(p => p.UnitCode == code).UnitId;

    /// <summary>The posts that codes and groups name, each once.</summary>
    public IEnumerable<string> Posts(IEnumerable<string> names) => names.SelectMany(n => part.Groups.GetValueOrDefault(n) ?? [n]).Distinct();

    /// <summary>An instant as the file writes it.</summary>
    public static Instant At(string text) => Written.Parse(text).Value.InZoneStrictly(Deadline.Zone).ToInstant();

    /// <summary>An instant of a day.</summary>
    public static Instant At(LocalDate day, string hour) => day.At(Time(hour)).InZoneStrictly(Deadline.Zone).ToInstant();

    /// <summary>An hour as the file writes it.</summary>
    public static LocalTime Time(string text) => Hour.Parse(text).Value;

    /// <summary>That day, or the next that is no Saturday or Sunday.</summary>
    public static LocalDate Weekday(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? day.Next(IsoDayOfWeek.Monday) : day;

    /// <summary>The value of a handler's answer; a refusal is a fault of the script.</summary>
    public T Done<T>(Result<T> result) => result.IsOk
        ? result.Value
        : throw new InvalidOperationException($"Demo: {Doing} was refused: {string.Join("; ", result.Errors.Select(e => $"{e.Code} {e.Field} {string.Join(' ', e.Args)}"))}");
}
