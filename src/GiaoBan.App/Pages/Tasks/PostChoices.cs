using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>Posts to choose from.</summary>
public static class PostChoices
{
    /// <summary>Units of a day in the order of the organisation, with their posts.</summary>
    public static async Task<IReadOnlyList<(string Unit, IReadOnlyList<Post> Posts)>> PostsByUnitAsync(this OrganisationDirectory directory, LocalDate day, CancellationToken cancellation)
    {
        var byUnit = (await directory.PostsOn(day, cancellation)).Select(p => p.Post).ToLookup(p => p.UnitId);
        return [.. (await directory.UnitsOn(day, cancellation)).Where(u => byUnit.Contains(u.UnitId)).Select(u => (u.Name, (IReadOnlyList<Post>)[.. byUnit[u.UnitId]]))];
    }
}
