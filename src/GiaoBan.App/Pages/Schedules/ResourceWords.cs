using GiaoBan.App.Shared;
using GiaoBan.Modules.Schedules.Contracts;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>What belongs to a room, in words.</summary>
public static class ResourceWords
{
    /// <summary>"Gồm Phòng 1, Phòng 2"; "Thuộc Hội trường lớn".</summary>
    public static string Joined(Text text, IReadOnlyList<Resource> parts, IReadOnlyList<Resource> wholes) => string.Join("; ", new[]
    {
        parts.Count > 0 ? text["schedules.resource.parts-of", Names(parts)] : "",
        wholes.Count > 0 ? text["schedules.resource.part-of", Names(wholes)] : "",
    }.Where(w => w.Length > 0));

    private static string Names(IReadOnlyList<Resource> resources) => string.Join(", ", resources.Select(r => r.Name));
}
