using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Organisation;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>The book as a page, paper or a spreadsheet shows it.</summary>
/// <param name="Address">What was asked.</param>
/// <param name="Book">Every line of it.</param>
/// <param name="Units">Its units.</param>
/// <param name="Requirements">Reports that can be chosen.</param>
/// <param name="Errors">What could not be read or shown.</param>
public sealed record BookView(BookAddress Address, Book Book, BookUnits Units, IReadOnlyList<(string Code, string Name)> Requirements, IReadOnlyList<Error> Errors)
{
    /// <summary>Lines on a page of the list.</summary>
    public const int PageSize = 100;

    // A page of a grid weighs by its cells (14 KB, spec/ux.md).
    private const int MostCells = 420;
    private const int MostRows = 40;

    /// <summary>Units from which a book begins with their blocks.</summary>
    public const int ManyUnits = 30;

    /// <summary>The view shown: the one asked for, else what fits.</summary>
    public string Mode { get; } = ModeOf(Address, Book, Units);

    /// <summary>The lines of the list, in its order.</summary>
    public IReadOnlyList<BookLine> List { get; } = Ordered(Address, Book);

    /// <summary>The part of the list on this page.</summary>
    public IEnumerable<BookLine> PageOfList => List.Skip((Address.Page - 1) * PageSize).Take(PageSize);

    /// <summary>How many rows a page of the grid has.</summary>
    public static int RowsOfPage(int columns) => Math.Clamp(MostCells / Math.Max(1, columns), 8, MostRows);

    /// <summary>The rows of the grid.</summary>
    public IReadOnlyList<GridRow> Rows(Func<BookLine, string> keyOf, Text text) => Mode switch
    {
        BookAddress.ByBlock =>
        [
            .. Book.Lines.GroupBy(Units.BlockOf, StringComparer.Ordinal).OrderBy(g => g.Min(l => l.Unit.SortOrder)).Select(g =>
                GridRow.Of(Named(text, g.Key), text["compliance.block.units", g.Select(l => l.Unit.Code).Distinct().Count()], Address with { Block = g.Key, View = BookAddress.ByUnit, Page = 1 }, g, keyOf)),
        ],
        BookAddress.ByPerson =>
        [
            .. Book.ByPerson().Select(r => GridRow.Of(
                r.Name.Length > 0 ? r.Name : text["compliance.nobody"], r.Note, Address with { Person = Guid.TryParse(r.Key, out var person) ? person : null, View = BookAddress.ByReport, Page = 1 },
                r.Cells.Values.SelectMany(l => l), keyOf)),
        ],
        BookAddress.ByReport => [],
        _ => [.. Book.ByUnit().Select(r => GridRow.Of(r.Name, r.Note, Address with { Unit = r.Key, View = BookAddress.ByReport, Page = 1 }, r.Cells.Values.SelectMany(l => l), keyOf))],
    };

    /// <summary>What the address narrows to, in words, each with the way to leave it.</summary>
    public IEnumerable<(string Words, BookAddress Without)> Narrowed(Text text)
    {
        var line = Book.Lines is [var first, ..] ? first : null;
        if (Address.Unit is { } unit)
        {
            yield return (line?.Unit.Name ?? unit, Address with { Unit = null, View = null, Page = 1 });
        }

        if (Address.Person is not null)
        {
            yield return (line?.PersonName ?? "", Address with { Person = null, View = null, Page = 1 });
        }

        if (Address.Period is { } period)
        {
            yield return (line?.PeriodLabel ?? period, Address with { Period = null, Page = 1 });
        }

        if (Address.Column is { } column)
        {
            yield return (column[1..], Address with { Column = null, Page = 1 });
        }

        if (Address.Block is { } block)
        {
            yield return (Named(text, block), Address with { Block = null, View = null, Page = 1 });
        }
    }

    /// <summary>A block by name.</summary>
    public static string Named(Text text, string block) => block.Length == 0 ? text["compliance.block.none"] : UnitWords.Named(text, "block", block);

    private static string ModeOf(BookAddress address, Book book, BookUnits units) => address switch
    {
        { View: BookAddress.ByReport } or { Group: not null } => BookAddress.ByReport,
        { View: { } asked } => asked,
        { Unit: null, Person: null, Block: null, Kind: null } when book.Lines.Select(l => l.Unit.Code).Distinct().Skip(ManyUnits).Any() && book.Lines.Select(units.BlockOf).Distinct().Skip(1).Any()
            => BookAddress.ByBlock,
        _ => BookAddress.ByUnit,
    };

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
public sealed class BookLoader(GetBook book, RegimeLibrary regimes, OrganisationDirectory directory, CurrentActor current, PageFrame frame)
{
    private const int MostFound = 20;

    /// <summary>The view; where it is refused, an empty book with the reasons.</summary>
    public async Task<BookView> LoadAsync(IQueryCollection query, string path, bool mine, CancellationToken cancellation)
    {
        var today = frame.Now.InZone(Deadline.Zone).Date;
        var (address, errors) = BookAddress.Read(query, today);
        address = address with { Path = path };
        var found = await book.HandleAsync(current.Actor, address.Query with { Mine = mine }, cancellation);
        var inForce = await regimes.InForceOnAsync(current.Actor.TenantId, today, cancellation);
        var units = await UnitsAsync(address, cancellation);
        return new BookView(
            address, found.IsOk ? Narrowed(found.Value, address, units) : new Book([], true), units,
            [.. inForce.SelectMany(v => v.Pack.Requirements).Select(r => (r.Code, r.Name))],
            [.. errors, .. found.Errors.Select(e => e with { Field = e.Field switch { "from" => "tu", "to" => "den", var other => other } })]);
    }

    /// <summary>Units and officials that a search finds, each with what opens it.</summary>
    public static IReadOnlyList<(string Name, string Note, BookAddress Address)> Found(BookView view)
    {
        if (view.Address.Search is not { } words)
        {
            return [];
        }

        var whole = view.Address with { Search = null, View = null, Page = 1 };
        var wanted = Folding.Search(words);
        var people = view.Book.Lines.Where(l => l.PersonName is { } name && BookUnits.HasWords(name, wanted)).DistinctBy(l => l.PersonId);
        return
        [
            .. view.Units.Find(words).Select(u => (u.Name, u.ShortName, whole with { Unit = u.Code, Person = null })).Take(MostFound),
            .. people.Select(l => (l.PersonName!, l.PostTitle, whole with { Person = l.PersonId, Unit = null })).Take(MostFound),
        ];
    }

    private async Task<BookUnits> UnitsAsync(BookAddress address, CancellationToken cancellation)
    {
        var units = (await directory.UnitsOn(address.From, cancellation)).ToDictionary(u => u.Code, StringComparer.Ordinal);
        foreach (var unit in await directory.UnitsOn(address.To, cancellation))
        {
            units[unit.Code] = unit;
        }

        return new BookUnits(units.Values.OrderBy(u => u.SortOrder).ThenBy(u => u.Name, StringComparer.Ordinal).ToDictionary(u => u.Code, StringComparer.Ordinal));
    }

    private static Book Narrowed(Book whole, BookAddress address, BookUnits units) => address is { Block: null, Kind: null, Column: null }
        ? whole
        : whole with
        {
            Lines =
            [
                .. whole.Lines.Where(l => (address.Block is null || units.BlockOf(l) == address.Block) && (address.Kind is null || units.KindOf(l) == address.Kind)
                    && (address.Column is null || BookGrid.Holds(address.Column, l))),
            ],
        };
}
