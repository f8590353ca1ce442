using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Organisation;

/// <summary>A person to add.</summary>
public sealed record AddOfficialRequest(string? FullName, string? Phone, string? Email);

/// <summary>Adds an official; posts and an account are given to them after.</summary>
public sealed class AddOfficial(GiaoBanDbContext db, OrganisationChange change)
{
    public async Task<Result<Guid>> Handle(AddOfficialRequest request, Actor? by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var fields = new Fields();
        var official = new Official
        {
            TenantId = change.TenantId,
            OfficialId = change.NewId(),
            FullName = fields.Text(request.FullName, "fullName", 120),
            Phone = fields.OptionalText(request.Phone, "phone", 30),
            Email = fields.OptionalText(request.Email, "email", 120),
        };
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        db.Officials.Add(official);

        // Phone and address stay out of the log, which is never shortened.
        change.Tell("organisation.official-added", $"official/{official.OfficialId}", by, null, null, new KeyValuePair<string, string?>("fullName", official.FullName));
        return await change.Save(cancellation) is { } refusal ? refusal : official.OfficialId;
    }
}
