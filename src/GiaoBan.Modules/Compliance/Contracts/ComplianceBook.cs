using NodaTime;

namespace GiaoBan.Modules.Compliance.Contracts;

/// <summary>The book of a whole tenant for other modules: the caller has asked whether the actor may know it.</summary>
public sealed class ComplianceBook
{
    private readonly BookReader _reader;
    private readonly IClock _clock;

    internal ComplianceBook(BookReader reader, IClock clock) => (_reader, _clock) = (reader, clock);

    /// <summary>The lines of a query as they stand now, up to its limit.</summary>
    public Task<Book> ReadAsync(int tenantId, BookQuery query, CancellationToken cancellation) =>
        _reader.ReadAsync(tenantId, new BookReach(true, [], []), query, _clock.GetCurrentInstant(), cancellation);
}
