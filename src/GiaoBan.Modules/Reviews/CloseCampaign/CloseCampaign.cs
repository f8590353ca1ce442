using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Reviews;

/// <summary>Closes a campaign: from then on nothing of it changes, and its notices are put away (LC-1).</summary>
public sealed class CloseCampaign(GiaoBanDbContext rows, CampaignReader campaigns, CampaignActs acts)
{
    /// <summary>Most characters of the note.</summary>
    public const int MostNote = 2_000;

    /// <summary>Closes it, or says why not. What is not reviewed by then needs a word of why.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid campaignId, string? note, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("note", note)) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.RegimeManage) is not { } post || await acts.HoldAsync(actor.TenantId, campaignId, cancellation) is not { } campaign)
        {
            return Error.NotFound("reviews.campaign.not-found");
        }

        if (campaign.ClosedAt is not null)
        {
            return Error.Conflict("reviews.campaign.closed");
        }

        // Read under the hold: no verdict comes in between.
        var view = (await campaigns.FindAsync(actor, campaignId, cancellation))!;
        var why = Folding.Normal(note ?? "").Trim();
        if (why.Length == 0 && view.Counts.Left > 0)
        {
            return Error.Invalid("reviews.close.note.missing", "note", view.Counts.Left);
        }

        if (why.Length > MostNote)
        {
            return Error.Invalid("reviews.text.too-long", "note", MostNote, why.Length);
        }

        (campaign.ClosedAt, campaign.ClosedBy, campaign.ClosingNote) = (acts.Now, actor.OfficialId, why.Length == 0 ? null : why);
        acts.Tell(
            actor, "reviews.campaign-closed", campaignId, post.PostId, campaign.ClosingNote,
            new("lines", view.Counts.Total.ToString(CultureInfo.InvariantCulture)), new("reviewed", view.Counts.Reviewed.ToString(CultureInfo.InvariantCulture)));
        await rows.SaveChangesAsync(cancellation);
        var (path, now) = (CampaignActs.PathOf(campaignId), acts.Now);
        await rows.Notices.Where(n => n.Link == path && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return view.Counts.Reviewed;
    }
}
