using GiaoBan.App.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks;
using GiaoBan.Modules.Tasks.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>Tasks: one's own, those one gave, all; by unit, official, source and state (NN-8).</summary>
public sealed class IndexModel(ListTasks query, OrganisationDirectory directory, CurrentActor current, IClock clock) : TaskListModel(query, directory, current, clock)
{
    /// <summary>The lines of this page.</summary>
    public IEnumerable<TaskLine> Lines => List.Lines.Skip((Address.Page - 1) * TaskAddress.PerPage).Take(TaskAddress.PerPage);

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (List.Lines.Count + TaskAddress.PerPage - 1) / TaskAddress.PerPage);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);
}
