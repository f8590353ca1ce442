using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>An oral report as it was told. Whatever is null has a sensible default: nothing here may keep a call from being recorded.</summary>
public sealed record RecordIncidentRequest
{
    /// <summary>The id under which it is to stand, made by the form or from the sender's key: a double click records once.</summary>
    public Guid? Id { get; init; }

    /// <summary>The unit that reports; null: that of the reporter's post, else the actor's own.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The post whose holder reported; null: a name was typed, or the actor did.</summary>
    public Guid? ReporterPost { get; init; }

    /// <summary>Who reported, name and post as typed.</summary>
    public string? ReporterWords { get; init; }

    /// <summary>The post that was told; null: a name was typed, or the leader.</summary>
    public Guid? ReceiverPost { get; init; }

    /// <summary>Who was told, as typed.</summary>
    public string? ReceiverWords { get; init; }

    /// <summary>phone, in-person, other.</summary>
    public string? Channel { get; init; }

    /// <summary>normal, notable, serious, grave; or 1 to 4.</summary>
    public string? Severity { get; init; }

    /// <summary>A code of the list of fields.</summary>
    public string? Field { get; init; }

    /// <summary>When it was told; null = now.</summary>
    public Instant? At { get; init; }

    /// <summary>When it happened, if known.</summary>
    public Instant? HappenedAt { get; init; }

    /// <summary>Until when the written report is to come, if the receiver said so.</summary>
    public Instant? Due { get; init; }

    /// <summary>No words: typed names do not belong into a log.</summary>
    public override string ToString() => nameof(RecordIncidentRequest);
}

/// <summary>What was recorded.</summary>
/// <param name="IncidentId">Its id, also that of the written report's obligation.</param>
/// <param name="IsNew">False where the same form had recorded it before.</param>
public sealed record RecordedIncident(Guid IncidentId, bool IsNew);
