using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Tasks;

/// <summary>A report that answers a task, or could.</summary>
/// <param name="ObligationId">The report.</param>
/// <param name="Name">Its name.</param>
/// <param name="PeriodLabel">Its period.</param>
/// <param name="UnitName">The unit that owes it.</param>
/// <param name="SentVersion">The last version sent; 0 = none.</param>
/// <param name="SentAt">When that was.</param>
/// <param name="MayRead">Whether the reader may open it.</param>
public sealed record TaskReport(Guid ObligationId, string Name, string PeriodLabel, string UnitName, int SentVersion, Instant? SentAt, bool MayRead)
{
    /// <summary>Where it is: the version that was sent, else the form.</summary>
    public string Path => SentVersion > 0 ? $"/bao-cao/{ObligationId}/ban/{SentVersion}" : $"/bao-cao/{ObligationId}";
}

/// <summary>Reports beside tasks: which answer one, and which of the actor's own could.</summary>
public sealed class TaskLinks(GiaoBanDbContext rows, RegimeLibrary regimes, TaskActs acts)
{
    private const int MostOffered = 60;

    /// <summary>How far back and ahead reports are offered.</summary>
    public static readonly Duration Around = Duration.FromDays(45);

    /// <summary>The reports that deeds say answer the task.</summary>
    public static HashSet<Guid> Of(IEnumerable<TaskActRow> deeds)
    {
        var linked = new HashSet<Guid>();
        foreach (var deed in deeds.Where(d => d.ObligationId is not null))
        {
            _ = deed.Deed == TaskReader.Linked ? linked.Add(deed.ObligationId!.Value) : linked.Remove(deed.ObligationId!.Value);
        }

        return linked;
    }

    /// <summary>Whether a report is one of the actor's posts.</summary>
    internal Task<bool> IsOwnAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        var posts = actor.Posts.Select(p => p.PostId).ToArray();
        return rows.Obligations.AnyAsync(o => o.ObligationId == obligationId && o.Stream == "" && posts.Contains(o.PostId), cancellation);
    }

    /// <summary>Named reports.</summary>
    public async Task<IReadOnlyList<TaskReport>> ReadAsync(Actor actor, IReadOnlyCollection<Guid> obligations, CancellationToken cancellation) =>
        await NamedAsync(actor, rows.Obligations.Where(o => obligations.Contains(o.ObligationId)), cancellation);

    /// <summary>Reports of the actor's posts that were due, sent or will be due around today: those that a task may be answered by.</summary>
    public async Task<IReadOnlyList<TaskReport>> OfferAsync(Actor actor, CancellationToken cancellation)
    {
        var posts = actor.Posts.Select(p => p.PostId).ToArray();
        var (from, to) = (acts.Now - Around, acts.Now + Around);
        return await NamedAsync(
            actor,
            rows.Obligations.Where(o => o.Stream == "" && posts.Contains(o.PostId) && o.ExemptReason == null && o.AbsorbedInto == null && ((o.DueAt > from && o.DueAt < to) || o.LastReceivedAt > from))
                .OrderByDescending(o => o.SentVersion > 0).ThenBy(o => o.DueAt).Take(MostOffered),
            cancellation);
    }

    private async Task<List<TaskReport>> NamedAsync(Actor actor, IQueryable<Reporting.Contracts.Obligation> obligations, CancellationToken cancellation)
    {
        var found = await obligations.AsNoTracking()
            .Join(rows.Units, o => o.UnitId, u => u.UnitId, (o, u) => new { Report = o, u.Name }).ToListAsync(cancellation);
        var named = new List<TaskReport>();
        foreach (var line in found.OrderBy(f => f.Report.DueAt ?? f.Report.MadeAt))
        {
            var report = line.Report;
            var pack = await regimes.PackAsync(report.TenantId, report.VersionId, cancellation);
            named.Add(new TaskReport(
                report.ObligationId, pack.FindRequirement(report.Requirement)?.Name ?? report.Requirement, report.PeriodLabel, line.Name, report.SentVersion, report.LastReceivedAt,
                actor.PostOf(report.PostId) is not null || actor.Can(Permissions.ComplianceRead)));
        }

        return named;
    }
}
