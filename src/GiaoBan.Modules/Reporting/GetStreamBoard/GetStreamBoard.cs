using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Reporting;

/// <summary>A stream's board: who has sent, who has not.</summary>
/// <param name="Period">Terms, sources, draft, what was handed over.</param>
/// <param name="Statistics">"x/y gửi, z chậm, n chưa gửi".</param>
/// <param name="NewerThanHanded">Sources whose latest version what was handed over does not hold: build and hand over again.</param>
/// <param name="MayWork">Whether the actor is one of the stream's focal posts.</param>
public sealed record StreamBoard(StreamPeriod Period, ComplianceStatistics Statistics, IReadOnlyList<StreamSource> NewerThanHanded, bool MayWork)
{
    /// <summary>Makes it from a period that was read.</summary>
    public static StreamBoard Of(StreamPeriod period, Actor actor) => new(
        period,
        ComplianceStatistics.Of(period.Sources.Select(s => s.State)),
        period.Handed is { } handed ? [.. period.Sources.Where(s => s.IsUsable && !handed.Sources.Contains(s.Latest))] : [],
        period.Terms.FocalPost(actor) is not null);
}

/// <summary>Reads a board; one round trip, since everybody who watches asks again every 20 seconds.</summary>
public sealed class GetStreamBoard(StreamReader streams)
{
    /// <summary>The board of a focal obligation, or "not found".</summary>
    public async Task<Result<StreamBoard>> HandleAsync(Actor actor, Guid obligationId, CancellationToken cancellation) =>
        await streams.FindAsync(actor.TenantId, obligationId, cancellation) is { } period && period.Terms.MayRead(actor)
            ? StreamBoard.Of(period, actor)
            : Error.NotFound("reporting.obligation.not-found");
}
