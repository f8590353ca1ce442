using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>Makes the numbered requests and sends the answers, each at its hour, through the handlers of pages and API (LC-2).</summary>
internal sealed class DemoRequests(IServiceProvider services, SetClock clock, DemoFile demo, RegimePack rules, DemoActors actors, Instant now)
{
    private static readonly LocalTime SentOut = new(14, 30);
    private static readonly Duration DraftsLie = Duration.FromMinutes(95);

    private readonly DemoOfficeHours _hours = new();

    /// <summary>Makes what is missing, in the order of time.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        var answers = new List<Answer>();
        foreach (var request in demo.Requests)
        {
            answers.AddRange(await MakeAsync(request, cancellation));
        }

        foreach (var answer in answers.Where(a => a.At <= now).OrderBy(a => a.At).ThenBy(a => a.Owed.ObligationId))
        {
            await GiveAsync(answer, cancellation);
        }
    }

    private async Task<IEnumerable<Answer>> MakeAsync(DemoRequest request, CancellationToken cancellation)
    {
        var told = rules.Requests.FirstOrDefault(r => r.Code == request.Told);
        var (symbol, date) = (told?.Symbol ?? request.Symbol!, told?.Date ?? request.Date!.Value);
        clock.Now = (date + SentOut).InZoneLeniently(Deadline.Zone).ToInstant();
        var by = actors.Account(request.By);
        await using var scope = Entered();
        var scoped = scope.ServiceProvider;
        var paper = new MakeRequestRequest(
            symbol, date, told?.Subject ?? request.Subject, new RequestDue(request.Before, DueWord.Before), new AskedUnits(request.Kinds, [], request.Units, false, request.Except))
        {
            Sections = [.. Outline().Sections.Select(s => new AskedSection(s.Title, s.Required, s.NeedsFigure, s.Hint))],
            Key = "demo " + (request.Told ?? symbol),
        };
        var made = await scoped.GetRequiredService<MakeRequest>().HandleAsync(by, paper, cancellation);
        var regime = made.IsOk ? made.Value.Regime : throw new InvalidOperationException($"Demo: request {symbol} was refused: {made.Error.Code} {made.Error.Field}");
        var owed = await scoped.GetRequiredService<GiaoBanDbContext>().Obligations.AsNoTracking()
            .Where(o => o.Regime == regime && o.Stream == "").ToListAsync(cancellation);
        var begun = await scoped.GetRequiredService<GiaoBanDbContext>().Drafts.AsNoTracking().Select(d => d.ObligationId).ToListAsync(cancellation);
        var pack = await scoped.GetRequiredService<RegimeLibrary>().PackAsync(by.TenantId, owed[0].VersionId, cancellation);
        var answers = owed.Where(o => o.SentVersion == 0 && !begun.Contains(o.ObligationId)).Select(o => AnswerOf(request, symbol, pack, o)).OfType<Answer>().ToList();
        await TakeOnAsync(request, answers, owed, cancellation);
        return answers;
    }

    // Whoever answers has said on the same day that it takes the work on; who declines says so then, too.
    private async Task TakeOnAsync(DemoRequest request, List<Answer> answers, List<Obligation> owed, CancellationToken cancellation)
    {
        var made = clock.Now;
        foreach (var answer in answers)
        {
            clock.Now = made + Duration.FromMinutes(new Dice("taken on", answer.Matter, answer.Unit).Between(25, 140));
            await using var scope = Entered();
            var acknowledge = scope.ServiceProvider.GetRequiredService<AcknowledgeRequest>();
            Done(await acknowledge.HandleAsync(actors.Holder(answer.Owed.PostId), answer.Owed.ObligationId, cancellation), answer.Unit);
        }

        foreach (var (unit, reason) in request.Declines)
        {
            var part = owed.Single(o => actors.UnitCode(o.UnitId) == unit);
            clock.Now = made + Duration.FromMinutes(120);
            await using var scope = Entered();
            if (await scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>().Notices.AnyAsync(n => n.ObligationId == part.ObligationId && n.Kind == DeclineRequest.Told, cancellation))
            {
                continue;
            }

            var decline = scope.ServiceProvider.GetRequiredService<DeclineRequest>();
            Done(await decline.HandleAsync(actors.Holder(part.PostId), new DeclineRequestRequest(part.ObligationId, reason), cancellation), unit);
        }

        clock.Now = made;
    }

    private AsyncServiceScope Entered()
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(actors.People[0].TenantId);
        return scope;
    }

    // What the regime asks of any such document: the told ones are older than it, and rest on nothing.
    private Outline Outline() => rules.OutlineOf(rules.Requirements.First(r => r.Kind == RequirementKind.Thematic && r.Outline is not null))!;

    private Answer? AnswerOf(DemoRequest request, string symbol, RegimePack pack, Obligation owed)
    {
        var unit = actors.UnitCode(owed.UnitId);
        var dice = new Dice("request", request.Told ?? symbol, unit);
        var due = owed.DueAt!.Value;
        Answer Of(Instant at, string? late = null, bool draft = false) => new(at, owed, unit, symbol, request.Told ?? symbol, pack, late, draft);
        return unit switch
        {
            _ when request.OnTime.Contains(unit) => Of(due <= now ? _hours.Before(due, dice) : _hours.MendedAfter(clock.Now, dice)),
            _ when request.Late.Contains(unit) => Of(_hours.After(due, dice), dice.Pick(demo.LateReasons)),
            _ when request.Drafts.Contains(unit) => Of(now - DraftsLie, draft: true),
            _ => null,
        };
    }

    private async Task GiveAsync(Answer answer, CancellationToken cancellation)
    {
        clock.Now = answer.At;
        var own = actors.Holder(answer.Owed.PostId);
        // Words stand under the document's number; two matters of one document are told apart by the request's own name.
        var report = new DemoReport(
            demo.Units.First(u => u.Code == answer.Unit), own.PostOf(answer.Owed.PostId)!.Title, answer.Pack.Requirements[0] with { Code = answer.Symbol }, answer.Matter,
            answer.At.InZone(Deadline.Zone).Date, answer.At.InZone(Deadline.Zone).Date, null, new Dictionary<string, decimal>());
        var content = new DemoWords(demo, answer.Pack).Content(report);
        if (answer.IsDraft)
        {
            var typed = new TypedReport([.. content.Sections.Take(1)], [], [], [], false, []);
            Done(await services.GetRequiredService<SaveDraft>().HandleAsync(own, answer.Owed.ObligationId, 0, typed, cancellation), answer.Unit);
            return;
        }

        var sent = new SubmitReportRequest(answer.Owed.ObligationId, content, "web") { LateReason = answer.LateReason };
        Done(await services.GetRequiredService<SubmitReport>().HandleAsync(own, sent, cancellation), answer.Unit);
    }

    private static void Done<T>(Domain.Result<T> result, string unit)
    {
        if (!result.IsOk)
        {
            throw new InvalidOperationException($"Demo: what {unit} does about a request was refused: {result.Error.Code} {result.Error.Field}");
        }
    }

    private sealed record Answer(Instant At, Obligation Owed, string Unit, string Symbol, string Matter, RegimePack Pack, string? LateReason, bool IsDraft);
}
