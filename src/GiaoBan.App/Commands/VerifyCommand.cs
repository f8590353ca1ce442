using System.CommandLine;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Scores;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace GiaoBan.App.Commands;

/// <summary>
/// <c>giaoban verify --receipt FILE</c>: whether a receipt is this installation's and says what the store holds (ALL-4).
/// <c>giaoban verify --scores FILE [--signature FILE]</c>: the same of a frozen result for the emulation board (LC-9).
/// </summary>
public static class VerifyCommand
{
    /// <summary>The command.</summary>
    /// <param name="clock">The program's clock.</param>
    public static Command Create(IClock clock)
    {
        var receipt = new Option<FileInfo>("--receipt") { Description = "Tệp biên nhận (.json)" };
        var scores = new Option<FileInfo>("--scores") { Description = "Tệp điểm thi đua đã chốt (.json)" };
        var signature = new Option<FileInfo>("--signature") { Description = "Tệp chữ ký của điểm thi đua (.chu-ky.json), nếu có" };
        foreach (var option in new[] { receipt, scores, signature })
        {
            option.AcceptExistingOnly();
        }

        var data = DatabaseCommands.DataOption();
        var json = CommandOutput.JsonOption();
        var command = new Command("verify", "Kiểm tra biên nhận, điểm thi đua đã chốt") { receipt, scores, signature, data, json };
        command.Validators.Add(parsed =>
        {
            var (one, other) = (parsed.GetResult(receipt) is not null, parsed.GetResult(scores) is not null);
            if (one == other || (one && parsed.GetResult(signature) is not null))
            {
                parsed.AddError("Chọn một: --receipt FILE, hoặc --scores FILE [--signature FILE].");
            }
        });
        command.SetAction((result, cancel) => result.WithDatabaseAsync(
            data,
            async (database, _) =>
            {
                using var keys = new SigningKeys(database.Source, new IdSource(clock), clock);
                return result.GetValue(receipt) is { } file
                    ? await ReceiptAsync(result, database.Source, keys, file, result.GetValue(json), cancel)
                    : await ScoresAsync(result, database.Source, keys, result.GetValue(scores)!, result.GetValue(signature), result.GetValue(json), cancel);
            },
            cancel));
        return command;
    }

    private static async Task<int> ReceiptAsync(ParseResult result, NpgsqlDataSource source, SigningKeys keys, FileInfo file, bool json, CancellationToken cancel)
    {
        var check = await new VerifyReceipt(source, keys).CheckFileAsync(await File.ReadAllTextAsync(file.FullName, cancel), cancel);
        var answer = new Answer(
            check.IsGenuine, ScoreCodes.Of(check.Finding), check.Number,
            check.ReceivedAt is { } at ? InstantPattern.ExtendedIso.Format(at) : null, check.Verdict, check.LateMinutes);
        return await SayAsync(result, json, answer, check.IsGenuine, $"{answer.Number}  {answer.ReceivedAt}  {answer.Finding}");
    }

    private static async Task<int> ScoresAsync(
        ParseResult result, NpgsqlDataSource source, SigningKeys keys, FileInfo file, FileInfo? signature, bool json, CancellationToken cancel)
    {
        var signed = signature is null ? null : await File.ReadAllTextAsync(signature.FullName, cancel);
        var check = await new VerifyResult(source, keys).CheckAsync(await File.ReadAllBytesAsync(file.FullName, cancel), signed, cancel);
        var answer = new ScoresAnswer(
            check.IsGenuine, ScoreCodes.Of(check.Finding), check.Quarter, check.Number, check.FrozenAt is { } at ? InstantPattern.ExtendedIso.Format(at) : null,
            check.ReplacedBy, check.Sha256);
        return await SayAsync(result, json, answer, check.IsGenuine, $"{answer.Quarter}  {answer.Number}  {answer.FrozenAt}  {answer.Finding}  {answer.Sha256}");
    }

    private static async Task<int> SayAsync<T>(ParseResult result, bool json, T answer, bool genuine, string words)
    {
        if (json)
        {
            result.WriteJson(answer);
        }
        else
        {
            await result.InvocationConfiguration.Output.WriteLineAsync($"{(genuine ? "đúng" : "không đúng")}  {words}");
        }

        return genuine ? CommandLine.Done : CommandLine.Refused;
    }

    private sealed record Answer(bool Genuine, string Finding, string? Number, string? ReceivedAt, string? Verdict, int LateMinutes);

    private sealed record ScoresAnswer(bool Genuine, string Finding, string? Quarter, int? Number, string? FrozenAt, int? ReplacedBy, string Sha256);
}
