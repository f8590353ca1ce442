using GiaoBan.Domain;
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
    /// <summary>Days that a book of everybody may span.</summary>
    public const int MostDays = 400;

    /// <summary>Days that the book of one unit or one official may span: ten years and the days between.</summary>
    public const int MostDaysOfOne = 3_660;

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

            var most = query.Unit is not null || query.Person is not null ? MostDaysOfOne : MostDays;
            if (NodaTime.Period.DaysBetween(from, to) >= most)
            {
                return Error.Invalid("compliance.book.too-wide", "from", most);
            }
        }

        if (query.Tier is not ("contributor" or "focal"))
        {
            return Error.Invalid("compliance.book.tier", "tier", query.Tier);
        }

        var now = _clock.GetCurrentInstant();
        return await _reader.ReadAsync(actor.TenantId, await BookReach.OfAsync(actor, query.Mine, _regimes, now, cancellation), query, now, cancellation);
    }
}
