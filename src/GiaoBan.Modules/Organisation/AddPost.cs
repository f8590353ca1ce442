using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Organisation;

/// <summary>A post to add to a unit; <paramref name="Reports"/> says whether it answers for the unit's reports, which one post a unit does.</summary>
public sealed record AddPostRequest(Guid UnitId, string? Code, string? Title, IReadOnlyList<string> Roles, bool Reports, LocalDate ValidFrom);

/// <summary>Adds a post; permissions hang on its roles.</summary>
public sealed class AddPost(GiaoBanDbContext db, OrganisationChange change)
{
    public async Task<Result<Guid>> Handle(AddPostRequest request, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var fields = new Fields();
        var post = new Post
        {
            TenantId = change.TenantId,
            PostId = change.NewId(),
            UnitId = request.UnitId,
            Code = fields.Code(request.Code, "code"),
            Title = fields.Text(request.Title, "title", 200),
            Roles = [.. request.Roles.Distinct(StringComparer.Ordinal)],
            Reports = request.Reports,
            ValidFrom = request.ValidFrom,
        };
        fields.Refuse(post.Roles.Length == 0 || post.Roles.Except(Roles.All).Any(), "organisation.post.roles", "roles");
        fields.Refuse(post.Reports && !post.Roles.Contains(Roles.Contributor), "organisation.post.reports-without-role", "reports");
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.UnitId == request.UnitId, cancellation);
        fields.Refuse(unit is null, "organisation.unit.not-found", "unit");
        if (unit is not null)
        {
            fields.Refuse(post.ValidFrom < unit.ValidFrom, "organisation.date.before-start", "validFrom", unit.ValidFrom);
            fields.Refuse(unit.ValidTo < post.ValidFrom, "organisation.unit.ended", "validFrom", unit.ValidTo);
        }

        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        db.Posts.Add(post);
        change.Tell(
            "organisation.post-added", $"post/{post.PostId}", by, null, null,
            new("unit", unit!.Code), new("code", post.Code), new("title", post.Title), new("roles", string.Join(' ', post.Roles)),
            new("reports", post.Reports ? "true" : "false"), new("from", LocalDatePattern.Iso.Format(post.ValidFrom)));
        return await change.Save(cancellation) is { } refusal ? refusal : post.PostId;
    }
}
