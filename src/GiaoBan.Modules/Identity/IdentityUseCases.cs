using System.Security.Cryptography;
using GiaoBan.Modules.Audit.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GiaoBan.Modules.Identity;

/// <summary>The module's services: for the web program and for the command line.</summary>
public static class IdentityUseCases
{
    public static IServiceCollection AddIdentityUseCases(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AuditTrail>();
        return services
            .AddSingleton(_ => RandomNumberGenerator.Create())
            .AddSingleton<SecretSource>()
            .AddSingleton<PasswordVault>()
            .AddSingleton<ActorResolver>()
            .AddSingleton<TokenResolver>()
            .AddScoped<InstallationTenants>()
            .AddScoped<AccountChange>()
            .AddScoped<SignIn>()
            .AddScoped<IssueToken>()
            .AddScoped<RevokeToken>()
            .AddScoped<CalendarTokens>()
            .AddScoped<ResetPassword>()
            .AddScoped<ChangePassword>()
            .AddScoped<LockAccount>()
            .AddScoped<AddAccount>()
            .AddScoped<AccountDirectory>();
    }
}
