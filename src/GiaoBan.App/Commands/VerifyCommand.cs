using System.CommandLine;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban verify --receipt FILE</c>: whether a receipt is this installation's and says what the store holds (ALL-4).</summary>
public static class VerifyCommand
{
    /// <summary>The command.</summary>
    /// <param name="clock">The program's clock.</param>
    public static Command Create(IClock clock)
    {
        var receipt = new Option<FileInfo>("--receipt") { Description = "Tệp biên nhận (.json)", Required = true };
        receipt.AcceptExistingOnly();
        var data = DatabaseCommands.DataOption();
        var json = CommandOutput.JsonOption();
        var command = new Command("verify", "Kiểm tra biên nhận") { receipt, data, json };
        command.SetAction((result, cancel) => result.WithDatabaseAsync(
            data,
            async (database, _) =>
            {
                using var keys = new SigningKeys(database.Source, new IdSource(clock), clock);
                var text = await File.ReadAllTextAsync(result.GetRequiredValue(receipt).FullName, cancel);
                var check = await new VerifyReceipt(database.Source, keys).CheckFileAsync(text, cancel);
                var answer = new Answer(
                    check.IsGenuine, FindingOf(check.Finding), check.Number,
                    check.ReceivedAt is { } at ? InstantPattern.ExtendedIso.Format(at) : null, check.Verdict, check.LateMinutes);
                if (result.GetValue(json))
                {
                    result.WriteJson(answer);
                }
                else
                {
                    await result.InvocationConfiguration.Output.WriteLineAsync(
                        $"{(answer.Genuine ? "đúng" : "không đúng")}  {answer.Number}  {answer.ReceivedAt}  {answer.Finding}");
                }

                return check.IsGenuine ? CommandLine.Done : CommandLine.Refused;
            },
            cancel));
        return command;
    }

    private static string FindingOf(ReceiptFinding finding) => finding switch
    {
        ReceiptFinding.Genuine => "genuine",
        ReceiptFinding.Unreadable => "unreadable",
        ReceiptFinding.UnknownKey => "unknown-key",
        ReceiptFinding.BadSignature => "bad-signature",
        ReceiptFinding.NotHeld => "not-held",
        ReceiptFinding.Differs => "differs",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "No such finding."),
    };

    private sealed record Answer(bool Genuine, string Finding, string? Number, string? ReceivedAt, string? Verdict, int LateMinutes);
}
