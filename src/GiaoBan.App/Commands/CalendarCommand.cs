using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Regimes;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban calendar REGIME [--requirement CODE] --from D --to D [--json]</c>: every deadline of a regime in a range of days. Needs no database.</summary>
public static class CalendarCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var regime = new Argument<string>("REGIME") { Description = "Mã chế độ báo cáo (son-kim-2-62) hoặc tệp YAML" };
        var requirement = new Option<string?>("--requirement") { Description = "Chỉ một loại báo cáo, theo mã" };
        var from = DateOption("--from", "Từ ngày (yyyy-MM-dd), tính theo ngày hết hạn");
        var to = DateOption("--to", "Đến hết ngày (yyyy-MM-dd)");
        var json = CommandOutput.JsonOption();
        var command = new Command("calendar", "Liệt kê mọi hạn gửi báo cáo của một chế độ") { regime, requirement, from, to, json };
        command.SetAction(result =>
        {
            var read = PackCatalog.BesideProgram.Read(result.GetRequiredValue(regime));
            if (!read.IsOk)
            {
                return result.Refuse(read.Errors);
            }

            var pack = read.Value;
            if (result.GetValue(requirement) is { } only)
            {
                if (pack.FindRequirement(only) is not { } wanted)
                {
                    var known = string.Join(", ", pack.Requirements.Select(r => r.Code));
                    return result.Refuse([Error.NotFound("regimes.requirement.unknown", only, pack.Code, known)]);
                }

                pack = pack with { Requirements = [wanted] };
            }

            var rows = RegimeCalendar.Between(pack, result.GetValue(from), result.GetValue(to));
            if (result.GetValue(json))
            {
                result.WriteJson(new CalendarDocument(pack.Code, [.. rows.Select(RowDocument.Of)]));
            }
            else
            {
                WriteTable(result.InvocationConfiguration.Output, pack, rows);
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Option<LocalDate> DateOption(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = ParseDate,
    };

    private static LocalDate ParseDate(ArgumentResult argument)
    {
        if (LocalDatePattern.Iso.Parse(argument.Tokens[0].Value).TryGetValue(default, out var date)
            && date >= RegimeCalendar.FirstDay && date <= RegimeCalendar.LastDay)
        {
            return date;
        }

        argument.AddError(string.Create(
            CultureInfo.InvariantCulture,
            $"'{argument.Tokens[0].Value}': yyyy-MM-dd, {RegimeCalendar.FirstDay.Year} … {RegimeCalendar.LastDay.Year}"));
        return default;
    }

    private static void WriteTable(TextWriter output, RegimePack pack, IReadOnlyList<CalendarRow> rows)
    {
        var lines = rows.Select(row => new[]
        {
            DeadlineWords.Due(row.Due, Language.Vietnamese),
            pack.FindRequirement(row.Requirement)!.Name,
            row.Period.Label,
            row.Tier,
        }).ToArray();
        var widths = Enumerable.Range(0, 4).Select(column => lines.Select(line => line[column].Length).DefaultIfEmpty().Max()).ToArray();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd());
        }
    }

    private sealed record CalendarDocument(string Regime, IReadOnlyList<RowDocument> Rows);

    private sealed record RowDocument(string Requirement, PeriodDocument Period, string Tier, DueDocument Due)
    {
        public static RowDocument Of(CalendarRow row) => new(
            row.Requirement,
            new PeriodDocument(row.Period.Label, Iso(row.Period.Window?.Start), Iso(row.Period.Window?.End)),
            row.Tier,
            new DueDocument(OffsetDateTimePattern.Rfc3339.Format(row.Due.At.WithOffset(Offset.FromHours(7))), row.Due.Inclusive));

        private static string? Iso(LocalDate? day) => day is { } given ? LocalDatePattern.Iso.Format(given) : null;
    }

    private sealed record PeriodDocument(string Label, string? From, string? To);

    private sealed record DueDocument(string At, bool Inclusive);
}
