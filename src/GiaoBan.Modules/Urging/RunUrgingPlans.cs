using System.Globalization;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Urging;

/// <summary>
/// Follows the plans (DB-12): takes the steps that fell since the last look, all in one transaction with the mark of how far it has
/// looked. Whoever dies in between leaves nothing; whoever looks at the same time finds the tenant taken.
/// </summary>
public sealed class RunUrgingPlans(
    GiaoBanDbContext rows, UnsentReports unsent, UrgeReports urge, HolidayBook holidays, AuditTrail audit, IdSource ids, IClock clock)
{
    /// <summary>Steps older than this are not made up for: a machine that stood still for weeks does not flood everybody.</summary>
    public static readonly Duration Oldest = Duration.FromDays(14);

    // Any fixed number: "URGE" in ASCII.
    private const int LockKey = 0x55_52_47_45;

    /// <summary>One look at a tenant.</summary>
    public async Task<UrgingOutcome> HandleAsync(int tenantId, CancellationToken cancellation)
    {
        var now = Microsecond(clock.GetCurrentInstant());
        await using var transaction = await rows.Database.BeginTransactionAsync(cancellation);
        var connection = (NpgsqlConnection)rows.Database.GetDbConnection();
        if (!await TakeAsync(connection, tenantId, cancellation))
        {
            return new UrgingOutcome(0, 0, 0);
        }

        var looked = await LookedAtAsync(connection, tenantId, now, cancellation);
        var outcome = new UrgingOutcome(0, 0, 0);
        if (looked < now)
        {
            var book = await PlanBook.ReadAsync(rows, cancellation);
            var quiet = book.Quiet.IsQuiet(now, await holidays.OfAsync(tenantId, cancellation));
            var orders = await OrdersAsync(connection, tenantId, book, quiet, looked, now, cancellation);
            outcome = await UrgeAsync(connection, tenantId, orders, now, cancellation);
            if (!quiet)
            {
                await MarkAsync(connection, tenantId, now, cancellation);
            }
        }

        await transaction.CommitAsync(CancellationToken.None);
        return outcome;
    }

    private async Task<List<UrgeOrder>> OrdersAsync(
        NpgsqlConnection connection, int tenantId, PlanBook book, bool quiet, Instant looked, Instant now, CancellationToken cancellation)
    {
        var spans = new List<(Instant After, Instant UpTo)>();
        foreach (var minutes in book.Distances)
        {
            var (after, upTo) = (looked - Duration.FromMinutes(minutes), now - Duration.FromMinutes(minutes));
            if (quiet)
            {
                // Only what is urgent, the rest waits for the end of quiet: until then it may have been sent.
                (after, upTo) = (Instant.Max(after, now), Instant.Min(upTo, now + Duration.FromHours(book.Quiet.UrgentHours)));
            }

            if (after < upTo)
            {
                spans.Add((after, upTo));
            }
        }

        if (spans.Count == 0)
        {
            return [];
        }

        var orders = new List<UrgeOrder>();
        foreach (var report in await unsent.NearAsync(connection, tenantId, spans, now, cancellation))
        {
            if (report.Report.Due is { } due && (!quiet || book.Quiet.IsUrgent(due.At, now))
                && book.Of(report.Regime, report.Requirement, report.Tier).StepBetween(due.At, looked, now) is { } step)
            {
                orders.Add(new UrgeOrder(report.Report, step.Minutes, step.To, step.Channels));
            }
        }

        return orders;
    }

    private async Task<UrgingOutcome> UrgeAsync(NpgsqlConnection connection, int tenantId, List<UrgeOrder> orders, Instant now, CancellationToken cancellation)
    {
        if (orders.Count == 0)
        {
            return new UrgingOutcome(0, 0, 0);
        }

        var head = new UrgingHead(tenantId, ids.Next(), UrgingHead.ByPlan, now);
        var outcome = await urge.HandleAsync(connection, head, orders, notices: true, cancellation);
        if (outcome.Reports > 0)
        {
            rows.AuditEvents.Add(audit.Event(
                tenantId, now, "urging.plan-followed", $"urging/{head.UrgingId}", null, null, null,
                [
                    new("reports", outcome.Reports.ToString(CultureInfo.InvariantCulture)),
                    new("people", outcome.People.ToString(CultureInfo.InvariantCulture)),
                    new("messages", outcome.Messages.ToString(CultureInfo.InvariantCulture)),
                ]));
            await rows.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private static async Task<bool> TakeAsync(NpgsqlConnection connection, int tenantId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock($1, $2)", connection);
        command.Parameters.Add(new() { Value = LockKey });
        command.Parameters.Add(new() { Value = tenantId });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    // A tenant that is looked at for the first time owes nobody the urgings of its past.
    private static async Task<Instant> LookedAtAsync(NpgsqlConnection connection, int tenantId, Instant now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select looked_at from urging_looks where tenant_id = $1", connection);
        command.Parameters.Add(new() { Value = tenantId });
        if (await command.ExecuteScalarAsync(cancellation) is DateTime at)
        {
            return Instant.Max(Instant.FromDateTimeUtc(at), now - Oldest);
        }

        await MarkAsync(connection, tenantId, now, cancellation);
        return now;
    }

    private static async Task MarkAsync(NpgsqlConnection connection, int tenantId, Instant now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "insert into urging_looks (tenant_id, looked_at) values ($1, $2) on conflict (tenant_id) do update set looked_at = excluded.looked_at", connection);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = now.ToDateTimeUtc() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // What is compared with stored moments must be as fine as they are.
    private static Instant Microsecond(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);
}
