using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Demo;

/// <summary>The party cells of a demo (SK-7).</summary>
internal sealed class DemoCellPart
{
    /// <summary>User name of who keeps the register.</summary>
    public required string Keeper { get; init; }

    /// <summary>The grading form in use: <c>phu-tho-100</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The requirement that is the cells' report.</summary>
    public required string Report { get; init; }

    /// <summary>Code of the post that answers thoughts and wishes.</summary>
    public required string Answers { get; init; }

    public required List<DemoCell> List { get; init; }
}

/// <summary>A cell of a demo.</summary>
internal sealed class DemoCell
{
    public required string Name { get; init; }
    public required string Unit { get; init; }
    public required string Secretary { get; init; }
    public required int Members { get; init; }

    /// <summary>User names of the committee members who follow it.</summary>
    public required List<string> Followers { get; init; }

    /// <summary>Day of the month on which it meets.</summary>
    public required int Day { get; init; }

    public required string Hour { get; init; }
    public required string Place { get; init; }

    /// <summary>What happened at its meetings.</summary>
    public required string Course { get; init; }

    /// <summary>A thought or wish of its members: field and words; none where empty.</summary>
    public List<string> Wish { get; init; } = [];
}

/// <summary>Lets the cells of a demo live through two months, by the handlers that anybody uses.</summary>
internal sealed class DemoCells(
    DemoFile demo, SetClock clock, DemoActors actors, GiaoBanDbContext db, KeepCells keep, KeepFollowers followers, SetCellRules rules, AdoptGradingForm adopt,
    PlanCellMeeting plan, MakeCellRota rota, SendCellReport send, ConfirmCellGrade confirm, FollowCellItems items, GetCellMeetings query)
{
    private const int MonthsTold = 2;
    private static readonly decimal[] Full = [15, 20, 45, 20];

    /// <summary>Makes them, once.</summary>
    public async Task MakeAsync(Instant now, CancellationToken cancellation)
    {
        if (demo.Cells is not { } part || await db.PartyCells.AnyAsync(cancellation))
        {
            return;
        }

        var keeper = actors.Account(part.Keeper);
        var today = now.InZone(Deadline.Zone).Date;
        var first = new LocalDate(today.Year, today.Month, 1).PlusMonths(1 - MonthsTold);
        clock.Now = now;
        Need(await rules.HandleAsync(keeper, $"{demo.Regime}/{part.Report}", 1, cancellation));
        clock.Now = At(first, new LocalTime(7, 30));
        Need(await adopt.HandleAsync(keeper, GradingForms.BesideProgram().Single(f => f.Name == part.Form).Source, first, cancellation));
        var cells = new Dictionary<Guid, DemoCell>();
        foreach (var cell in part.List)
        {
            var unit = await db.Units.AsNoTracking().Where(u => u.Code == cell.Unit).Select(u => (Guid?)u.UnitId).FirstAsync(cancellation);
            var id = Need(await keep.AddAsync(keeper, new AddCellRequest(cell.Name, unit, cell.Secretary, cell.Members, demo.Since), cancellation));
            cells[id] = cell;
            foreach (var follower in cell.Followers)
            {
                Need(await followers.FollowAsync(keeper, id, actors.Account(follower).OfficialId, demo.Since, cancellation));
            }
        }

        for (var month = first; month <= today; month = month.PlusMonths(1))
        {
            await LiveAsync(part, keeper, cells, month, now, cancellation);
        }
    }

    private async Task LiveAsync(DemoCellPart part, Actor keeper, Dictionary<Guid, DemoCell> cells, LocalDate month, Instant now, CancellationToken cancellation)
    {
        clock.Now = Instant.Min(now, At(month, new LocalTime(8, 0)));
        foreach (var (id, cell) in cells)
        {
            var hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(cell.Hour).Value;
            Need(await plan.HandleAsync(keeper, new PlanCellMeetingRequest(id, null, PlanCellMeeting.Regular, null, month.PlusDays(cell.Day - 1), hour, 120, cell.Place), cancellation));
        }

        Need(await rota.HandleAsync(keeper, month, fresh: false, cancellation));
        foreach (var row in (await query.MonthAsync(keeper, month, cancellation)).Rows)
        {
            var (cell, line) = (cells[row.Cell.CellId], row.Regular!);
            var sent = line.Meeting.StartsAt.Plus(Duration.FromHours(18));
            if (sent < now)
            {
                clock.Now = sent;
                await ReportAsync(cell, line, month, cancellation);
                await WishAsync(part, keeper, cell, line, month, cancellation);
            }
        }
    }

    private async Task ReportAsync(DemoCell cell, MeetingLine line, LocalDate month, CancellationToken cancellation)
    {
        var dice = new Dice("cell", cell.Unit, CellObligations.KeyOf(month));
        var absent = dice.Between(0, 3);
        decimal[] scores = [.. Full.Select(most => most - dice.Between(0, (int)most / 6))];
        var seat = line.Seat?.OfficialId;
        var present = cell.Members - absent;
        var against = dice.Between(0, 2);
        var sender = actors.People.First(a => a.Posts.Any(p => p.UnitCode == cell.Unit));
        var input = new CellReportInput(
            0, true, null, line.Meeting.StartsAt.InZone(Deadline.Zone).Date, cell.Members, present, absent, 0, dice.Between(85, 125), seat is { } one ? [one] : [], cell.Course,
            "Chi ủy", [.. scores.Select(s => (decimal?)s)], present - against, against, null);
        Need(await send.HandleAsync(sender, line.Meeting.MeetingId, input, cancellation));
        if (seat is { } official && dice.Chance(80))
        {
            clock.Now = clock.Now.Plus(Duration.FromHours(3));
            Need(await confirm.HandleAsync(actors.People.First(a => a.OfficialId == official), line.Meeting.MeetingId, 1, agreed: true, [], null, cancellation));
        }
    }

    private async Task WishAsync(DemoCellPart part, Actor keeper, DemoCell cell, MeetingLine line, LocalDate month, CancellationToken cancellation)
    {
        if (cell.Wish is not [var field, var words] || await db.CellItems.AnyAsync(i => i.CellId == line.Cell.CellId, cancellation))
        {
            return;
        }

        var sender = actors.People.First(a => a.Posts.Any(p => p.UnitCode == cell.Unit));
        var item = Need(await items.RaiseAsync(sender, line.Cell.CellId, month, field, words, cancellation));
        var post = actors.Holder(part.Answers).Posts.First(p => p.Code == part.Answers).PostId;
        Need(await items.AssignAsync(keeper, item, 0, post, month.PlusDays(24), cancellation));
    }

    private static Instant At(LocalDate day, LocalTime hour) => (day + hour).InZoneStrictly(Deadline.Zone).ToInstant();

    private static T Need<T>(Result<T> result) =>
        result.IsOk ? result.Value : throw new InvalidOperationException($"Demo: the cells were refused: {result.Error.Code} {result.Error.Field}");
}
