using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>Who holds a post from a day on; no official leaves it empty.</summary>
public sealed record AssignPostRequest(Guid PostId, Guid? OfficialId, LocalDate From);

/// <summary>
/// Gives a post to an official: the holder before ends the day before. Who held it on a day that is over never changes, so a start in the past
/// is taken only where nobody held the post since.
/// </summary>
public sealed class AssignPost(GiaoBanDbContext db, OrganisationChange change)
{
    public async Task<Result<bool>> Handle(AssignPostRequest request, Actor? by, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        if (await change.HoldPost(request.PostId, cancellation) is not { } post)
        {
            return Error.NotFound("organisation.post.not-found");
        }

        var official = request.OfficialId is { } id ? await db.Officials.AsNoTracking().FirstOrDefaultAsync(o => o.OfficialId == id, cancellation) : null;
        var later = await db.Assignments.Where(a => a.PostId == post.PostId && (a.ValidTo == null || a.ValidTo >= request.From)).ToListAsync(cancellation);
        if (Refusal(request, post, official, later) is { } refusal)
        {
            return refusal;
        }

        var before = later.SingleOrDefault();
        if (before is not null)
        {
            before.ValidTo = request.From.PlusDays(-1);
        }

        if (official is not null)
        {
            db.Assignments.Add(new Assignment
            {
                TenantId = change.TenantId,
                AssignmentId = change.NewId(),
                PostId = post.PostId,
                OfficialId = official.OfficialId,
                ValidFrom = request.From,
            });
        }

        change.Tell(
            "organisation.post-assigned", $"post/{post.PostId}", by, null, null,
            new("code", post.Code), new("from", LocalDatePattern.Iso.Format(request.From)),
            new("before", before?.OfficialId.ToString()), new("official", official?.OfficialId.ToString()));
        if (await change.Save(cancellation) is { } taken)
        {
            return taken;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    private Error? Refusal(AssignPostRequest request, Post post, Official? official, List<Assignment> later) =>
        request.OfficialId is not null && official is null ? Error.Invalid("organisation.official.not-found", "official")
        : official is null && later.Count == 0 ? Error.Conflict("organisation.assignment.empty-already")
        : request.From < post.ValidFrom ? Error.Invalid("organisation.date.before-start", "from", post.ValidFrom)
        : post.ValidTo < request.From ? Error.Invalid("organisation.post.ended", "from", post.ValidTo)
        : later.Find(a => a.ValidFrom >= request.From) is { } next ? Error.Invalid("organisation.assignment.later-exists", "from", next.ValidFrom)
        : later.Find(a => a.ValidTo is not null) is { } ending ? Error.Invalid("organisation.assignment.held-until", "from", ending.ValidTo)
        : later.Count > 0 && request.From < change.Today ? Error.Invalid("organisation.date.past", "from", change.Today)
        : later.Exists(a => a.OfficialId == request.OfficialId) ? Error.Conflict("organisation.assignment.same-holder")
        : null;
}
