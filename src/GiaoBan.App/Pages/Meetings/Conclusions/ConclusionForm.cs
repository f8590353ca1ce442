using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>The form of one item's conclusion.</summary>
/// <param name="All">The meeting's conclusions.</param>
/// <param name="Item">The item.</param>
/// <param name="Account">Whose copy the browser keeps.</param>
/// <param name="Back">The page that a save comes back to: <c>dieu-hanh</c> or <c>ket-luan</c>.</param>
public sealed record ConclusionForm(ConclusionFile All, ConclusionItem Item, Guid Account, string Back)
{
    /// <summary>What stands in the fields.</summary>
    public ConclusionContent Content { get; init; } = Item.Content;

    /// <summary>The version that the fields are based on.</summary>
    public int Version { get; init; } = Item.Draft?.Version ?? 0;

    /// <summary>Somebody else's draft that came first.</summary>
    public OtherConclusion? Other { get; init; }

    /// <summary>Empty lines for directives besides those written.</summary>
    public int Spare { get; init; } = 1;

    /// <summary>Before the names of its fields.</summary>
    public string Prefix => $"items[{Item.Number - 1}].";

    /// <summary>The meeting's address.</summary>
    public string Root => MeetingActs.PathOf(All.File.Id);

    /// <summary>Directives with the empty lines.</summary>
    public IReadOnlyList<DirectiveContent> Directives => [.. Content.Directives, .. Enumerable.Repeat(new DirectiveContent("", "", null, [], null, null, false), Spare)];

    /// <summary>Posts that can be given something, by unit.</summary>
    public IEnumerable<IGrouping<string, RoomPost>> Posts => All.Names.Posts.Values.Where(p => p.Until is null).OrderBy(p => p.Unit, StringComparer.Ordinal).ThenBy(p => p.Title, StringComparer.Ordinal).GroupBy(p => p.Unit);
}
