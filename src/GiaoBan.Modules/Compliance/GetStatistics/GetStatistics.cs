using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>The statistic of a requirement, and of each unit that owes it.</summary>
public sealed record RequirementStatistics(ComplianceStatistics Whole, IReadOnlyList<BookRow> ByUnit);

/// <summary>The statistic "x/y gửi, z chậm, n chưa gửi" of a requirement in a period, or in all of them (LC-2).</summary>
public sealed class GetStatistics(GetBook book, RegimeLibrary regimes, IClock clock)
{
    /// <summary>The statistic, or a refusal where no requirement of that code is known.</summary>
    public async Task<Result<RequirementStatistics>> HandleAsync(Actor actor, string requirement, string? period, CancellationToken cancellation)
    {
        var lines = await book.HandleAsync(actor, new BookQuery { Requirement = requirement, Period = period }, cancellation);
        if (!lines.IsOk)
        {
            return lines.Error;
        }

        if (lines.Value.Lines.Count == 0 && !await IsKnownAsync(actor.TenantId, requirement, cancellation))
        {
            return Error.NotFound("compliance.requirement.not-found", requirement);
        }

        return new RequirementStatistics(lines.Value.Statistics, lines.Value.ByUnit());
    }

    private async Task<bool> IsKnownAsync(int tenantId, string requirement, CancellationToken cancellation)
    {
        var today = clock.GetCurrentInstant().InZone(Deadline.Zone).Date;
        return (await regimes.InForceOnAsync(tenantId, today, cancellation)).Any(v => v.Pack.FindRequirement(requirement) is not null);
    }
}
