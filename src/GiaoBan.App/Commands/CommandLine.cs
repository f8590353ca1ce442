using System.CommandLine;
using NodaTime;

namespace GiaoBan.App.Commands;

/// <summary>The <c>giaoban</c> program's commands and what its exit codes mean.</summary>
public static class CommandLine
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused: the reason, with its code, stands on standard error.</summary>
    public const int Refused = 1;

    /// <summary>Used wrongly.</summary>
    public const int WrongUsage = 2;

    /// <summary>A fault of the program or of what it runs on.</summary>
    public const int Fault = 3;

#pragma warning disable RS0030 // The one place that takes the machine's clock; commands hand it on.
    private static readonly IClock Real = SystemClock.Instance;
#pragma warning restore RS0030

    // Requests at work are let finish (RequestLimits.Drain), then PostgreSQL stops in good order.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    /// <summary>Every command; a new one is one line here.</summary>
    private static RootCommand Root() => new("GiaoBan: chế độ báo cáo và giao ban của cơ quan, địa phương")
    {
        BenchCommand.Create(Real),
        CalendarCommand.Create(),
        DatabaseCommands.Create(),
        RegimeCommands.Export(Real),
        RegimeCommands.Import(Real),
        ScoreSheetCommand.Import(Real),
        LintCommand.Create(Real),
        NumberCommand.Create(),
        ServeCommand.Create(Real),
        TokenCommands.Create(Real),
        UserCommands.Create(Real),
        VerifyCommand.Create(Real),
    };

    /// <summary>Runs one command.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = LongestStop,
        };
        try
        {
            var parsed = Root().Parse(args);
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 ? WrongUsage : code;
        }
        catch (OperationCanceledException)
        {
            return Fault;
        }
#pragma warning disable CA1031 // The host is the one place where faults end: standard error has the whole of it, the exit code says so.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync(fault.ToString());
            return Fault;
        }
    }
}
