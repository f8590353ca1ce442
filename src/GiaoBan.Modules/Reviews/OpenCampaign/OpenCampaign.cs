using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reviews.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Reviews;

/// <summary>A campaign to open.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="BasisSymbol">The document that orders it, if any.</param>
/// <param name="BasisDate">That document's date, if any.</param>
/// <param name="DueOn">The last day to review.</param>
/// <param name="Regimes">What is to be reviewed.</param>
public sealed record OpenCampaignRequest(string? Title, string? BasisSymbol, LocalDate? BasisDate, LocalDate DueOn, IReadOnlyList<ChosenRegime> Regimes);

/// <summary>A regime to be reviewed.</summary>
/// <param name="Field">How the sender names this place: <c>regimes[2]</c>.</param>
/// <param name="Regime">The regime's code.</param>
/// <param name="PostId">The post that reviews it.</param>
/// <param name="DueOn">Its own last day; null is that of the campaign.</param>
public sealed record ChosenRegime(string Field, string Regime, Guid? PostId, LocalDate? DueOn);

/// <summary>Opens a review campaign and tells the posts that are to review (LC-1).</summary>
public sealed class OpenCampaign(GiaoBanDbContext rows, RegimeLibrary regimes, OrganisationDirectory directory, CampaignActs acts)
{
    /// <summary>Most characters of the title.</summary>
    public const int MostTitle = 200;

    /// <summary>Most characters of the basis document's number and symbol.</summary>
    public const int MostSymbol = 100;

    /// <summary>Opens it; the id, or every refusal with its field.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, OpenCampaignRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (actor.PostWith(Permissions.RegimeManage) is not { } post)
        {
            return Error.NotFound("reviews.campaign.not-found");
        }

        var title = Clean(request.Title);
        var symbol = Clean(request.BasisSymbol);
        var inForce = (await regimes.InForceOnAsync(actor.TenantId, acts.Today, cancellation)).ToDictionary(r => r.Pack.Code);
        var posts = (await directory.PostsOn(acts.Today, cancellation)).Select(p => p.Post.PostId).ToHashSet();
        List<Error> errors = [.. HeadErrors(title, symbol, request), .. request.Regimes.SelectMany(r => RegimeErrors(r, request, inForce, posts))];
        if (errors.Count > 0)
        {
            return Result<Guid>.Refused(errors);
        }

        var campaign = new ReviewCampaign
        {
            TenantId = actor.TenantId,
            CampaignId = acts.NewId(),
            Title = title,
            BasisSymbol = symbol.Length == 0 ? null : symbol,
            BasisDate = request.BasisDate,
            DueOn = request.DueOn,
            OpenedBy = actor.OfficialId,
            OpenedPost = post.PostId,
            OpenedAt = acts.Now,
        };
        var items = request.Regimes.Select((r, i) => new ReviewItem
        {
            TenantId = actor.TenantId,
            CampaignId = campaign.CampaignId,
            ItemId = acts.NewId(),
            Position = i + 1,
            Regime = r.Regime,
            VersionId = inForce[r.Regime].VersionId,
            PostId = r.PostId!.Value,
            DueOn = r.DueOn ?? request.DueOn,
        }).ToList();
        await StoreAsync(actor, post, campaign, items, cancellation);
        return campaign.CampaignId;
    }

    private async Task StoreAsync(Actor actor, ActingPost post, ReviewCampaign campaign, List<ReviewItem> items, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);

        // The model knows no foreign keys: the campaign is stored before its regimes.
        rows.ReviewCampaigns.Add(campaign);
        await rows.SaveChangesAsync(cancellation);
        rows.ReviewItems.AddRange(items);
        foreach (var ofPost in items.GroupBy(i => i.PostId))
        {
            acts.Notify(actor, CampaignActs.Opened, campaign, ofPost.Key, ofPost.Count(), ofPost.Min(i => i.DueOn));
        }

        acts.Tell(
            actor, "reviews.campaign-opened", campaign.CampaignId, post.PostId, campaign.Title,
            new("due", LocalDatePattern.Iso.Format(campaign.DueOn)), new("basis", campaign.BasisSymbol),
            new("regimes", string.Join(' ', items.Select(i => i.Regime))), new("count", items.Count.ToString(CultureInfo.InvariantCulture)));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private IEnumerable<Error> HeadErrors(string title, string symbol, OpenCampaignRequest request)
    {
        if (title.Length == 0)
        {
            yield return Error.Invalid("reviews.title.missing", "title");
        }

        if (title.Length > MostTitle)
        {
            yield return Error.Invalid("reviews.text.too-long", "title", MostTitle, title.Length);
        }

        if (symbol.Length > MostSymbol)
        {
            yield return Error.Invalid("reviews.text.too-long", "basisSymbol", MostSymbol, symbol.Length);
        }

        if (request.BasisDate is not null && symbol.Length == 0)
        {
            yield return Error.Invalid("reviews.basis-symbol.missing", "basisSymbol");
        }

        if (request.DueOn < acts.Today)
        {
            yield return Error.Invalid("reviews.due.past", "due", acts.Today);
        }

        if (request.Regimes.Count == 0)
        {
            yield return Error.Invalid("reviews.regimes.none", "regimes");
        }
    }

    private IEnumerable<Error> RegimeErrors(ChosenRegime chosen, OpenCampaignRequest request, Dictionary<string, RegimeInForce> inForce, HashSet<Guid> posts)
    {
        if (!inForce.ContainsKey(chosen.Regime) || request.Regimes.Count(r => r.Regime == chosen.Regime) > 1)
        {
            yield return Error.Invalid("reviews.regime.not-in-force", chosen.Field + ".post", chosen.Regime);
        }

        if (chosen.PostId is not { } post || !posts.Contains(post))
        {
            yield return Error.Invalid("reviews.reviewer.missing", chosen.Field + ".post");
        }

        if (chosen.DueOn is { } due && (due < acts.Today || due > request.DueOn))
        {
            yield return Error.Invalid("reviews.due.outside", chosen.Field + ".due", acts.Today, request.DueOn);
        }
    }

    private static string Clean(string? text) => Folding.Normal(text ?? "").Trim();
}
