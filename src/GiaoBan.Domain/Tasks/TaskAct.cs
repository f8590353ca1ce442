using NodaTime;

namespace GiaoBan.Domain.Tasks;

/// <summary>What may be done with a task after it was given; nothing of it is ever changed (NN-8).</summary>
public enum TaskDeed
{
    /// <summary>The lead takes it on.</summary>
    Accepted,

    /// <summary>The lead says why it is not theirs.</summary>
    Declined,

    /// <summary>The giver says that it is.</summary>
    Kept,

    /// <summary>The giver gives it to another lead.</summary>
    Reassigned,

    /// <summary>The lead or a supporter tells how far it is.</summary>
    Progress,

    /// <summary>A report of the unit answers it.</summary>
    Linked,

    /// <summary>It does not, after all.</summary>
    Unlinked,

    /// <summary>The lead asks for more time.</summary>
    Asked,

    /// <summary>The giver grants it.</summary>
    Granted,

    /// <summary>The giver does not.</summary>
    Refused,

    /// <summary>The lead says that it is done.</summary>
    Reported,

    /// <summary>The giver agrees: it is over.</summary>
    Confirmed,

    /// <summary>The giver wants more: it goes on.</summary>
    Returned,

    /// <summary>It is not wanted any more: it is over.</summary>
    Withdrawn,
}

/// <summary>One act, as far as it decides where the task stands.</summary>
/// <param name="Deed">What was done.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Percent">How far it is, 0 to 100; only where the act says so.</param>
/// <param name="Until">The day that is asked for or granted.</param>
public readonly record struct TaskAct(TaskDeed Deed, Instant At, int? Percent = null, LocalDate? Until = null);

/// <summary>Deeds as they are stored and sent.</summary>
public static class TaskDeeds
{
    /// <summary>The stored word: <c>accepted</c>.</summary>
    public static string Code(this TaskDeed deed) => deed.ToString().ToLowerInvariant();

    /// <summary>The deed of a stored word.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static TaskDeed Parse(string code) => Enum.Parse<TaskDeed>(code, ignoreCase: true);

    /// <summary>Whether a reason must be given with it.</summary>
    public static bool NeedsReason(this TaskDeed deed) =>
        deed is TaskDeed.Declined or TaskDeed.Kept or TaskDeed.Reassigned or TaskDeed.Asked or TaskDeed.Granted or TaskDeed.Refused or TaskDeed.Returned or TaskDeed.Withdrawn;

    /// <summary>Whether the giver does it, and not who has the task.</summary>
    public static bool IsOfGiver(this TaskDeed deed) =>
        deed is TaskDeed.Kept or TaskDeed.Reassigned or TaskDeed.Granted or TaskDeed.Refused or TaskDeed.Confirmed or TaskDeed.Returned or TaskDeed.Withdrawn;
}
