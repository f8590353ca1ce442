using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>What the office makes of a quarter on a day: a round-up that is issued (LC-8), scores that are open to the units (LC-5).</summary>
internal sealed class DemoQuarter
{
    /// <summary>As in addresses: <c>2022-Q1</c>.</summary>
    public required string Quarter { get; init; }

    /// <summary>User name of who makes it.</summary>
    public required string By { get; init; }

    public required LocalDate On { get; init; }

    /// <summary>Number and symbol of the round-up.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>The office's own words on why things went as they did.</summary>
    public string Causes { get; init; } = "";

    /// <summary>Code of the score sheet.</summary>
    public string Sheet { get; init; } = "";
}

/// <summary>The office urges whoever has not sent (DB-12).</summary>
internal sealed class DemoUrging
{
    public required Instant At { get; init; }

    /// <summary>User name of who urges.</summary>
    public required string By { get; init; }

    public required string Requirement { get; init; }

    /// <summary>The period's key.</summary>
    public required string Period { get; init; }

    /// <summary>A line of the office's own.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A unit rang, and wrote afterwards (DB-10).</summary>
internal sealed class DemoIncident
{
    /// <summary>When it rang.</summary>
    public required Instant At { get; init; }

    /// <summary>User name of who took the call.</summary>
    public required string By { get; init; }

    public required string Unit { get; init; }
    public required string Field { get; init; }
    public required string Severity { get; init; }

    /// <summary>How long after the call the written report came, minutes.</summary>
    public required int WrittenAfter { get; init; }

    public required string Facts { get; init; }
    public required string Course { get; init; }
    public required string Proposals { get; init; }
}
