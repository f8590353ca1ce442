using NodaTime;

namespace GiaoBan.Modules.Incidents.Contracts;

/// <summary>An ad-hoc report that was told (DB-10): who, to whom, when, how; never what about. Its id is that of the obligation of the written report.</summary>
public sealed class Incident
{
    public required int TenantId { get; init; }
    public required Guid IncidentId { get; init; }

    /// <summary>The year it was told in, by which it is numbered.</summary>
    public required int Year { get; init; }

    public required int Number { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>A code of <see cref="IncidentFieldList"/>.</summary>
    public required string Field { get; init; }

    public required string Severity { get; init; }
    public required string Channel { get; init; }
    public Instant? HappenedAt { get; init; }
    public required Instant ReportedAt { get; init; }

    /// <summary>When it was entered, by the server's clock.</summary>
    public required Instant RecordedAt { get; init; }

    public Guid? ReporterOfficial { get; init; }
    public Guid? ReporterPost { get; init; }
    public Guid? ReceiverOfficial { get; init; }
    public Guid? ReceiverPost { get; init; }
    public required Guid RecordedBy { get; init; }
    public required Guid RecordedPost { get; init; }
}

/// <summary>A sealed piece of an incident; append-only.</summary>
public sealed class IncidentContent
{
    /// <summary>Names typed when it was recorded.</summary>
    public const string Record = "record";

    /// <summary>A version of the written report.</summary>
    public const string Written = "written";

    /// <summary>An answer or a question of the thread.</summary>
    public const string Answer = "answer";

    /// <summary>Ý kiến chỉ đạo.</summary>
    public const string Instruction = "instruction";

    /// <summary>Why a reader was added.</summary>
    public const string Reader = "reader";

    public required int TenantId { get; init; }
    public required Guid ContentId { get; init; }
    public required Guid IncidentId { get; init; }
    public required string Kind { get; init; }

    /// <summary>Counted from 1 within its kind; of the written report the submission's version.</summary>
    public required int Number { get; init; }

    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant At { get; init; }

    /// <summary>What <see cref="IncidentSeal"/> made.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>SHA-256 of <see cref="Sealed"/>.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>Somebody who may open an incident's words; removed, never deleted.</summary>
public sealed class IncidentReader
{
    public required int TenantId { get; init; }
    public required Guid ReaderId { get; init; }
    public required Guid IncidentId { get; init; }
    public required Guid OfficialId { get; init; }

    /// <summary>reporter, receiver, writer (owes the written report), recorder (where nobody else could open it), added.</summary>
    public required string Role { get; init; }

    /// <summary>May add and remove readers and sees who has read.</summary>
    public required bool Manages { get; init; }

    public required Guid AddedBy { get; init; }
    public required Instant AddedAt { get; init; }
    public Guid? RemovedBy { get; set; }
    public Instant? RemovedAt { get; set; }
}

/// <summary>Somebody opened a piece for the first time.</summary>
public sealed class IncidentRead
{
    public required int TenantId { get; init; }
    public required Guid ContentId { get; init; }
    public required Guid OfficialId { get; init; }
    public required Instant ReadAt { get; init; }
}
