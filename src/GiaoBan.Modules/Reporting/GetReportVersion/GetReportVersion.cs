using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Organisation.Contracts;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A sent version, with what it is read beside.</summary>
/// <param name="Terms">What it answers.</param>
/// <param name="Version">The version.</param>
/// <param name="Before">The version before it, or null.</param>
/// <param name="Sheets">Its figures tables.</param>
/// <param name="Reviews">Acts on the report, newest first.</param>
public sealed record ReportVersion(
    ObligationTerms Terms, SentVersion Version, SentVersion? Before, IReadOnlyList<FigureSheet> Sheets, IReadOnlyList<ReviewEntry> Reviews)
{
    /// <summary>Read by a unit with which it is shared: what went before it and who judged it is not theirs to see (LC-3).</summary>
    public bool IsShared { get; init; }

    /// <summary>What this version says otherwise than the one before.</summary>
    public IReadOnlyList<TypedDifference> Changes()
    {
        if (Before is null)
        {
            return [];
        }

        var lines = FormShape.Of(Terms).Lines;
        return TypedDifferences.Between(TypedReportWriter.Of(Before.Content, lines), TypedReportWriter.Of(Version.Content, lines));
    }
}

/// <summary>Reads a version as it was sent, for everybody that may read the report.</summary>
public sealed class GetReportVersion(NpgsqlDataSource database, ObligationReader obligations)
{
    /// <summary>The version, or "not found" for whoever may not know of it.</summary>
    public async Task<Result<ReportVersion>> HandleAsync(Actor actor, Guid obligationId, int version, CancellationToken cancellation)
    {
        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        var readsAll = terms is not null && ObligationAccess.MayRead(actor, terms);
        if (terms is null || !(readsAll || ObligationAccess.MayReadShared(actor, terms, version)))
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        FigureYear.AddTo(batch, actor.TenantId, obligationId);
        SentVersionReader.AddTo(batch, actor.TenantId, obligationId, version);
        SentVersionReader.AddTo(batch, actor.TenantId, obligationId, version - 1);
        batch.BatchCommands.Add(Sql.Command(SentVersionReader.ReviewsSql, actor.TenantId, obligationId));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var year = await FigureYear.ReadAsync(reader, terms, cancellation);
        var sent = await SentVersionReader.ReadAsync(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        var before = await SentVersionReader.ReadAsync(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        var reviews = await SentVersionReader.ReadReviewsAsync(reader, cancellation);
        return sent is null
            ? Error.NotFound("reporting.version.not-found")
            : new ReportVersion(terms, sent, readsAll ? before : null, year.Sheets(sent.Content.Figures), readsAll ? reviews : []) { IsShared = !readsAll };
    }
}
