using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation;

/// <summary>Lends the powers of a post one holds, and takes them back.</summary>
public sealed class DelegationsModel(
    OrganisationDirectory directory, DelegatePost delegatePost, RevokeDelegation revokeDelegation, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "post")]
    public Guid? Post { get; set; }

    [BindProperty(Name = "toOfficial")]
    public Guid? ToOfficial { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Posts that the reader may lend.</summary>
    public IReadOnlyList<ActingPost> Own { get; private set; } = [];

    /// <summary>Whom one may lend to.</summary>
    public IReadOnlyList<Official> Officials { get; private set; } = [];

    /// <summary>Delegations not over yet that concern the reader, all of them for who keeps the organisation.</summary>
    public IReadOnlyList<DelegationLine> Lines { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        From ??= DateFields.Write(clock.Today());
        return Show(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var from = ModelState.ReadDate(From, "from", text);
        var to = ModelState.ReadDate(To, "to", text);
        if (Post is null || ToOfficial is null)
        {
            ModelState.AddModelError(Post is null ? "post" : "toOfficial", text["app.field.missing"]);
        }

        if (ModelState.IsValid)
        {
            var made = await delegatePost.Handle(new DelegatePostRequest(Post!.Value, ToOfficial!.Value, from!.Value, to!.Value, Reason), current.Actor, cancellation);
            if (made.IsOk)
            {
                TempData.Done(text["organisation.delegation.made"]);
                return LocalRedirect("/co-quan/uy-quyen");
            }

            ModelState.Add(made.Errors, text);
        }

        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid delegation, CancellationToken cancellation)
    {
        var revoked = await revokeDelegation.Handle(new RevokeDelegationRequest(delegation), current.Actor, cancellation);
        if (!revoked.IsOk)
        {
            return NotFound();
        }

        TempData.Done(text["organisation.delegation.revoked"]);
        return LocalRedirect("/co-quan/uy-quyen");
    }

    private async Task Show(CancellationToken cancellation)
    {
        var actor = current.Actor;
        Own = [.. actor.Posts.Where(p => p.DelegationId is null)];
        Officials = [.. (await directory.Officials(cancellation)).Where(o => o.OfficialId != actor.OfficialId)];
        var lines = await directory.DelegationsNotOver(clock.Today(), cancellation);
        Lines =
        [
            .. lines.Where(l => actor.Can(Permissions.OrganisationManage) || l.Delegation.MadeBy == actor.OfficialId
                || l.To.OfficialId == actor.OfficialId || Own.Any(p => p.PostId == l.Delegation.PostId)),
        ];
    }

    /// <summary>Whether the reader may end a delegation.</summary>
    public bool MayRevoke(DelegationLine line) =>
        current.Actor.Can(Permissions.OrganisationManage) || line.Delegation.MadeBy == current.Actor.OfficialId || Own.Any(p => p.PostId == line.Delegation.PostId);
}
