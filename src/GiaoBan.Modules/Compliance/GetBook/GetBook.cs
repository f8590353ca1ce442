using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>The compliance book (sổ theo dõi, SK-9) for any span of deadline days.</summary>
/// <remarks>
/// Office and leaders read the whole tenant's; a focal post reads the reports its streams take (the text asks the new-rural focal point to keep
/// the book too); everybody else reads the lines of their own posts.
/// </remarks>
public sealed class GetBook
{
    /// <summary>Days that a book may span.</summary>
    public const int MostDays = 400;

    private readonly BookReader _reader;
    private readonly RegimeLibrary _regimes;
    private readonly IClock _clock;

    internal GetBook(BookReader reader, RegimeLibrary regimes, IClock clock) => (_reader, _regimes, _clock) = (reader, regimes, clock);

    /// <summary>The whole book of a query, or a refusal where it is too wide.</summary>
    public async Task<Result<Book>> HandleAsync(Actor actor, BookQuery query, CancellationToken cancellation)
    {
        var page = await PageAsync(actor, query, cancellation);
        return page is { IsOk: true, Value.IsWhole: false } ? Error.Invalid("compliance.book.too-many", "from", query.Limit) : page;
    }

    /// <summary>The lines up to the query's limit.</summary>
    public async Task<Result<Book>> PageAsync(Actor actor, BookQuery query, CancellationToken cancellation)
    {
        if (query is { From: { } from, To: { } to })
        {
            if (from > to)
            {
                return Error.Invalid("compliance.book.backwards", "to", from, to);
            }

            if (NodaTime.Period.DaysBetween(from, to) >= MostDays)
            {
                return Error.Invalid("compliance.book.too-wide", "from", MostDays);
            }
        }

        if (query.Tier is not ("contributor" or "focal"))
        {
            return Error.Invalid("compliance.book.tier", "tier", query.Tier);
        }

        var now = _clock.GetCurrentInstant();
        return await _reader.ReadAsync(actor.TenantId, await ReachAsync(actor, query.Mine, now, cancellation), query, now, cancellation);
    }

    private async Task<BookReach> ReachAsync(Actor actor, bool mine, Instant now, CancellationToken cancellation)
    {
        if (!mine && actor.Can(Permissions.ComplianceRead))
        {
            return new BookReach(true, [], []);
        }

        var streams = new List<string>();
        var focal = actor.Can(Permissions.StreamConsolidate) ? actor.Posts.Where(p => p.Roles.Contains(Roles.Focal)).Select(p => p.Code).ToHashSet() : [];
        if (focal.Count > 0)
        {
            var inForce = await _regimes.InForceOnAsync(actor.TenantId, now.InZone(Deadline.Zone).Date, cancellation);
            streams.AddRange(inForce.SelectMany(v => v.Pack.Streams).Where(s => s.FocalPosts.Any(focal.Contains)).Select(s => s.Requirement).Distinct());
        }

        return new BookReach(false, [.. actor.Posts.Select(p => p.PostId)], [.. streams]);
    }
}
