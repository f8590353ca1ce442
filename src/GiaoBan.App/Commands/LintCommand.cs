using System.CommandLine;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Holidays;
using NodaTime;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban lint REGIME [--json]</c>: what is impossible, unclear or wasteful in a regime. Needs no database.</summary>
public static class LintCommand
{
    /// <summary>The command.</summary>
    /// <param name="clock">The machine's clock: the three years from today are looked at.</param>
    public static Command Create(IClock clock)
    {
        var regime = new Argument<string>("REGIME") { Description = "Mã chế độ báo cáo (son-kim-2-62) hoặc tệp YAML" };
        var json = CommandOutput.JsonOption();
        var command = new Command("lint", "Soát một chế độ: hạn không làm được, lời văn chưa rõ, ngày bỏ sót, số liệu hỏi hai lần") { regime, json };
        command.SetAction(result =>
        {
            var source = PackCatalog.BesideProgram.Source(result.GetRequiredValue(regime));
            if (!source.IsOk)
            {
                return result.Refuse(source.Errors);
            }

            var days = HolidayFile.BesideProgram.Days;
            if (!days.IsOk)
            {
                return result.Refuse(days.Errors);
            }

            var today = clock.GetCurrentInstant().InZone(Deadline.Zone).Date;
            var found = FindingWords.Of(source.Value, pack => RegimeLint.Of(pack, today, days.Value), CommandOutput.Texts);
            if (!found.IsOk)
            {
                return result.Refuse(found.Errors);
            }

            if (result.GetValue(json))
            {
                result.WriteJson(new LintDocument([.. found.Value.Select(FindingDocument.Of)]));
            }
            else
            {
                Write(result.InvocationConfiguration.Output, found.Value);
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, FindingWords[] found)
    {
        var texts = CommandOutput.Texts;
        foreach (var finding in found)
        {
            output.WriteLine($"[{texts["regimes.severity." + FindingDocument.WordOf(finding.Severity)]}] {finding.Code}: {finding.Message}");
            if (finding.Dates is [var first, .., var last])
            {
                output.WriteLine("  " + texts["regimes.lint.strikes", finding.Dates.Count, first, last]);
            }

            output.WriteLine("  → " + finding.Proposal);
        }

        if (found.Length == 0)
        {
            output.WriteLine(texts["regimes.lint.none"]);
        }
    }
}
