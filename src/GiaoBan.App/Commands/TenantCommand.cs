using System.CommandLine;
using GiaoBan.Domain;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Scores;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.App.Commands;

/// <summary>Runs a use case of a command within one tenant: the only one, or the one that <c>--tenant</c> names.</summary>
internal static class TenantCommand
{
    /// <summary><c>--tenant CODE</c>.</summary>
    public static Option<string?> TenantOption() => new("--tenant") { Description = "Mã cơ quan; chỉ cần khi máy chủ phục vụ nhiều cơ quan" };

    /// <summary>Opens the database, enters the tenant and prints what the use case answers.</summary>
    /// <param name="result">The command as parsed.</param>
    /// <param name="clock">The program's clock.</param>
    /// <param name="options">The options that every such command has.</param>
    /// <param name="use">The use case.</param>
    /// <param name="line">The answer as a person reads it.</param>
    /// <param name="cancel">Ends the command.</param>
    public static Task<int> InTenantAsync<T>(
        this ParseResult result, IClock clock, TenantCommandOptions options,
        Func<IServiceProvider, CancellationToken, Task<Result<T>>> use, Func<T, string> line, CancellationToken cancel) =>
        result.WithDatabaseAsync(
            options.Data,
            async (database, _) =>
            {
                await using var services = Services(clock, database.Source);
                await using var scope = services.CreateAsyncScope();
                var tenant = await scope.ServiceProvider.GetRequiredService<InstallationTenants>().Find(result.GetValue(options.Tenant), cancel);
                if (tenant is { } found)
                {
                    scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(found);
                }
                else if (!options.MayFound)
                {
                    return result.Refuse([Error.Invalid("identity.sign-in.tenant", "tenant")]);
                }

                var answer = await use(scope.ServiceProvider, cancel);
                if (!answer.IsOk)
                {
                    return result.Refuse(answer.Errors);
                }

                if (result.GetValue(options.Json))
                {
                    result.WriteJson(answer.Value);
                }
                else
                {
                    await result.InvocationConfiguration.Output.WriteLineAsync(line(answer.Value));
                }

                return CommandLine.Done;
            },
            cancel);

    private static ServiceProvider Services(IClock clock, NpgsqlDataSource source) => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton(source)
        .AddSingleton<IdSource>()
        .AddSingleton<RegimeLibrary>()
        .AddScoped<TenantScope>()
        .AddDbContext<GiaoBanDbContext>(o => o.UseNpgsql(source))
        .AddOrganisation()
        .AddIdentityUseCases()
        .AddRegimes()
        .AddReporting()
        .AddCompliance()
        .AddScores()
        .BuildServiceProvider();
}

/// <summary>The options that every command within a tenant has.</summary>
/// <param name="MayFound">Whether the command may run on an installation without a tenant, and founds it.</param>
internal sealed record TenantCommandOptions(bool MayFound = false)
{
    /// <summary><c>--data</c>.</summary>
    public Option<string?> Data { get; } = DatabaseCommands.DataOption();

    /// <summary><c>--tenant</c>.</summary>
    public Option<string?> Tenant { get; } = TenantCommand.TenantOption();

    /// <summary><c>--json</c>.</summary>
    public Option<bool> Json { get; } = CommandOutput.JsonOption();

    /// <summary>Puts the options on a command.</summary>
    public Command On(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Tenant);
        command.Options.Add(Json);
        return command;
    }
}
