using NodaTime;

namespace GiaoBan.Modules.Organisation.Contracts;

/// <summary>One installation's root: a province with all under it, or one commune.</summary>
public sealed class Tenant
{
    public required int TenantId { get; init; }
    public required string Code { get; set; }
    public required string Name { get; set; }

    /// <summary>True where the data are made up for training (LC-4).</summary>
    public required bool IsTraining { get; init; }

    public required Instant CreatedAt { get; init; }
}

/// <summary>A unit (cơ quan, đơn vị) with its dates of existence.</summary>
public sealed class Unit
{
    public required int TenantId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string ShortName { get; set; }
    public required string Kind { get; set; }
    public required string Block { get; set; }
    public required int SortOrder { get; set; }
    public required LocalDate ValidFrom { get; init; }
    public LocalDate? ValidTo { get; set; }
}

/// <summary>What a unit is from a day on, until its next terms; <see cref="Unit"/> carries those of today.</summary>
public sealed class UnitTerm
{
    public required int TenantId { get; init; }
    public required Guid UnitId { get; init; }
    public required LocalDate ValidFrom { get; init; }
    public required string Kind { get; init; }
    public required string Block { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }

    /// <summary>Why it changed; null for a unit's first terms.</summary>
    public string? Reason { get; init; }
}

/// <summary>A unit came out of another on a day.</summary>
public sealed class UnitLink
{
    public required int TenantId { get; init; }
    public required Guid PredecessorId { get; init; }
    public required Guid SuccessorId { get; init; }
    public required LocalDate Day { get; init; }

    /// <summary>merge, split or replaced.</summary>
    public required string Sort { get; init; }
}

/// <summary>A post (chức danh) of a unit; duties and permissions hang on it.</summary>
public sealed class Post
{
    public required int TenantId { get; init; }
    public required Guid PostId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Code { get; set; }
    public required string Title { get; set; }
    public required string[] Roles { get; set; }

    /// <summary>Whether it answers for the unit's reports; one post a unit does.</summary>
    public required bool Reports { get; set; }

    public required LocalDate ValidFrom { get; init; }
    public LocalDate? ValidTo { get; set; }
}

/// <summary>A person.</summary>
public sealed class Official
{
    public required int TenantId { get; init; }
    public required Guid OfficialId { get; init; }
    public required string FullName { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
}

/// <summary>An official holds a post, first and last day; ended and followed, never changed.</summary>
public sealed class Assignment
{
    public required int TenantId { get; init; }
    public required Guid AssignmentId { get; init; }
    public required Guid PostId { get; init; }
    public required Guid OfficialId { get; init; }
    public required LocalDate ValidFrom { get; init; }
    public LocalDate? ValidTo { get; set; }
}

/// <summary>A post's powers lent to another official for some days.</summary>
public sealed class Delegation
{
    public required int TenantId { get; init; }
    public required Guid DelegationId { get; init; }
    public required Guid PostId { get; init; }
    public required Guid ToOfficialId { get; init; }
    public required LocalDate ValidFrom { get; init; }
    public required LocalDate ValidTo { get; init; }
    public required string Reason { get; init; }

    /// <summary>The official who held the post and lent it; the loan lapses when they no longer hold it.</summary>
    public required Guid MadeBy { get; init; }

    public required Instant MadeAt { get; init; }
    public Instant? RevokedAt { get; set; }
}
