using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Urging;

/// <summary>What the office wants urged.</summary>
/// <param name="Obligations">Which reports; what is in by then is left out.</param>
/// <param name="WithHead">Whether the unit's head is told too.</param>
/// <param name="Channels">Ways out besides the notice inside.</param>
/// <param name="Note">A line of the office's own.</param>
public sealed record UrgeNowRequest(IReadOnlyList<Guid> Obligations, bool WithHead, IReadOnlyList<string> Channels, string? Note);

/// <summary>What came of it.</summary>
/// <param name="UrgingId">The urging in the log.</param>
/// <param name="Outcome">How many.</param>
/// <param name="JustBefore">Left in peace, since they were urged a moment ago.</param>
public sealed record UrgedNow(Guid UrgingId, UrgingOutcome Outcome, int JustBefore);

/// <summary>The office urges by hand (DB-12): who has not sent, and only them; each report at most once in ten minutes. Quiet hours are the office's own to judge.</summary>
public sealed class UrgeNow(GiaoBanDbContext rows, UnsentReports unsent, UrgeReports urge, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Longest line of the office's own, characters.</summary>
    public const int LongestNote = 300;

    /// <summary>How long a report is left in peace.</summary>
    public static readonly Duration Pause = Duration.FromMinutes(10);

    // Any fixed number: "URGN" in ASCII.
    private const int LockKey = 0x55_52_47_4E;

    /// <summary>Urges, or says why not.</summary>
    public async Task<Result<UrgedNow>> HandleAsync(Actor actor, UrgeNowRequest request, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.NotFound("urging.not-found");
        }

        var note = string.IsNullOrWhiteSpace(request.Note) ? null : Folding.Normal(request.Note).Trim();
        if (Refusal(request, note) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var connection = (NpgsqlConnection)rows.Database.GetDbConnection();
        await HoldAsync(connection, actor.TenantId, cancellation);
        var missing = await unsent.OfAsync(actor.TenantId, [.. request.Obligations.Distinct()], cancellation);
        if (missing.Count == 0)
        {
            return Error.Conflict("urging.now.nobody");
        }

        var now = clock.GetCurrentInstant();
        var lately = await LatelyAsync(connection, actor.TenantId, missing, now - Pause, cancellation);
        var due = missing.Where(r => !lately.Contains(r.Report.ObligationId)).ToList();
        if (due.Count == 0)
        {
            return Error.Conflict("urging.now.just-before", lately.Count);
        }

        List<UrgingAudience> to = request.WithHead ? [UrgingAudience.Holder, UrgingAudience.Deputy, UrgingAudience.Head] : [UrgingAudience.Holder, UrgingAudience.Deputy];
        var head = new UrgingHead(actor.TenantId, ids.Next(), UrgingHead.ByOffice, now) { By = actor.OfficialId, Post = post.PostId, Note = note };
        var outcome = await urge.HandleAsync(connection, head, [.. due.Select(r => new UrgeOrder(r.Report, null, to, request.Channels))], notices: true, cancellation);
        rows.AuditEvents.Add(audit.Event(
            actor.TenantId, now, "urging.sent", $"urging/{head.UrgingId}", actor.OfficialId, post.PostId, note,
            [
                new("reports", outcome.Reports.ToString(CultureInfo.InvariantCulture)),
                new("obligations", string.Join(' ', due.Select(r => r.Report.ObligationId))),
            ]));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new UrgedNow(head.UrgingId, outcome, lately.Count);
    }

    private static Error? Refusal(UrgeNowRequest request, string? note) =>
        request.Obligations.Count == 0 ? Error.Invalid("urging.now.choose", "reports")
        : note?.Length > LongestNote ? Error.Invalid("urging.note.too-long", "note", LongestNote)
        : request.Channels.Any(c => !MessageChannels.All.Contains(c)) ? Error.Invalid("urging.plan.channel", "by")
        : SecrecyDoor.Refusal(("note", note));

    // Two who press at once urge once: the second sees what the first has done.
    private static async Task HoldAsync(NpgsqlConnection connection, int tenantId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock($1, $2)", connection);
        command.Parameters.Add(new() { Value = LockKey });
        command.Parameters.Add(new() { Value = tenantId });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<HashSet<Guid>> LatelyAsync(
        NpgsqlConnection connection, int tenantId, IReadOnlyList<UnsentReport> missing, Instant since, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select distinct obligation_id from urged where tenant_id = $1 and obligation_id = any($2) and urged_at > $3", connection);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = missing.Select(r => r.Report.ObligationId).ToArray() });
        command.Parameters.Add(new() { Value = since.ToDateTimeUtc() });
        var lately = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            lately.Add(reader.GetGuid(0));
        }

        return lately;
    }
}
