using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GiaoBan.Modules.Organisation;

/// <summary>The module's services.</summary>
public static class OrganisationSetup
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        services.TryAddSingleton<AuditTrail>();
        return services
            .AddScoped<OrganisationDirectory>()
            .AddScoped<OrganisationChange>()
            .AddScoped<AddUnit>()
            .AddScoped<UnitEnding>()
            .AddScoped<EndUnit>()
            .AddScoped<FollowUnitTerms>()
            .AddScoped<ChangeUnitKind>()
            .AddScoped<MergeUnits>()
            .AddScoped<SplitUnit>()
            .AddScoped<AddPost>()
            .AddScoped<AddOfficial>()
            .AddScoped<AssignPost>()
            .AddScoped<DelegatePost>()
            .AddScoped<RevokeDelegation>()
            .AddScoped<FoundTenant>();
    }
}
