using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.App.Pages.Briefings;

/// <summary>Posts to tick.</summary>
/// <param name="Units">Units with their posts.</param>
/// <param name="Chosen">Those that are ticked.</param>
/// <param name="Name">The field's name.</param>
public sealed record MemberChoices(IReadOnlyList<(string Unit, IReadOnlyList<Post> Posts)> Units, IReadOnlyCollection<Guid> Chosen, string Name);
