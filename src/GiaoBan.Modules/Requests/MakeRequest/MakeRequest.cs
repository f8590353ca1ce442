using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Requests;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace GiaoBan.Modules.Requests;

/// <summary>Makes a numbered request: one regime of one report, one obligation per unit, one notice per post (DB-8).</summary>
public sealed class MakeRequest(
    GiaoBanDbContext rows, RequestAudience audience, RequestGrounds grounds, RequestPacks packs, UnscheduledObligations obligations, RequestActs acts)
{
    /// <summary>A post is asked: title, document, deadline.</summary>
    public const string Asked = "requests.notice.asked";

    /// <summary>Makes it, or says every place that is wrong; refused, nothing has changed.</summary>
    public async Task<Result<MadeRequest>> HandleAsync(Actor actor, MakeRequestRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.Forbidden("requests.not-office");
        }

        var refusals = new List<Error>();
        var ground = await grounds.FindAsync(actor.TenantId, request.Ground, acts.Today, refusals, cancellation);
        var paper = new RequestForm(request, acts.Now).Read(post, ground, refusals);
        var asked = await audience.ChooseAsync(request.Units, post.UnitId, acts.Today, request.SkipsUnitsWithoutPost, cancellation);
        refusals.AddRange(asked.Errors);
        if (refusals.Count > 0)
        {
            return Result<MadeRequest>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        await packs.WaitForTurnAsync(cancellation);
        if (request.Key is not null && await MadeBeforeAsync(actor, request.Key, cancellation) is { } before)
        {
            return before;
        }

        var made = await StoreAsync(actor, post, request, paper with { OwedBy = asked.Value!.OwedBy }, asked.Value, ground, cancellation);
        if (made.IsOk)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return made;
    }

    private async Task<MadeRequest?> MadeBeforeAsync(Actor actor, string key, CancellationToken cancellation)
    {
        if (await rows.NumberedRequests.AsNoTracking().FirstOrDefaultAsync(r => r.MadeBy == actor.OfficialId && r.MadeKey == key, cancellation) is not { } request)
        {
            return null;
        }

        var owed = await (
            from o in rows.Obligations.AsNoTracking()
            where o.Regime == request.Regime && o.Stream == ""
            join u in rows.Units.AsNoTracking() on o.UnitId equals u.UnitId
            orderby o.ObligationId
            select new MadeObligation(o.ObligationId, u.Code)).ToListAsync(cancellation);
        return new MadeRequest(request.RequestId, request.Regime, owed, []);
    }

    private async Task<Result<MadeRequest>> StoreAsync(
        Actor actor, ActingPost post, MakeRequestRequest request, RequestPaper paper, Audience asked, GroundFound? ground, CancellationToken cancellation)
    {
        var code = CodeProposal.Of(paper.Stem, await packs.TakenAsync(paper.Stem, cancellation));
        var version = packs.Add(paper.Pack(code), actor.OfficialId);
        if (!version.IsOk)
        {
            return Result<MadeRequest>.Refused(version.Errors);
        }

        // The model knows no foreign keys: the version is stored before what names it.
        await rows.SaveChangesAsync(cancellation);
        var due = request.Due.Deadline;
        var period = new Domain.Calendars.Period(LocalDatePattern.Iso.Format(paper.Date), paper.Label, null, due.LastDay.Year);
        var made = new NumberedRequest
        {
            TenantId = actor.TenantId,
            RequestId = acts.NewId(),
            Symbol = paper.Symbol,
            Date = paper.Date,
            Title = paper.Title,
            Content = paper.Content,
            Regime = code,
            Requirement = code,
            VersionId = version.Value,
            PeriodKey = period.Key,
            PeriodLabel = period.Label,
            DueAt = due.At,
            DueInclusive = due.Inclusive,
            GroundVersionId = ground?.VersionId,
            GroundRequirement = ground?.Requirement.Code,
            MadeBy = actor.OfficialId,
            MadePost = post.PostId,
            MadeAt = acts.Now,
            MadeKey = request.Key,
        };
        rows.NumberedRequests.Add(made);
        acts.Tell(
            actor, "requests.request-made", $"request/{made.RequestId}", post.PostId, paper.Title,
            new("symbol", paper.Symbol), new("date", period.Key), new("regime", code), new("due", InstantPattern.ExtendedIso.Format(due.At)),
            new("units", RequestActs.Number(asked.Units.Count)), new("skipped", RequestActs.Number(asked.Skipped.Count)));
        await rows.SaveChangesAsync(cancellation);
        return await OweAsync(actor, post, made, period, due, asked, cancellation);
    }

    private async Task<MadeRequest> OweAsync(
        Actor actor, ActingPost post, NumberedRequest made, Domain.Calendars.Period period, Deadline due, Audience asked, CancellationToken cancellation)
    {
        var line = new UnscheduledLine(made.Regime, made.VersionId, made.Requirement, Origins.Request, period, due);
        var owing = asked.Units.Select(u => (u.Unit.Code, Owes: new OwingUnit(acts.NewId(), u.Unit.UnitId, u.PostId))).ToList();
        await obligations.AddAsync(line, [.. owing.Select(o => o.Owes)], cancellation);

        // What the answers are put together to has no deadline of its own.
        await obligations.AddAsync(line with { Due = null, Stream = RequestPaper.Stream }, [new OwingUnit(acts.NewId(), post.UnitId, post.PostId)], cancellation);
        await acts.NotifyAsync(
            actor, Asked, [.. owing.Select(o => (o.Owes.PostId, o.Owes.ObligationId))], RequestActs.PathOfPart,
            [made.Title, made.PeriodLabel, DeadlineWords.Due(due, Language.Vietnamese)], cancellation);
        return new MadeRequest(made.RequestId, made.Regime, [.. owing.Select(o => new MadeObligation(o.Owes.ObligationId, o.Code))], asked.Skipped);
    }
}
