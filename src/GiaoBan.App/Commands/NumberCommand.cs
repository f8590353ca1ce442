using System.CommandLine;
using GiaoBan.Domain.Text;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban number TEXT… [--decimals N] [--json]</c>: what the strict Vietnamese number reader makes of each text (ALL-1).</summary>
public static class NumberCommand
{
    /// <summary>The command. It ends with 0 whatever the texts say: each text's own answer is in the output.</summary>
    public static Command Create()
    {
        var texts = new Argument<string[]>("TEXT") { Arity = ArgumentArity.OneOrMore, Description = "Các chữ cần đọc thành số" };
        var decimals = new Option<int?>("--decimals") { Description = "Số chữ số thập phân cột cho phép (0 đến 6); bỏ trống: chưa biết cột" };
        var json = CommandOutput.JsonOption();
        decimals.Validators.Add(result =>
        {
            if (result.GetValue(decimals) is < 0 or > VietnameseNumber.MaxDecimals)
            {
                result.AddError("--decimals: 0 … 6");
            }
        });

        var command = new Command("number", "Đọc số viết kiểu Việt Nam: 1.234,5") { texts, decimals, json };
        command.SetAction(result =>
        {
            var answers = result.GetRequiredValue(texts).Select(t => Answer(t, VietnameseNumber.Read(t, result.GetValue(decimals)))).ToArray();
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
            {
                result.WriteJson(answers, nulls: false);
            }
            else
            {
                Array.ForEach(answers, answer => output.WriteLine(Line(answer)));
            }

            return 0;
        });
        return command;
    }

    private static NumberAnswer Answer(string text, NumberReading reading) => reading switch
    {
        NumberReading.Value value => new(text, Value: VietnameseNumber.Plain(value.Number)),
        NumberReading.Ambiguous asked => new(text, Ambiguous: [.. asked.Options.Select(VietnameseNumber.Plain)]),
        NumberReading.Refused refused => new(text, Error: refused.Error.Code),
        _ => new(text, Error: "text.number.empty"),
    };

    private static string Line(NumberAnswer answer) => answer switch
    {
        { Value: { } value } => $"{answer.Text}\t= {value}",
        { Ambiguous: { } options } => $"{answer.Text}\t? {string.Join(" | ", options)}",
        _ => $"{answer.Text}\t! {answer.Error}",
    };

    private sealed record NumberAnswer(string Text, string? Value = null, string[]? Ambiguous = null, string? Error = null);
}
