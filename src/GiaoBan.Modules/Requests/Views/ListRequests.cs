using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Requests;

/// <summary>Where a page of requests begins: after this one.</summary>
public sealed record RequestPosition(Instant MadeAt, Guid RequestId);

/// <summary>The requests that an actor may see: the office and the leaders all, a unit those sent to it.</summary>
public sealed class ListRequests(GiaoBanDbContext rows, RequestReader reader)
{
    /// <summary>A page of them, newest first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="words">Words of symbol or title; null = all.</param>
    /// <param name="after">Where the page before ended; null = the newest.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<RequestPage> HandleAsync(Actor actor, string? words, RequestPosition? after, int limit, CancellationToken cancellation)
    {
        var whole = actor.Can(Permissions.ComplianceRead);
        var posts = actor.Posts.Select(p => p.PostId).ToArray();
        var requests = rows.NumberedRequests.AsNoTracking().Where(r =>
            whole || rows.Obligations.Any(o => o.Regime == r.Regime && o.Stream == "" && posts.Contains(o.PostId)));
        if (RequestActs.Clean(words) is { Length: > 0 } sought)
        {
            var like = $"%{sought.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            requests = requests.Where(r => EF.Functions.ILike(r.Symbol, like) || EF.Functions.ILike(r.Title, like));
        }

        if (after is not null)
        {
            var (at, id) = (after.MadeAt, after.RequestId);
            requests = requests.Where(r => r.MadeAt < at || (r.MadeAt == at && r.RequestId.CompareTo(id) < 0));
        }

        var found = await requests.OrderByDescending(r => r.MadeAt).ThenByDescending(r => r.RequestId).Take(limit + 1).ToListAsync(cancellation);
        var page = found.Take(limit).ToList();
        var parts = await reader.PartsAsync(actor, [.. page.Select(r => r.Regime)], whole, cancellation);
        return new RequestPage([.. page.Select(r => new RequestSummary(r, [.. parts[r.Regime]], whole))], found.Count > limit);
    }
}
