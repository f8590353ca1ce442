using System.CommandLine;
using GiaoBan.Bench;
using GiaoBan.Bench.Clashes;
using GiaoBan.Bench.Late;
using GiaoBan.Bench.Obligations;
using GiaoBan.Bench.Similar;
using GiaoBan.Bench.Submit;
using GiaoBan.Bench.Urge;
using NodaTime;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban bench NAME [--seconds N | --size N] [--json]</c>: measurements with their floor in the same run.</summary>
public static class BenchCommand
{
    /// <summary>The command.</summary>
    /// <param name="clock">The machine's clock.</param>
    public static Command Create(IClock clock)
    {
        var seconds = new Option<int>("--seconds") { Description = "Mỗi lượt đo bao nhiêu giây", DefaultValueFactory = _ => 5 };
        var json = CommandOutput.JsonOption();
        return new Command("bench", "Đo tốc độ, kèm mức sàn đo trong cùng lượt")
        {
            Measurement("submit", "Gửi báo cáo 50 số liệu qua HTTP, ghi bền vững", seconds, json,
                (span, say, cancel) => new SubmitBench(clock, span, say).RunAsync(cancel)),
            Measurement("start", "Từ lúc chạy chương trình tới trang đầu tiên, cơ sở dữ liệu đã có", seconds, json,
                (_, say, cancel) => new StartBench(say).RunAsync(cancel)),
            Obligations(json),
            Late(seconds, json),
            Urge(json),
            Clashes(clock, seconds, json),
            Similar(clock, seconds, json),
            BareEndpoint(),
        };
    }

    private static Command Obligations(Option<bool> json)
    {
        var size = new Option<int>("--size") { Description = "Bao nhiêu đơn vị, mỗi đơn vị 64 báo cáo một năm", DefaultValueFactory = _ => 3321 };
        var command = new Command("obligations", "Lập báo cáo phải gửi trong một năm của cả nước") { size, json };
        command.SetAction((result, cancel) => ReportAsync(result, json, new ObligationsBench(result.GetValue(size), result.InvocationConfiguration.Error.WriteLine).RunAsync(cancel)));
        return command;
    }

    private static Command Late(Option<int> seconds, Option<bool> json)
    {
        var size = new Option<int>("--size") { Description = "Bao nhiêu đơn vị, mỗi đơn vị 1.565 báo cáo trong năm năm", DefaultValueFactory = _ => 3321 };
        var command = new Command("late", "Ai chậm, ai chưa gửi trong một kỳ của cả nước, và sổ năm năm của một đơn vị, qua HTTP") { size, seconds, json };
        command.SetAction((result, cancel) => ReportAsync(
            result, json, new LateBench(result.GetValue(size), TimeSpan.FromSeconds(result.GetValue(seconds)), result.InvocationConfiguration.Error.WriteLine).RunAsync(cancel)));
        return command;
    }

    private static Command Urge(Option<bool> json)
    {
        var size = new Option<int>("--size") { Description = "Bao nhiêu người chưa gửi, mỗi người một tin", DefaultValueFactory = _ => 60_000 };
        var command = new Command("urge", "Lập và xếp hàng tin đôn đốc cho mọi người chưa gửi khi tới hạn") { size, json };
        command.SetAction((result, cancel) => ReportAsync(result, json, new UrgeBench(result.GetValue(size), result.InvocationConfiguration.Error.WriteLine).RunAsync(cancel)));
        return command;
    }

    private static Command Clashes(IClock clock, Option<int> seconds, Option<bool> json)
    {
        var size = new Option<int>("--size") { Description = "Khoảng bao nhiêu lượt giữ phòng và người", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("clashes", "Tìm chồng chéo, giữ phòng có canh, tìm giờ trống, và 16 máy cùng giành một phòng") { size, seconds, json };
        command.SetAction((result, cancel) => ReportAsync(
            result, json,
            new ClashesBench(clock, result.GetValue(size), TimeSpan.FromSeconds(result.GetValue(seconds)), result.InvocationConfiguration.Error.WriteLine).RunAsync(cancel)));
        return command;
    }

    private static Command Similar(IClock clock, Option<int> seconds, Option<bool> json)
    {
        var size = new Option<int>("--size") { Description = "Bao nhiêu cuộc họp trong một năm của một cơ quan", DefaultValueFactory = _ => 100_000 };
        var command = new Command("similar", "Tìm cuộc họp gần giống trong một năm họp, nói rõ lý do") { size, seconds, json };
        command.SetAction((result, cancel) => ReportAsync(
            result, json,
            new SimilarBench(clock, result.GetValue(size), TimeSpan.FromSeconds(result.GetValue(seconds)), result.InvocationConfiguration.Error.WriteLine).RunAsync(cancel)));
        return command;
    }

    private static Command Measurement(
        string name, string description, Option<int> seconds, Option<bool> json,
        Func<TimeSpan, Action<string>, CancellationToken, Task<BenchReport>> run)
    {
        var command = new Command(name, description) { seconds, json };
        command.SetAction((result, cancel) => ReportAsync(
            result, json, run(TimeSpan.FromSeconds(result.GetValue(seconds)), result.InvocationConfiguration.Error.WriteLine, cancel)));
        return command;
    }

    private static async Task<int> ReportAsync(ParseResult result, Option<bool> json, Task<BenchReport> measuring)
    {
        var report = await measuring;
        if (result.GetValue(json))
        {
            result.WriteJson(report);
            return CommandLine.Done;
        }

        foreach (var line in report.Lines())
        {
            await result.InvocationConfiguration.Output.WriteLineAsync(line);
        }

        return CommandLine.Done;
    }

    /// <summary>What the benches start as their floor: an endpoint that reads the body and answers, nothing else.</summary>
    private static Command BareEndpoint()
    {
        var command = new Command("bare-endpoint", "Mức sàn: một địa chỉ chỉ đọc rồi trả lời") { Hidden = true };
        command.SetAction(async (result, cancel) =>
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            await using var app = builder.Build();
            app.MapPost("/", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                return Results.Json(new BareAnswer("2021-000001", body.Length), statusCode: StatusCodes.Status201Created);
            });
            app.MapGet("/", () => "giaoban");
            await app.StartAsync(cancel);
            await result.InvocationConfiguration.Output.WriteLineAsync(app.Urls.First());
            await app.WaitForShutdownAsync(cancel);
            return CommandLine.Done;
        });
        return command;
    }

    private sealed record BareAnswer(string Number, long Length);
}
