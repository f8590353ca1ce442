using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Incidents;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>Records an oral report and opens the written one that is to follow (DB-10).</summary>
public sealed class RecordIncident(
    GiaoBanDbContext rows, OralReports reports, AdHocRules rules, UnscheduledObligations obligations, HolidayBook holidays, IncidentReaderRows readers, IncidentActs acts)
{
    /// <summary>A notice: number, time.</summary>
    public const string Notice = "incidents.notice.new";

    // Any fixed number, beside the tenant's: "GBin" in ASCII.
    private const int LockClass = 0x47_42_69_6E;

    /// <summary>Records it; its id, or every refusal with its field.</summary>
    public async Task<Result<RecordedIncident>> HandleAsync(Actor actor, RecordIncidentRequest request, CancellationToken cancellation)
    {
        if (actor.Posts is not [var post, ..])
        {
            return Error.Forbidden("incidents.no-post");
        }

        var now = acts.Now;
        var read = await reports.ReadAsync(actor, request, now, cancellation);
        if (!read.IsOk)
        {
            return Result<RecordedIncident>.Refused(read.Errors);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        await rows.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockClass}, {actor.TenantId})", cancellation);
        if (request.Id is { } id && await rows.Incidents.Where(i => i.IncidentId == id).Select(i => (Guid?)i.RecordedBy).FirstOrDefaultAsync(cancellation) is { } by)
        {
            return by == actor.OfficialId ? new RecordedIncident(id, false) : Error.Conflict("incidents.record.again");
        }

        var incident = await StoreAsync(actor, post, read.Value, request.Id ?? acts.NewId(), now, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new RecordedIncident(incident.IncidentId, true);
    }

    private async Task<Incident> StoreAsync(Actor actor, ActingPost post, OralReport report, Guid id, Instant now, CancellationToken cancellation)
    {
        var day = report.ReportedAt.InZone(Deadline.Zone).Date;
        var number = (await rows.Incidents.Where(i => i.Year == day.Year).MaxAsync(i => (int?)i.Number, cancellation) ?? 0) + 1;
        var rule = await rules.FindAsync(actor, report.Unit, day, cancellation);
        var due = IncidentDue.Of(rule.Due, report.ReportedAt, await holidays.OfAsync(actor.TenantId, cancellation), report.Due);
        var period = new Period(
            string.Create(CultureInfo.InvariantCulture, $"{day.Year}-dx-{number:00000}"), $"Số {IncidentActs.LabelOf(number, day.Year)}", null, day.Year);
        await obligations.AddAsync(
            new UnscheduledLine(rule.Regime, rule.VersionId, rule.Requirement, Origins.Incident, period, due),
            [new OwingUnit(id, report.Unit.UnitId, report.Owing.PostId)], cancellation);
        var incident = new Incident
        {
            TenantId = actor.TenantId,
            IncidentId = id,
            Year = day.Year,
            Number = number,
            UnitId = report.Unit.UnitId,
            Field = report.Field,
            Severity = report.Severity,
            Channel = report.Channel,
            HappenedAt = report.HappenedAt,
            ReportedAt = report.ReportedAt,
            RecordedAt = now,
            ReporterOfficial = report.Reporter?.OfficialId,
            ReporterPost = report.ReporterPost?.PostId,
            ReceiverOfficial = report.Receiver?.OfficialId,
            ReceiverPost = report.ReceiverPost?.PostId,
            RecordedBy = actor.OfficialId,
            RecordedPost = post.PostId,
        };
        rows.Incidents.Add(incident);
        await rows.SaveChangesAsync(cancellation);
        if (report.ReporterWords is not null || report.ReceiverWords is not null)
        {
            var names = new SealedWords { Reporter = report.ReporterWords, Receiver = report.ReceiverWords };
            await acts.SealAsync(incident, IncidentContent.Record, names, actor.OfficialId, post.PostId, now, cancellation);
        }

        await readers.AddFirstAsync(incident, report, actor, now, cancellation);
        acts.Tell(
            incident, "incidents.recorded", actor.OfficialId, post.PostId, now,
            new("unit", report.Unit.Code), new("field", report.Field), new("severity", report.Severity), new("channel", report.Channel),
            new("reportedAt", report.ReportedAt.ToString()), new("requirement", rule.Requirement), new("due", due?.At.ToString()));
        await rows.SaveChangesAsync(cancellation);
        await acts.NotifyAsync(incident, Notice, actor.OfficialId, report.ReportedAt, cancellation);
        await rows.SaveChangesAsync(cancellation);
        return incident;
    }
}
