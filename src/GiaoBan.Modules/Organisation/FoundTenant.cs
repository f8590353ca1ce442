using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Organisation;

/// <summary>The root of a new installation: the office's code and name.</summary>
public sealed record FoundTenantRequest(string? Code, string? Name);

/// <summary>The tenant, and the administrator's post in it.</summary>
public sealed record FoundedTenant(int TenantId, Guid AdministratorPostId);

/// <summary>Founds the first tenant of an empty installation with the one post that can build the rest.</summary>
public sealed class FoundTenant(GiaoBanDbContext db, TenantScope scope, OrganisationChange change)
{
    private const int First = 1;

    public async Task<Result<FoundedTenant>> Handle(FoundTenantRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var fields = new Fields();
        var code = fields.Code(request.Code, "tenant");
        var name = fields.Text(request.Name, "tenantName", 200);
        if (fields.Refusals.Count > 0)
        {
            return Result<FoundedTenant>.Refused(fields.Refusals);
        }

        if (await db.Tenants.AnyAsync(cancellation))
        {
            return Error.Conflict("organisation.tenant.exists");
        }

        scope.Enter(First);
        var unit = new Unit
        {
            TenantId = First,
            UnitId = change.NewId(),
            Code = "van-phong",
            Name = "Văn phòng",
            ShortName = "Văn phòng",
            Kind = "van-phong",
            Block = "chinh-quyen",
            SortOrder = 0,
            ValidFrom = change.Today,
        };
        var post = new Post
        {
            TenantId = First,
            PostId = change.NewId(),
            UnitId = unit.UnitId,
            Code = "quan-tri",
            Title = "Quản trị hệ thống",
            Roles = [Roles.Administrator],
            Reports = false,
            ValidFrom = change.Today,
        };
        // The model knows no foreign keys, so the order of saving is said here.
        await using var transaction = await JoinedTransaction.BeginAsync(db, cancellation);
        db.Tenants.Add(new Tenant { TenantId = First, Code = code, Name = name, IsTraining = false, CreatedAt = change.Now });
        if (await change.Save(cancellation) is { } taken)
        {
            return taken;
        }

        db.Units.Add(unit);
        await db.SaveChangesAsync(cancellation);
        db.Posts.Add(post);
        change.Tell("organisation.tenant-founded", $"tenant/{First}", null, null, null, new("code", code), new("name", name));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new FoundedTenant(First, post.PostId);
    }
}
