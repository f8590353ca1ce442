using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Modules.Compliance.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>What the book shows, as it stands in the address bar: a view can be sent to a colleague.</summary>
public sealed record BookAddress
{
    /// <summary>The view of units.</summary>
    public const string ByUnit = "don-vi";

    /// <summary>The view of officials.</summary>
    public const string ByPerson = "nguoi";

    /// <summary>The view of single reports.</summary>
    public const string ByReport = "bao-cao";

    /// <summary>The view of blocks: what a province begins with.</summary>
    public const string ByBlock = "khoi";

    private const int DefaultWeeks = 10;
    private const int MostSearch = 60;

    private static readonly string[] Views = [ByBlock, ByUnit, ByPerson, ByReport];

    /// <summary>Orders of the list of reports, the first one by default.</summary>
    public static readonly IReadOnlyList<string> Orders = ["han", "don-vi", "nguoi", "cham"];

    /// <summary>The page's path.</summary>
    public string Path { get; init; } = "/so-theo-doi";

    /// <summary>Which view was asked for; null leaves it to the page: reports where a figure is asked for, else units, of many units their blocks.</summary>
    public string? View { get; init; }

    /// <summary>First deadline day.</summary>
    public LocalDate From { get; init; }

    /// <summary>Last deadline day.</summary>
    public LocalDate To { get; init; }

    /// <summary>Code of the requirement.</summary>
    public string? Requirement { get; init; }

    /// <summary>Code of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The official.</summary>
    public Guid? Person { get; init; }

    /// <summary>Key of the period.</summary>
    public string? Period { get; init; }

    /// <summary>A column of the grid that is a month, a quarter or a year.</summary>
    public string? Column { get; init; }

    /// <summary>Code of the block.</summary>
    public string? Block { get; init; }

    /// <summary>Code of the kind of unit.</summary>
    public string? Kind { get; init; }

    /// <summary>A unit or an official to look for.</summary>
    public string? Search { get; init; }

    /// <summary>A list of one line opens that line.</summary>
    public bool Opens { get; init; }

    /// <summary>Which of the statistic's figures.</summary>
    public ComplianceGroup? Group { get; init; }

    /// <summary>The focal tier instead of the contributors'.</summary>
    public bool Focal { get; init; }

    /// <summary>Order of the list.</summary>
    public string Order { get; init; } = Orders[0];

    /// <summary>Page of the list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What is asked of the store.</summary>
    public BookQuery Query => new()
    {
        From = From,
        To = To,
        Unit = Unit,
        Requirement = Requirement,
        Person = Person,
        Period = Period,
        Tier = Focal ? "focal" : "contributor",
    };

    /// <summary>The last ten weeks to the current one, Saturday to Friday (SK-1).</summary>
    public static BookAddress Default(LocalDate today)
    {
        var friday = today.DayOfWeek == IsoDayOfWeek.Friday ? today : today.Next(IsoDayOfWeek.Friday);
        return new() { From = friday.PlusDays(1 - (7 * DefaultWeeks)), To = friday };
    }

    /// <summary>Reads the address; what cannot be read keeps its default and is told.</summary>
    public static (BookAddress Address, IReadOnlyList<Error> Errors) Read(IQueryCollection query, LocalDate today)
    {
        var errors = new List<Error>();
        var start = Default(today);
        var group = Word(query, "nhom") is { } asked
            ? Enum.GetValues<ComplianceGroup>().Where(g => ComplianceCodes.Of(g) == asked).Select(g => (ComplianceGroup?)g).FirstOrDefault()
            : null;
        var address = start with
        {
            View = Views.FirstOrDefault(v => v == Word(query, "xem")),
            From = Day(query, "tu", start.From, errors),
            To = Day(query, "den", start.To, errors),
            Requirement = Word(query, "loai"),
            Unit = Word(query, "donvi"),
            Person = Guid.TryParse(Word(query, "nguoi"), out var person) ? person : null,
            Period = Word(query, "ky"),
            Column = Word(query, "cot"),
            Block = Word(query, "khoi"),
            Kind = Word(query, "loaidv"),
            Search = Word(query, "tim") is { } search ? search[..Math.Min(search.Length, MostSearch)] : null,
            Opens = Word(query, "mo") == "1",
            Group = group,
            Focal = Word(query, "cap") == "dau-moi",
            Order = Orders.FirstOrDefault(o => o == Word(query, "sap")) ?? Orders[0],
            Page = int.TryParse(Word(query, "trang"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
        };
        return (address, errors);
    }

    /// <summary>The list behind a figure or a cell.</summary>
    public BookAddress List(ComplianceGroup? group = null, string? unit = null, Guid? person = null, string? period = null, string? block = null) => this with
    {
        View = ByReport,
        Group = group ?? Group,
        Unit = unit ?? Unit,
        Person = person ?? Person,
        Period = period ?? Period,
        Block = block ?? Block,
        Page = 1,
    };

    /// <summary>Spans that are asked for most; five years only of one unit or one official.</summary>
    public IEnumerable<(string Name, LocalDate From, LocalDate To)> Presets(LocalDate today)
    {
        var friday = today.DayOfWeek == IsoDayOfWeek.Friday ? today : today.Next(IsoDayOfWeek.Friday);
        var quarter = Quarter.Of(today);
        yield return ("week", friday.PlusDays(-6), friday);
        yield return ("month", new LocalDate(today.Year, today.Month, 1), new LocalDate(today.Year, today.Month, 1).PlusMonths(1).PlusDays(-1));
        yield return ("quarter", quarter.From, quarter.To);
        yield return ("last-quarter", quarter.Previous.From, quarter.Previous.To);
        yield return ("year", new LocalDate(today.Year, 1, 1), new LocalDate(today.Year, 12, 31));
        if (Unit is not null || Person is not null)
        {
            yield return ("five-years", today.PlusYears(-5).PlusDays(1), today);
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = Fields().Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}");
        return $"{Path}?{string.Join('&', parts)}";
    }

    /// <summary>Names and values, as in the address.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        yield return ("tu", LocalDatePattern.Iso.Format(From));
        yield return ("den", LocalDatePattern.Iso.Format(To));
        (string Name, string? Value)[] others =
        [
            ("xem", View),
            ("loai", Requirement),
            ("donvi", Unit),
            ("nguoi", Person?.ToString()),
            ("ky", Period),
            ("cot", Column),
            ("khoi", Block),
            ("loaidv", Kind),
            ("tim", Search),
            ("mo", Opens ? "1" : null),
            ("nhom", Group is { } group ? ComplianceCodes.Of(group) : null),
            ("cap", Focal ? "dau-moi" : null),
            ("sap", Order == Orders[0] ? null : Order),
            ("trang", Page == 1 ? null : Page.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        foreach (var (name, value) in others)
        {
            if (value is not null)
            {
                yield return (name, value);
            }
        }
    }

    private static string? Word(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } word ? word : null;

    private static LocalDate Day(IQueryCollection query, string name, LocalDate otherwise, List<Error> errors)
    {
        if (Word(query, name) is not { } word)
        {
            return otherwise;
        }

        if (LocalDatePattern.Iso.Parse(word).TryGetValue(default, out var day))
        {
            return day;
        }

        errors.Add(Error.Invalid("compliance.book.date", name, word));
        return otherwise;
    }
}
