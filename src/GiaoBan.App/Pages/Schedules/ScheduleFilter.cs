using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>Which week and which of its lines, as the address says it: a view can be sent to a colleague.</summary>
/// <param name="Week">The week.</param>
/// <param name="Board">As a board; else as a list.</param>
/// <param name="Mine">Only what touches the reader.</param>
/// <param name="Unit">Only what touches a unit.</param>
/// <param name="Room">Only what takes a room.</param>
/// <param name="Number">A version; null is the last.</param>
public sealed record ScheduleFilter(ScheduleWeek Week, bool Board, bool Mine, Guid? Unit, Guid? Room, int? Number)
{
    private const string Path = "/lich-cong-tac";

    /// <summary>Reads the address; null where it names no week.</summary>
    public static ScheduleFilter? Read(IQueryCollection query, LocalDate today)
    {
        var key = query["tuan"].ToString();
        return (key.Length == 0 ? ScheduleWeek.Of(today) : ScheduleWeek.Find(key)) is { } week
            ? new ScheduleFilter(
                week, query["xem"] == "bang", query["cua-toi"] == "1", Id(query["don-vi"]), Id(query["phong"]),
                int.TryParse(query["ban"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null)
            : null;
    }

    /// <summary>The address of this view.</summary>
    public override string ToString() => To(Path);

    /// <summary>The address of the same lines elsewhere: on paper, as a file.</summary>
    public string To(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["tuan"] = Week.Key,
        ["xem"] = Board ? "bang" : null,
        ["cua-toi"] = Mine ? "1" : null,
        ["don-vi"] = Unit?.ToString(),
        ["phong"] = Room?.ToString(),
        ["ban"] = Number?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    });

    /// <summary>Whether lines are left out.</summary>
    public bool Narrows => Mine || Unit is not null || Room is not null;

    /// <summary>The lines that are wanted.</summary>
    public IReadOnlyList<ScheduleLine> Of(IReadOnlyList<ScheduleLine> lines, Actor actor)
    {
        var posts = actor.Posts.Select(p => p.PostId).ToHashSet();
        return
        [
            .. lines.Where(l => (!Mine || l.Officials.Contains(actor.OfficialId) || l.Posts.Any(posts.Contains))
                && (Unit is not { } unit || l.Units.Contains(unit)) && (Room is not { } room || l.RoomId == room)),
        ];
    }

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
