using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Absences;

/// <summary>An absence with its names.</summary>
/// <param name="Absence">The absence.</param>
/// <param name="Name">Who does not come.</param>
/// <param name="Title">The title of their post; empty for a guest.</param>
/// <param name="DeputyName">Who is to come instead; null where nobody is.</param>
/// <param name="DeputyTitle">The title of that post.</param>
public sealed record AbsenceLine(Absence Absence, string Name, string Title, string? DeputyName, string? DeputyTitle);

/// <summary>Absences of meetings: chair, secretary and those who prepare see all, others their own.</summary>
public sealed class ListAbsences(GiaoBanDbContext rows)
{
    /// <summary>The absences of a meeting, those that wait first.</summary>
    public async Task<IReadOnlyList<AbsenceLine>> OfAsync(MeetingFile file, CancellationToken cancellation)
    {
        var (all, own) = (file.Part.Prepares, file.Part.ParticipantId);
        var found = await (
            from a in rows.Absences.AsNoTracking()
            where a.MeetingId == file.Id && (all || a.ParticipantId == own)
            join p in rows.MeetingParticipants.AsNoTracking() on a.ParticipantId equals p.ParticipantId
            join o in rows.Officials.AsNoTracking() on p.OfficialId equals o.OfficialId into officials
            from o in officials.DefaultIfEmpty()
            join t in rows.Posts.AsNoTracking() on p.PostId equals t.PostId into posts
            from t in posts.DefaultIfEmpty()
            join d in rows.Officials.AsNoTracking() on a.DeputyOfficial equals d.OfficialId into deputies
            from d in deputies.DefaultIfEmpty()
            join dp in rows.Posts.AsNoTracking() on a.DeputyPost equals dp.PostId into deputyPosts
            from dp in deputyPosts.DefaultIfEmpty()
            select new { Absence = a, p.GuestName, Name = o == null ? null : o.FullName, Title = t == null ? "" : t.Title, Deputy = d == null ? null : d.FullName, DeputyTitle = dp == null ? null : dp.Title })
            .ToListAsync(cancellation);
        return
        [
            .. found.OrderBy(f => f.Absence.State == Absence.Reported ? 0 : 1).ThenByDescending(f => f.Absence.ReportedAt)
                .Select(f => new AbsenceLine(f.Absence, f.Name ?? f.GuestName!, f.Title, f.Deputy, f.DeputyTitle)),
        ];
    }
}
