using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>Who is on time, late, missing, extended, nil, excused with one report (LC-2): the list behind "x/y gửi, z chậm, n chưa gửi".</summary>
public sealed class GetStanding
{
    private readonly StandingReader _reader;
    private readonly RegimeLibrary _regimes;
    private readonly IClock _clock;

    internal GetStanding(StandingReader reader, RegimeLibrary regimes, IClock clock) => (_reader, _regimes, _clock) = (reader, regimes, clock);

    /// <summary>How the units stand, or a refusal where no requirement of that code is known or where it is too much for one answer.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="requirement">Code of the requirement.</param>
    /// <param name="period">Key of the period; null = all of them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Result<Standing>> HandleAsync(Actor actor, string requirement, string? period, CancellationToken cancellation)
    {
        var now = _clock.GetCurrentInstant();
        var reach = await BookReach.OfAsync(actor, false, _regimes, now, cancellation);
        var query = new BookQuery { Requirement = requirement, Period = period };
        var standing = await _reader.ReadAsync(actor.TenantId, reach, query, now, cancellation);
        return standing switch
        {
            null => Error.Invalid("compliance.book.too-many", "period", query.Limit),
            { Lines.Count: 0 } when !await IsKnownAsync(actor.TenantId, requirement, now, cancellation) => Error.NotFound("compliance.requirement.not-found", requirement),
            _ => standing,
        };
    }

    private async Task<bool> IsKnownAsync(int tenantId, string requirement, Instant now, CancellationToken cancellation) =>
        (await _regimes.InForceOnAsync(tenantId, now.InZone(Deadline.Zone).Date, cancellation)).Any(v => v.Pack.FindRequirement(requirement) is not null);
}
