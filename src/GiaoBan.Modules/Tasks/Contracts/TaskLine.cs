using GiaoBan.Domain.Tasks;

namespace GiaoBan.Modules.Tasks.Contracts;

/// <summary>A post as lists of tasks show it.</summary>
/// <param name="PostId">The post.</param>
/// <param name="Title">Its title.</param>
/// <param name="UnitId">Its unit.</param>
/// <param name="UnitName">The unit's name.</param>
/// <param name="OfficialId">Who holds it today, or null.</param>
/// <param name="OfficialName">The name of who holds it today; empty where it stands empty.</param>
public sealed record TaskParty(Guid PostId, string Title, Guid UnitId, string UnitName, Guid? OfficialId, string OfficialName)
{
    /// <summary>The unit's code.</summary>
    public string UnitCode { get; init; } = "";
}

/// <summary>A task with where it stands.</summary>
/// <param name="Task">What was given.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Lead">Who has it.</param>
/// <param name="Supporters">Who helps, by title.</param>
/// <param name="LastWord">What was told last about how far it is, or null.</param>
public sealed record TaskLine(WorkTask Task, TaskState State, TaskParty Lead, IReadOnlyList<TaskParty> Supporters, string? LastWord)
{
    /// <summary>Its page.</summary>
    public string Path => TaskActs.PathOf(Task.TaskId);
}
