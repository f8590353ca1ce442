using NodaTime;

namespace GiaoBan.Modules.Identity.Contracts;

/// <summary>What an official signs in with.</summary>
public sealed class Account
{
    public required int TenantId { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid OfficialId { get; init; }

    /// <summary>Folded: lower case, NFC.</summary>
    public required string UserName { get; init; }

    public required string PasswordHash { get; set; }

    /// <summary>Changes with the password and with a lock; a cookie or token made before is void.</summary>
    public required Guid SecurityStamp { get; set; }

    public int FailedCount { get; set; }
    public Instant? LockedUntil { get; set; }
    public Instant? DisabledAt { get; set; }
    public required Instant CreatedAt { get; init; }
}

/// <summary>A bearer token; only its hash is stored.</summary>
public sealed class ApiToken
{
    public required int TenantId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required Guid AccountId { get; init; }
    public required string[] Scopes { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant ExpiresAt { get; init; }
    public Instant? RevokedAt { get; set; }
}

/// <summary>A calendar program's way to the dates of an account; only its hash is stored, one in force an account.</summary>
public sealed class CalendarToken
{
    public required int TenantId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required Guid AccountId { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? RevokedAt { get; set; }
}
