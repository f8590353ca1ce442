using System.CommandLine;
using GiaoBan.App.Demo;
using GiaoBan.App.Hosting;
using GiaoBan.Modules.Data;
using NodaTime;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban serve [--urls U] [--data DIR] [--demo PACK] [--demo-clock INSTANT]</c>: pages, API and worker, until it is told to stop.</summary>
public static class ServeCommand
{
    private const string UsualUrl = "http://localhost:5080";

    /// <summary>The command.</summary>
    /// <param name="real">The machine's clock.</param>
    public static Command Create(IClock real)
    {
        var urls = new Option<string>("--urls") { Description = "Địa chỉ lắng nghe, cách nhau bằng dấu chấm phẩy", DefaultValueFactory = _ => UsualUrl };
        var data = DatabaseCommands.DataOption();
        var demo = new Option<string?>("--demo") { Description = "Mở một đơn vị tập huấn với số liệu bịa theo gói chế độ báo cáo này" };
        var start = new Option<Instant?>("--demo-clock")
        {
            Description = "Cho đồng hồ chạy từ thời điểm này, ví dụ 2021-08-19T19:30+07:00; chỉ dùng với --demo",
            CustomParser = InstantOption.Parse,
        };
        var command = new Command("serve", "Chạy trang web, API và việc nền") { urls, data, demo, start };
        command.Validators.Add(result =>
        {
            if (result.GetResult(start) is not null && result.GetResult(demo) is null)
            {
                result.AddError("--demo-clock: --demo");
            }
        });
        command.SetAction((result, cancel) =>
        {
            var from = result.GetValue(start) ?? (result.GetValue(demo) is { } asked ? DemoBuilder.UsualStart(asked) : null);
            var clock = from is { } at ? new OffsetClock(real, at) : real;
            var run = result.GetValue(demo) is { } pack ? new DemoRun(pack, from) : null;
            return RunAsync(result, DatabaseOptions.From(result.GetValue(data)), new HostSettings(clock, result.GetValue(urls), run, Works: true), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, DatabaseOptions options, HostSettings settings, CancellationToken cancel)
    {
        using var logs = WebHost.StartLog();
        var opened = await OpenDatabase.OpenAsync(options, logs, cancel);
        if (!opened.IsOk)
        {
            return result.Refuse(opened.Errors);
        }

        await using var database = opened.Value;
        var migrated = await new Migrator().MigrateAsync(database.Source, cancel);
        if (!migrated.IsOk)
        {
            return result.Refuse(migrated.Errors);
        }

        if (settings.Demo is { } demo)
        {
            var accounts = await new DemoBuilder(database.Source, demo.Pack, settings.Clock.GetCurrentInstant()).BuildAsync(cancel);
            if (!accounts.IsOk)
            {
                return result.Refuse(accounts.Errors);
            }

            Print(result, accounts.Value);
        }

        await using var app = WebHost.Build(settings, database.Source);
        await app.StartAsync(cancel);
        foreach (var address in app.Urls)
        {
            await result.InvocationConfiguration.Output.WriteLineAsync($"GiaoBan: {address}");
        }

        await app.WaitForShutdownAsync(cancel);
        return CommandLine.Done;
    }

    private static void Print(ParseResult result, DemoAccounts demo)
    {
        var output = result.InvocationConfiguration.Output;
        output.WriteLine(CommandOutput.Texts["demo.accounts.tenant", demo.Tenant]);
        foreach (var account in demo.Accounts)
        {
            output.WriteLine($"  {account.UserName,-14} {account.FullName,-20} {account.Posts}");
        }

        output.WriteLine(CommandOutput.Texts["demo.accounts.password", demo.Password]);
        output.WriteLine(CommandOutput.Texts[demo.Waits, demo.First]);
    }
}
