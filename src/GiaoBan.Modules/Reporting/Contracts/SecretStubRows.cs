using NodaTime;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>What a tenant decided about papers that bear a mark of secrecy.</summary>
public sealed class SecrecySetting
{
    public required int TenantId { get; init; }

    /// <summary>Whether it may be noted that a report came by the way for secret papers; off unless the authority turned it on.</summary>
    public required bool Stubs { get; set; }
}

/// <summary>A report came by the way for secret papers. There is room for nothing else: no subject, level, symbol, number or word.</summary>
public sealed class SecretStub
{
    public required int TenantId { get; init; }
    public required Guid StubId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The day it was received.</summary>
    public required LocalDate ReceivedOn { get; init; }
}
