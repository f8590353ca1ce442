using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reporting;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>The heads of a figures table: "Tuần này", "Lũy kế tuần 32", "Ước thứ Sáu".</summary>
public sealed record PeriodWords(string This, string Last, string Before, string Estimate)
{
    /// <summary>The words for a report's period.</summary>
    public static PeriodWords Of(ObligationTerms terms, Text text)
    {
        var (kind, number) = terms.Period.Key.Split('-') is [_, var tail]
            ? tail[0] == 'W' ? ("week", Number(tail[1..])) : tail.All(char.IsAsciiDigit) ? ("month", Number(tail)) : ("period", 0)
            : ("period", 0);
        return new PeriodWords(
            text[$"entry.col.this.{kind}"], text[$"entry.col.last.{kind}"],
            number > 1 ? text[$"entry.col.before.{kind}", number - 1] : text["entry.col.before.period"], EstimateOf(terms, text));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string EstimateOf(ObligationTerms terms, Text text)
    {
        if (terms.Period.Window is not { } window || terms.Due is not { } due)
        {
            return text["app.number.estimate"];
        }

        var weekday = VietnameseDates.Weekday(window.End.DayOfWeek, text.Language);
        return due.LastDay.PlusDays(1) == window.End
            ? text["entry.col.estimate.day", text.Language == Language.Vietnamese ? char.ToLowerInvariant(weekday[0]) + weekday[1..] : weekday]
            : text["entry.col.estimate.until", VietnameseDates.ShortDay(window.End)];
    }
}
