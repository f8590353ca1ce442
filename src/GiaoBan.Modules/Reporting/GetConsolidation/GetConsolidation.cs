using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A stream's consolidated report with what it rests on.</summary>
/// <param name="Period">The stream's period: terms, sources, acts.</param>
/// <param name="IsStored">False for a first look that nobody has built yet.</param>
/// <param name="Version">The draft's version, or the version handed over; 0 where nothing is stored.</param>
/// <param name="Report">The report.</param>
/// <param name="Taken">The versions it rests on.</param>
/// <param name="Missing">Who owes a report that it does not hold: not sent, or returned.</param>
/// <param name="Newer">Sources with a version that it does not hold yet.</param>
public sealed record ConsolidationView(
    StreamPeriod Period, bool IsStored, int Version, ConsolidatedReport Report, IReadOnlyList<SourceReport> Taken,
    IReadOnlyList<StreamSource> Missing, IReadOnlyList<StreamSource> Newer)
{
    /// <summary>Of the missing those that were given more time and still have it.</summary>
    public IReadOnlyList<StreamSource> WithMoreTime => [.. Missing.Where(m => m.State is { Extended: true, IsSent: false, Verdict: Domain.Compliance.Verdict.NotDueYet })];

    /// <summary>Who was excused from this report: not among the missing.</summary>
    public IReadOnlyList<StreamSource> Excused => [.. Period.Sources.Where(s => s.State.Verdict == Domain.Compliance.Verdict.Exempt)];

    /// <summary>Who declared "không phát sinh".</summary>
    public IReadOnlyList<SourceReport> Nil => [.. Taken.Where(t => t.Content.Nil)];

    /// <summary>The report that a source version names.</summary>
    public SourceReport? Find(SourceVersion source) => Taken.FirstOrDefault(t => t.Source == source);
}

/// <summary>Reads a consolidated report: the draft on the focal post's table, or what was handed over.</summary>
public sealed class GetConsolidation(StreamReader streams, SourceReports reports, NpgsqlDataSource database)
{
    /// <summary>The draft; before the first build a first look at the latest versions, so that totals are live from the first report on.</summary>
    public async Task<Result<ConsolidationView>> DraftAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        if (await streams.FindAsync(actor.TenantId, obligationId, cancellation) is not { } period || !period.Terms.MayRead(actor))
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        return await DraftOfAsync(period, cancellation);
    }

    /// <summary>The draft of a period that whoever asks may read.</summary>
    internal async Task<ConsolidationView> DraftOfAsync(StreamPeriod period, CancellationToken cancellation)
    {
        var sources = period.Draft?.Sources ?? [.. period.Sources.Where(s => s.IsUsable).Select(s => s.Latest)];
        var material = await reports.ReadAsync(period.Terms, sources, cancellation);
        var blocks = period.Draft?.Blocks ?? BlockBuilder.Build(material.Reports, [.. period.Terms.Sections.Select(s => s.Code)], []);
        return View(period, period.Draft is not null, period.Draft?.Version ?? 0, material, sources, blocks);
    }

    /// <summary>What was last handed over.</summary>
    public async Task<Result<ConsolidationView>> HandedAsync(Actor actor, Guid obligationId, CancellationToken cancellation)
    {
        if (await streams.FindAsync(actor.TenantId, obligationId, cancellation) is not { } period || !period.Terms.MayRead(actor))
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        return period.Handed is { } handed ? await HandedOfAsync(period, handed, cancellation) : Error.Conflict("consolidation.not-handed");
    }

    /// <summary>What was handed over, of a period that whoever asks may read.</summary>
    internal async Task<ConsolidationView> HandedOfAsync(StreamPeriod period, HandedVersion handed, CancellationToken cancellation)
    {
        var material = await reports.ReadAsync(period.Terms, handed.Sources, cancellation);
        return View(period, true, handed.Version, material, handed.Sources, await HandedBlocksAsync(period.Terms, handed.Version, cancellation));
    }

    private async Task<IReadOnlyList<ConsolidationBlock>> HandedBlocksAsync(StreamTerms terms, int version, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select blocks from consolidation_versions where tenant_id = $1 and obligation_id = $2 and version = $3");
        command.Parameters.Add(new() { Value = terms.TenantId });
        command.Parameters.Add(new() { Value = terms.ObligationId });
        command.Parameters.Add(new() { Value = version });
        return ReportJson.Read<ConsolidationBlock[]>(
            (string?)await command.ExecuteScalarAsync(cancellation) ?? throw new InvalidOperationException($"Version {version} of {terms.ObligationId} has no blocks."));
    }

    private static ConsolidationView View(
        StreamPeriod period, bool stored, int version, StreamMaterial material, IReadOnlyList<SourceVersion> sources, IReadOnlyList<ConsolidationBlock> blocks)
    {
        var taken = sources.ToHashSet();
        return new(
            period, stored, version, ConsolidatedReport.Of(period.Terms, material, blocks), material.Reports,
            [.. period.Sources.Where(s => s.State.IsObligated && sources.All(t => t.SubmissionId != s.ObligationId))],
            [.. period.Sources.Where(s => s.IsUsable && !taken.Contains(s.Latest))]);
    }
}
