using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Incidents;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>What may be known of an incident without being its reader: unit, times, severity, field, state. Never who, never what about.</summary>
/// <param name="IncidentId">The incident, also the obligation of the written report.</param>
/// <param name="Label">Its neutral name: "3/2026".</param>
/// <param name="UnitId">The unit that reported.</param>
/// <param name="UnitCode">Its code.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="OwingPost">The post that owes the written report.</param>
/// <param name="Field">A code of the list of fields.</param>
/// <param name="Severity">normal, notable, serious, grave.</param>
/// <param name="Channel">phone, in-person, other.</param>
/// <param name="RecordedAt">When it was entered.</param>
/// <param name="Times">When it happened, was told, was written.</param>
/// <param name="State">Where the written report stands.</param>
/// <param name="IsReader">Whether the asker is a named reader.</param>
/// <param name="Manages">Whether the asker may add readers.</param>
/// <param name="Unread">Pieces that the asker, as reader, has not opened.</param>
public sealed record IncidentLine(
    Guid IncidentId, string Label, Guid UnitId, string UnitCode, string UnitName, Guid OwingPost, string Field, string Severity, string Channel, Instant RecordedAt,
    IncidentTimes Times, ComplianceState State, bool IsReader, bool Manages, int Unread);

/// <summary>What to list. Null = any.</summary>
public sealed record IncidentQuery
{
    /// <summary>One incident.</summary>
    public Guid? Id { get; init; }

    /// <summary>The unit's code.</summary>
    public string? Unit { get; init; }

    /// <summary>The field's code.</summary>
    public string? Field { get; init; }

    /// <summary>The severity's code.</summary>
    public string? Severity { get; init; }

    /// <summary>Told in this year.</summary>
    public int? Year { get; init; }

    /// <summary>Told in this quarter of the year, 1 to 4.</summary>
    public int? Quarter { get; init; }

    /// <summary><see langword="true"/> with a written report, <see langword="false"/> without.</summary>
    public bool? Written { get; init; }

    /// <summary>Told before this one, for the next page.</summary>
    public Guid? After { get; init; }

    /// <summary>Most lines.</summary>
    public int Limit { get; init; } = 200;
}
