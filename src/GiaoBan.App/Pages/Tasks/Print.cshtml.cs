using GiaoBan.App.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks;
using NodaTime;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>The list on A4.</summary>
public sealed class PrintModel(ListTasks query, OrganisationDirectory directory, CurrentActor current, IClock clock) : TaskListModel(query, directory, current, clock)
{
    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);
}
