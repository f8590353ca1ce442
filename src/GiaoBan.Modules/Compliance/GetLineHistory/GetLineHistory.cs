using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>Something that happened to a line of the book.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">submitted, returned, accepted, noted, handed, approved; asked, granted, refused (more time).</param>
/// <param name="By">Who: the official and the post.</param>
/// <param name="Version">Of which version; 0 where it is of none.</param>
/// <param name="Until">The deadline asked for or granted.</param>
/// <param name="Reason">In whose words.</param>
/// <param name="Defects">Faults of content that were found.</param>
public sealed record LineEvent(Instant At, string Kind, string By, int Version, Deadline? Until, string? Reason, IReadOnlyList<string> Defects);

/// <summary>The history of a line of the book: sendings, returns with their reasons, faults noted, more time asked for and granted (SK-9).</summary>
public sealed class GetLineHistory(GiaoBanDbContext rows)
{
    /// <summary>What happened, oldest first. Who asks has been shown the line.</summary>
    public async Task<IReadOnlyList<LineEvent>> HandleAsync(Guid obligationId, CancellationToken cancellation)
    {
        var sent = await rows.SubmissionVersions.AsNoTracking().Where(v => v.ObligationId == obligationId)
            .Select(v => new { v.ReceivedAt, v.Version, v.OfficialId, v.PostId }).ToListAsync(cancellation);
        var acts = await rows.Reviews.AsNoTracking().Where(r => r.ObligationId == obligationId).ToListAsync(cancellation);
        var extensions = await rows.Extensions.AsNoTracking().Where(e => e.ObligationId == obligationId).ToListAsync(cancellation);
        var people = sent.Select(v => v.OfficialId).Concat(acts.Select(a => a.OfficialId))
            .Concat(extensions.SelectMany(e => new[] { e.AskedBy, e.DecidedBy }).OfType<Guid>()).Distinct().ToArray();
        var posts = sent.Select(v => v.PostId).Concat(acts.Select(a => a.PostId))
            .Concat(extensions.SelectMany(e => new[] { e.AskedPost, e.DecidedPost }).OfType<Guid>()).Distinct().ToArray();
        var names = await rows.Officials.AsNoTracking().Where(o => people.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
        var titles = await rows.Posts.AsNoTracking().Where(p => posts.Contains(p.PostId)).ToDictionaryAsync(p => p.PostId, p => p.Title, cancellation);
        string By(Guid? official, Guid? post) => string.Join(", ", new[] { official is { } o ? names[o] : null, post is { } p ? titles[p] : null }.OfType<string>());
        return
        [
            .. sent.Select(v => new LineEvent(v.ReceivedAt, "submitted", By(v.OfficialId, v.PostId), v.Version, null, null, []))
                .Concat(acts.Select(a => new LineEvent(a.At, a.Act, By(a.OfficialId, a.PostId), a.Version, null, a.Reason, a.Defects)))
                .Concat(extensions.Where(e => e.AskedAt is not null).Select(e => new LineEvent(
                    e.AskedAt!.Value, "asked", By(e.AskedBy, e.AskedPost), 0, Until(e.AskedDueAt, e.AskedDueInclusive), e.AskedReason, [])))
                .Concat(extensions.Where(e => e.DecidedAt is not null).Select(e => new LineEvent(
                    e.DecidedAt!.Value, e.Decision!, By(e.DecidedBy, e.DecidedPost), 0, Until(e.DueAt, e.DueInclusive), e.DecidedReason, [])))
                .OrderBy(e => e.At),
        ];
    }

    private static Deadline? Until(Instant? at, bool inclusive) => at is { } instant ? new Deadline(instant, inclusive) : null;
}
