using GiaoBan.App.Commands;
using GiaoBan.App.Pages.Compliance.RoundUps;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Scores.Sheets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>The office at work between the reports: each act on its day, on what the book says then.</summary>
internal sealed class DemoOffice(IServiceProvider services, SetClock clock, DemoFile demo, RegimePack rules, DemoActors actors, string sheets)
{
    private static readonly LocalTime AtWork = new(9, 20);

    private readonly Queue<(Instant At, object What)> _acts = new(
        demo.RoundUps.Concat(demo.Scores).Select(q => (At: Morning(q), What: (object)q))
            .Concat(demo.Urgings.Select(u => (u.At, (object)u))).Concat(demo.Incidents.Select(i => (i.At, (object)i))).OrderBy(a => a.At));

    private readonly DemoDesk _desk = new(services, clock, actors);

    /// <summary>Does what is to be done before an instant.</summary>
    public async Task UntilAsync(Instant at, CancellationToken cancellation)
    {
        while (_acts.TryPeek(out var next) && next.At <= at)
        {
            clock.Now = _acts.Dequeue().At;
            await (next.What switch
            {
                DemoUrging urging => _desk.UrgeAsync(urging, cancellation),
                DemoIncident incident => _desk.TakeCallAsync(incident, cancellation),
                DemoQuarter { Sheet.Length: > 0 } scores => ScoreAsync(scores, cancellation),
                DemoQuarter roundUp => RoundUpAsync(roundUp, cancellation),
                _ => throw new InvalidOperationException($"{next.What} is no act of the office."),
            });
        }
    }

    private async Task RoundUpAsync(DemoQuarter wanted, CancellationToken cancellation)
    {
        await using var scope = Entered();
        var scoped = scope.ServiceProvider;
        if (await scoped.GetRequiredService<GiaoBanDbContext>().RoundUps.AnyAsync(r => r.Quarter == wanted.Quarter && r.IssuedAt != null, cancellation))
        {
            return;
        }

        var (by, words) = (actors.Account(wanted.By), CommandOutput.Texts);
        var quarter = Quarter.TryParse(wanted.Quarter, out var read) ? read : throw new InvalidOperationException($"{wanted.Quarter} is no quarter.");
        string Block(string code) => words.Has("organisation.block." + code) ? words["organisation.block." + code] : code;
        var (write, get) = (scoped.GetRequiredService<WriteRoundUp>(), scoped.GetRequiredService<GetRoundUp>());
        Done(await write.BeginAsync(by, quarter, null, cancellation));
        var open = Done(await get.NowAsync(by, quarter, Block, cancellation)).Open!;
        Done(await write.SaveAsync(
            by, quarter,
            new TypedRoundUp(open.Version, open.Recipient, open.Place, wanted.Symbol, GoodUnitRule.Usual, [new TypedParagraph(RoundUpDesk.CausesPlace, wanted.Causes, "")]), cancellation));
        var seen = Done(await get.NowAsync(by, quarter, Block, cancellation));
        var printed = words["app.printed.by", clock.Now, by.FullName, by.Posts[0].Title];
        Done(await scoped.GetRequiredService<IssueRoundUp>().HandleAsync(
            by, quarter, seen.Open!.Version, RoundUpJson.SealOf(seen.Content!), Block, content => FilesModel.Made(content, words, printed), cancellation));
    }

    private async Task ScoreAsync(DemoQuarter wanted, CancellationToken cancellation)
    {
        await using var scope = Entered();
        var scoped = scope.ServiceProvider;
        if (await scoped.GetRequiredService<GiaoBanDbContext>().ScoreRuns.AnyAsync(cancellation))
        {
            return;
        }

        var by = actors.Account(wanted.By);
        var source = OnOwnBasis(await File.ReadAllTextAsync(Path.Combine(sheets, wanted.Sheet + ".yaml"), cancellation));
        Done(await scoped.GetRequiredService<ImportScoreSheet>().HandleAsync(source, wanted.Sheet + ".yaml", by, cancellation));
        var quarter = ScoreQuarter.Read(wanted.Quarter) ?? throw new InvalidOperationException($"{wanted.Quarter} is no quarter.");
        Done(await scoped.GetRequiredService<ComputeRun>().HandleAsync(by, new ComputeRunRequest(wanted.Sheet, quarter, null, null), cancellation));
    }

    // The sheet that comes with the program rests on another province's document; an office puts its own in.
    private string OnOwnBasis(string sheet)
    {
        var (from, to) = (sheet.IndexOf("basis:", StringComparison.Ordinal), sheet.IndexOf("effectiveFrom:", StringComparison.Ordinal));
        var basis = rules.Basis;
        return $"{sheet[..from]}basis:\n  issuer: {basis.Issuer}\n  symbol: {basis.Symbol}\n  date: {NodaTime.Text.LocalDatePattern.Iso.Format(basis.Date)}\n  subject: \"{basis.Subject}\"\n{sheet[to..]}";
    }

    private AsyncServiceScope Entered()
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(actors.People[0].TenantId);
        return scope;
    }

    private static Instant Morning(DemoQuarter wanted) => (wanted.On + AtWork).InZoneLeniently(Deadline.Zone).ToInstant();

    /// <summary>The value of a handler's answer; a refusal is a fault of the script.</summary>
    public static T Done<T>(Result<T> result) =>
        result.IsOk ? result.Value : throw new InvalidOperationException($"Demo: an act of the office was refused: {result.Error.Code} {result.Error.Field}");
}
