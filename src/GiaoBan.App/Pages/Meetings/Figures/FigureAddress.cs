using System.Globalization;
using GiaoBan.App.Pages.Organisation;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings.Figures;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Meetings.Figures;

/// <summary>What is looked at: days and grouping, all of it in the address, so that a view can be sent to a colleague.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Grouping">By what.</param>
public sealed record FigureAddress(LocalDate From, LocalDate To, MeetingGrouping Grouping)
{
    /// <summary>The page.</summary>
    public const string Path = "/cuoc-hop/so-lieu";

    /// <summary>Grouping -> word of the address.</summary>
    public static readonly IReadOnlyDictionary<MeetingGrouping, string> Words = new Dictionary<MeetingGrouping, string>
    {
        [MeetingGrouping.Unit] = "don-vi",
        [MeetingGrouping.Block] = "khoi",
        [MeetingGrouping.Month] = "thang",
    };

    /// <summary>The columns in their order; a share stands behind the figure that it is of.</summary>
    public static readonly IReadOnlyList<MeetingFigure> Columns = Enum.GetValues<MeetingFigure>();

    /// <summary>The word of a figure: <c>person-hours</c>.</summary>
    public static string WordOf(MeetingFigure figure) => string.Concat(figure.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The figure of a word, or null.</summary>
    public static MeetingFigure? FigureOf(string? word) => Columns.Where(f => WordOf(f) == word).Select(f => (MeetingFigure?)f).FirstOrDefault();

    /// <summary>Reads an address; null where it cannot be meant. Without days it is this year until today.</summary>
    public static FigureAddress? Read(string? from, string? to, string? grouping, LocalDate today)
    {
        var (first, last) = (DayOf(from, new LocalDate(today.Year, 1, 1)), DayOf(to, today));
        return first is { } f && last is { } l && f <= l && NodaTime.Period.DaysBetween(f, l) < MeetingFigures.LongestDays
            && Words.FirstOrDefault(w => w.Value == (grouping ?? Words[MeetingGrouping.Unit])) is { Value: not null } known
            ? new FigureAddress(f, l, known.Key)
            : null;
    }

    /// <summary>The same days in another grouping.</summary>
    public string By(MeetingGrouping grouping) => $"{Path}?{Days}&theo={Words[grouping]}";

    /// <summary>The list behind a figure.</summary>
    public string List(MeetingFigure figure, string key) =>
        $"{Path}/danh-sach?{Days}&theo={Words[Grouping]}&so={WordOf(figure)}{(key.Length > 0 ? "&nhom=" + Uri.EscapeDataString(key) : "")}";

    /// <summary>The workbook.</summary>
    public string Workbook => $"/cuoc-hop/so-lieu.xlsx?{Days}";

    /// <summary>A group's name: a unit's, a block's words, a month.</summary>
    public static string NameOf(Text text, MeetingGrouping grouping, MeetingRow row) => grouping switch
    {
        MeetingGrouping.Unit => row.Name,
        MeetingGrouping.Block => UnitWords.Named(text, "block", row.Key),
        _ => text["meetingfigures.month", int.Parse(row.Key[5..], CultureInfo.InvariantCulture), row.Key[..4]],
    };

    /// <summary>The share that stands behind a figure, or null: late of who came, late of papers, on time of tasks.</summary>
    public static string? ShareOf(MeetingRow row, MeetingFigure figure)
    {
        var percent = figure switch
        {
            MeetingFigure.Late => row.Percent(figure, MeetingFigure.Came),
            MeetingFigure.PapersLate => row.Percent(figure, MeetingFigure.Papers),
            MeetingFigure.DirectivesOnTime => row.Percent(figure, MeetingFigure.Directives),
            _ => null,
        };
        return percent is { } share ? VietnameseNumber.Format(share) + "%" : null;
    }

    private string Days => $"tu={LocalDatePattern.Iso.Format(From)}&den={LocalDatePattern.Iso.Format(To)}";

    private static LocalDate? DayOf(string? written, LocalDate otherwise) =>
        string.IsNullOrEmpty(written) ? otherwise : LocalDatePattern.Iso.Parse(written).TryGetValue(default, out var day) ? day : null;
}
