using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Who was reminded, and who was not because they were a moment ago.</summary>
public sealed record Reminded(IReadOnlyList<StreamSource> Now, IReadOnlyList<StreamSource> JustBefore);

/// <summary>Reminds the posts of a stream that have sent nothing, and only those (DB-12); each at most once in ten minutes.</summary>
public sealed class RemindMissing(GiaoBanDbContext rows, StreamReader streams, ReviewActs acts, StreamNotices notices, UrgeReports urge, IdSource ids, AuditTrail audit, IClock clock)
{
    /// <summary>How long a post is left in peace after a reminder.</summary>
    public static readonly Duration Pause = Duration.FromMinutes(10);

    /// <summary>Reminds, or says why not.</summary>
    public async Task<Result<Reminded>> HandleAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        if ((await streams.FindAsync(actor.TenantId, obligationId, cancellation))?.Terms.FocalPost(actor) is not { } post)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        await acts.HoldAsync(actor.TenantId, obligationId, cancellation);

        // Read again under the hold: two people who press at once remind once.
        var period = (await streams.FindAsync(actor.TenantId, obligationId, cancellation))!;
        var now = clock.GetCurrentInstant();
        var missing = period.Sources.Where(s => s.State is { IsObligated: true, IsSent: false }).ToList();
        if (missing.Count == 0)
        {
            return Error.Conflict("consolidation.remind.nobody");
        }

        var late = missing.ToLookup(s => s.RemindedAt is { } at && now - at < Pause);
        var reminded = new Reminded([.. late[false]], [.. late[true]]);
        if (reminded.Now.Count > 0)
        {
            rows.Notices.AddRange(reminded.Now.DistinctBy(s => s.PostId).Select(s => notices.OfMissing(period.Terms, s, actor.OfficialId, now)));
            rows.AuditEvents.Add(audit.Event(
                actor.TenantId, now, "reporting.stream-reminded", $"obligation/{obligationId}", actor.OfficialId, post.PostId, null,
                [
                    new("count", reminded.Now.Count.ToString(CultureInfo.InvariantCulture)),
                    new("units", string.Join(' ', reminded.Now.Select(s => s.UnitCode))),
                    new("obligations", string.Join(' ', reminded.Now.Select(s => s.ObligationId))),
                ]));
            await rows.SaveChangesAsync(cancellation);
            await UrgeAsync(actor, post.PostId, period.Terms, reminded.Now, now, cancellation);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return reminded;
    }

    // Notices say it by report, as the board's readers know them; log and messages are those of every urging.
    private Task<UrgingOutcome> UrgeAsync(Actor actor, Guid post, StreamTerms terms, IReadOnlyList<StreamSource> missing, Instant now, CancellationToken cancellation) => urge.HandleAsync(
        (NpgsqlConnection)rows.Database.GetDbConnection(),
        new UrgingHead(actor.TenantId, ids.Next(), UrgingHead.ByBoard, now) { By = actor.OfficialId, Post = post },
        [
            .. missing.Select(s => new UrgeOrder(
                new UrgeableReport(s.ObligationId, terms.UnitId, s.UnitName, s.PostId, terms.Requirement.Name, terms.Period.Label, s.State.EffectiveDue), null,
                [UrgingAudience.Holder, UrgingAudience.Deputy], [MessageChannels.Mail])),
        ],
        notices: false, cancellation);
}
