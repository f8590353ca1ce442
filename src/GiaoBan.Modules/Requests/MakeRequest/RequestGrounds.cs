using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Requests;

/// <summary>A requirement that a request may rest on: thematic, owed when it is asked for (DB-8).</summary>
public sealed record GroundFound(Guid VersionId, RegimePack Pack, Requirement Requirement)
{
    /// <summary>Its outline, or null.</summary>
    public Outline? Outline => Pack.OutlineOf(Requirement);
}

/// <summary>A trigger of a thematic requirement in force: something that ends and of which a report is owed.</summary>
public sealed record TriggerFound(Guid VersionId, RegimePack Pack, Requirement Requirement, RequirementTrigger Trigger);

/// <summary>The thematic requirements of the regimes in force.</summary>
public sealed class RequestGrounds(RegimeLibrary regimes)
{
    /// <summary>Those that a request may name as its ground.</summary>
    public async Task<IReadOnlyList<GroundFound>> ListAsync(int tenantId, LocalDate day, CancellationToken cancellation) =>
    [
        .. from version in await regimes.InForceOnAsync(tenantId, day, cancellation)
           from requirement in version.Pack.Requirements
           where requirement.Triggers.Any(t => t.Due is TriggerDue.ByRequest) && requirement.Kind == RequirementKind.Thematic
           select new GroundFound(version.VersionId, version.Pack, requirement),
    ];

    /// <summary>The triggers of thematic requirements, but those that only a request pulls.</summary>
    public async Task<IReadOnlyList<TriggerFound>> TriggersAsync(int tenantId, LocalDate day, CancellationToken cancellation) =>
    [
        .. from version in await regimes.InForceOnAsync(tenantId, day, cancellation)
           from requirement in version.Pack.Requirements
           where requirement.Kind == RequirementKind.Thematic && !IsCopy(requirement)
           from trigger in requirement.Triggers
           where trigger.Due is not TriggerDue.ByRequest
           select new TriggerFound(version.VersionId, version.Pack, requirement, trigger),
    ];

    /// <summary>The requirements that are answered with a copy (DB-9): thematic, with neither outline nor form.</summary>
    public async Task<IReadOnlyList<GroundFound>> CopiesAsync(int tenantId, LocalDate day, CancellationToken cancellation) =>
    [
        .. from version in await regimes.InForceOnAsync(tenantId, day, cancellation)
           from requirement in version.Pack.Requirements
           where IsCopy(requirement)
           select new GroundFound(version.VersionId, version.Pack, requirement),
    ];

    internal async Task<GroundFound?> FindAsync(int tenantId, RequestGround? named, LocalDate day, List<Error> refusals, CancellationToken cancellation)
    {
        if (named is null)
        {
            return null;
        }

        var found = (await ListAsync(tenantId, day, cancellation)).FirstOrDefault(g => g.Pack.Code == named.Regime && g.Requirement.Code == named.Requirement);
        if (found is null)
        {
            refusals.Add(Error.Invalid("requests.ground.unknown", "ground", named.Requirement));
        }

        return found;
    }

    private static bool IsCopy(Requirement requirement) =>
        requirement is { Kind: RequirementKind.Thematic, Outline: null, Forms.Count: 0, TakesActivities: false, TakesPlan: false };
}
