using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>A list of tasks as page, paper and spreadsheet show it.</summary>
public abstract class TaskListModel(ListTasks query, OrganisationDirectory directory, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>What the address asks for.</summary>
    public TaskAddress Address { get; private set; } = null!;

    /// <summary>The tasks.</summary>
    public TaskList List { get; private set; } = null!;

    /// <summary>Whether the reader sees everybody's.</summary>
    public bool SeesAll => current.Actor.Can(Permissions.TasksRead);

    /// <summary>Units of today, for the filter of who sees all.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Who holds a post today, for the filter of who sees all.</summary>
    public IReadOnlyList<PostHolder> Holders { get; private set; } = [];

    protected async Task LoadAsync(CancellationToken cancellation)
    {
        Address = TaskAddress.Read(Request.Query, SeesAll);
        List = await query.HandleAsync(current.Actor, Address.Query, cancellation);
        if (SeesAll)
        {
            Units = await directory.UnitsOn(clock.Today(), cancellation);
            Holders = [.. (await directory.PostsOn(clock.Today(), cancellation)).Where(p => p.Holder is not null).DistinctBy(p => p.Holder!.OfficialId).OrderBy(p => p.Holder!.FullName, StringComparer.Ordinal)];
        }
    }

    /// <summary>What the lines are narrowed to besides their state, in words.</summary>
    public IEnumerable<string> Narrowed(Text t)
    {
        if (Address.Unit is { } unit)
        {
            yield return t["tasks.narrowed.unit", Units.FirstOrDefault(u => u.Code == unit)?.Name ?? unit];
        }

        if (Address.Official is { } official && Holders.FirstOrDefault(h => h.Holder!.OfficialId == official) is { } holder)
        {
            yield return t["tasks.narrowed.official", holder.Holder!.FullName];
        }

        if (Address.Source is not null)
        {
            yield return t["tasks.narrowed.source", List.Lines is [var first, ..] ? first.Task.SourceTitle : ""];
        }

        if (Address.Words is { } words)
        {
            yield return t["tasks.narrowed.words", words];
        }
    }

    /// <summary>The lines in groups by what they are sorted by; one group without a heading where that is a day.</summary>
    public static IEnumerable<IGrouping<string, TaskLine>> Groups(IEnumerable<TaskLine> lines, string order) =>
        lines.GroupBy(l => order switch { "don-vi" => l.Lead.UnitName, "nguon" => l.Task.SourceTitle, _ => "" }, StringComparer.Ordinal);
}
