using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Holidays;
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
            var (first, last) = (result.GetValue(from), result.GetValue(to));
            if (last < first)
            {
                return result.Misuse(Error.Invalid("regimes.calendar.ends-before-it-begins", "--to", first, last));
            }

            var read = Wanted(result.GetRequiredValue(regime), result.GetValue(requirement));
            if (!read.IsOk)
            {
                return result.Refuse(read.Errors);
            }

            var days = HolidayFile.BesideProgram.Days;
            if (!days.IsOk)
            {
                return result.Refuse(days.Errors);
            }

            var rows = RegimeCalendar.Between(read.Value, first, last, days.Value);
            if (result.GetValue(json))
            {
                result.WriteJson(new CalendarDocument(read.Value.Code, [.. rows.Select(DeadlineDocument.Of)]));
            }
            else
            {
                WriteTable(result.InvocationConfiguration.Output, read.Value, rows);
            }

            return CommandLine.Done;
        });
        return command;
    }

    // The regime, with the one requirement alone where one is named.
    private static Result<RegimePack> Wanted(string regime, string? requirement)
    {
        var read = PackCatalog.BesideProgram.Read(regime);
        if (!read.IsOk || requirement is null)
        {
            return read;
        }

        return read.Value.FindRequirement(requirement) is { } wanted
            ? read.Value with { Requirements = [wanted] }
            : Error.NotFound("regimes.requirement.unknown", requirement, read.Value.Code, string.Join(", ", read.Value.Requirements.Select(r => r.Code)));
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
        var texts = CommandOutput.Texts;
        string[] head = [texts["regimes.calendar.due"], texts["regimes.calendar.requirement"], texts["regimes.calendar.period"], texts["regimes.calendar.tier"]];
        string[][] lines =
        [
            head,
            .. rows.Select(row => new[]
            {
                texts.Write(row.Due),
                pack.FindRequirement(row.Requirement)!.Name,
                row.Period.Label,
                texts["regimes.tier." + row.Tier],
            }),
        ];
        var widths = head.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd());
        }
    }
}
