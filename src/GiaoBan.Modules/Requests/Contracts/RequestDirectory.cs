using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Requests.Contracts;

/// <summary>A request as other modules know it: under which regime, requirement and period its obligations stand.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Regime">Code of its regime.</param>
/// <param name="Requirement">Code of its one requirement: the same.</param>
/// <param name="PeriodKey">Key of its one period.</param>
/// <param name="Label">"số 760/UBND-TH ngày 10/5/2019".</param>
/// <param name="Title">What is to be reported.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="WithdrawnAt">When it was withdrawn, or null.</param>
public sealed record RequestLine(
    Guid RequestId, string Regime, string Requirement, string PeriodKey, string Label, string Title, Instant MadeAt, Instant? WithdrawnAt);

/// <summary>Finds requests for other modules; who may see them is theirs to ask.</summary>
public sealed class RequestDirectory(GiaoBanDbContext rows)
{
    /// <summary>The request, or null.</summary>
    public async Task<RequestLine?> FindAsync(Guid requestId, CancellationToken cancellation) =>
        (await ReadAsync(rows.NumberedRequests.Where(r => r.RequestId == requestId), cancellation)).FirstOrDefault();

    /// <summary>Every request, newest first.</summary>
    public Task<List<RequestLine>> ListAsync(CancellationToken cancellation) =>
        ReadAsync(rows.NumberedRequests.OrderByDescending(r => r.MadeAt).ThenByDescending(r => r.RequestId), cancellation);

    private static Task<List<RequestLine>> ReadAsync(IQueryable<NumberedRequest> requests, CancellationToken cancellation) => requests
        .Select(r => new RequestLine(r.RequestId, r.Regime, r.Requirement, r.PeriodKey, r.PeriodLabel, r.Title, r.MadeAt, r.WithdrawnAt))
        .ToListAsync(cancellation);
}
