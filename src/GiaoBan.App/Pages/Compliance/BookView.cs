using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Regimes.Contracts;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>The book as a page or a spreadsheet shows it.</summary>
/// <param name="Address">What was asked.</param>
/// <param name="Book">Every line of it.</param>
/// <param name="Requirements">Reports that can be chosen.</param>
/// <param name="Errors">What could not be read or shown.</param>
public sealed record BookView(BookAddress Address, Book Book, IReadOnlyList<(string Code, string Name)> Requirements, IReadOnlyList<Error> Errors)
{
    /// <summary>Lines on a page of the list, rows on a page of the grid.</summary>
    public const int PageSize = 100;

    /// <summary>The lines of the list, in its order.</summary>
    public IReadOnlyList<BookLine> List { get; } = Ordered(Address, Book);

    /// <summary>The part of the list on this page.</summary>
    public IEnumerable<BookLine> PageOfList => List.Skip((Address.Page - 1) * PageSize).Take(PageSize);

    /// <summary>The rows of the grid.</summary>
    public IReadOnlyList<BookRow> Rows { get; } = Address.View switch
    {
        BookAddress.ByPerson => Book.ByPerson(),
        BookAddress.ByReport => [],
        _ => Book.ByUnit(),
    };

    /// <summary>The part of the grid on this page.</summary>
    public IEnumerable<BookRow> PageOfRows => Rows.Skip((Address.Page - 1) * PageSize).Take(PageSize);

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, ((Address.View == BookAddress.ByReport ? List.Count : Rows.Count) + PageSize - 1) / PageSize);

    /// <summary>The unit, the official and the period that the address narrows to, in words.</summary>
    public IEnumerable<(string Words, BookAddress Without)> Narrowed()
    {
        var line = Book.Lines is [var first, ..] ? first : null;
        if (Address.Unit is { } unit)
        {
            yield return (line?.Unit.Name ?? unit, Address with { Unit = null, Page = 1 });
        }

        if (Address.Person is not null)
        {
            yield return (line?.PersonName ?? "", Address with { Person = null, Page = 1 });
        }

        if (Address.Period is { } period)
        {
            yield return (line?.PeriodLabel ?? period, Address with { Period = null, Page = 1 });
        }
    }

    private static IReadOnlyList<BookLine> Ordered(BookAddress address, Book book)
    {
        var lines = book.Lines.Where(l => address.Group is not { } group || group.Holds(l.State));
        return address.Order switch
        {
            "don-vi" => [.. lines.OrderBy(l => l.Unit.SortOrder).ThenBy(l => l.Unit.Name, StringComparer.Ordinal)],
            "nguoi" => [.. lines.OrderBy(l => l.PersonName is null).ThenBy(l => l.PersonName, StringComparer.Ordinal)],
            "cham" => [.. lines.OrderByDescending(l => l.State.LateMinutes)],
            _ => [.. lines],
        };
    }
}

/// <summary>Reads the book that an address asks for.</summary>
public sealed class BookLoader(GetBook book, RegimeLibrary regimes, CurrentActor current, PageFrame frame)
{
    /// <summary>The view; where it is refused, an empty book with the reasons.</summary>
    public async Task<BookView> LoadAsync(IQueryCollection query, string path, bool mine, CancellationToken cancellation)
    {
        var today = frame.Now.InZone(Deadline.Zone).Date;
        var (address, errors) = BookAddress.Read(query, today);
        address = address with { Path = path };
        var found = await book.HandleAsync(current.Actor, address.Query with { Mine = mine }, cancellation);
        var inForce = await regimes.InForceOnAsync(current.Actor.TenantId, today, cancellation);
        return new BookView(
            address, found.IsOk ? found.Value : new Book([], true),
            [.. inForce.SelectMany(v => v.Pack.Requirements).Select(r => (r.Code, r.Name))],
            [.. errors, .. found.Errors.Select(e => e with { Field = e.Field switch { "from" => "tu", "to" => "den", var other => other } })]);
    }
}
