using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reviews;
using GiaoBan.Modules.Reviews.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reviews;

/// <summary>A campaign as somebody may see it: the office whole, a reviewer the regimes of their posts.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="OpenedPostTitle">The post that opened it.</param>
/// <param name="OpenedUnit">That post's unit: it issues the result.</param>
/// <param name="IsWhole">Every regime of it is here.</param>
/// <param name="AsOf">Today, or the day on which it was closed: what is overdue is so on that day.</param>
/// <param name="Items">Its regimes.</param>
public sealed record CampaignView(
    ReviewCampaign Campaign, string OpenedPostTitle, Organisation.Contracts.Unit OpenedUnit, bool IsWhole, LocalDate AsOf, IReadOnlyList<CampaignItem> Items)
{
    /// <summary>Whether it still takes verdicts.</summary>
    public bool IsOpen => Campaign.ClosedAt is null;

    /// <summary>Every line, in order, numbered through.</summary>
    public IReadOnlyList<ReviewLine> Lines { get; } = [.. Items.SelectMany(i => i.Lines)];

    /// <summary>The figures of these lines.</summary>
    public ReviewCounts Counts { get; } = ReviewCounts.Of([.. Items.SelectMany(i => i.Lines).Select(l => (l.Standing, l.Given?.Verdict))]);
}

/// <summary>A regime of a campaign.</summary>
/// <param name="ItemId">Its id.</param>
/// <param name="Pack">The version that is reviewed.</param>
/// <param name="PostId">The post that reviews it.</param>
/// <param name="PostTitle">Its title.</param>
/// <param name="UnitName">Its unit.</param>
/// <param name="HolderName">Who holds it today; null where it stands empty.</param>
/// <param name="DueOn">The last day for it.</param>
/// <param name="IsMine">The reader holds the post, or it is lent to them.</param>
/// <param name="RemindedAt">When the post was last urged.</param>
/// <param name="History">Every verdict, newest first.</param>
/// <param name="Lines">What is asked for, report by report; one line where the regime asks for none.</param>
public sealed record CampaignItem(
    Guid ItemId, RegimePack Pack, Guid PostId, string PostTitle, string UnitName, string? HolderName, LocalDate DueOn, bool IsMine, Instant? RemindedAt,
    IReadOnlyList<GivenVerdict> History, IReadOnlyList<ReviewLine> Lines)
{
    /// <summary>The number of the last verdict; 0 before the first.</summary>
    public int LastNumber => History.Count == 0 ? 0 : History[0].Number;

    /// <summary>Lines that no verdict covers.</summary>
    public int Left => Lines.Count(l => !l.Standing.IsReviewed);
}

/// <summary>A report that is asked for, and what is to become of it.</summary>
/// <param name="Number">Through the whole campaign, from 1.</param>
/// <param name="Item">The regime's id in the campaign.</param>
/// <param name="Pack">The regime.</param>
/// <param name="Requirement">The requirement; null where the regime has none and is reviewed as a whole.</param>
/// <param name="PostTitle">The post that reviews it.</param>
/// <param name="UnitName">Its unit.</param>
/// <param name="DueOn">The last day.</param>
/// <param name="Given">The verdict that counts, or null.</param>
/// <param name="MergeInto">What it is to go into: regime and report by name; null unless merged.</param>
/// <param name="Standing">How it stands.</param>
public sealed record ReviewLine(
    int Number, Guid Item, RegimePack Pack, Requirement? Requirement, string PostTitle, string UnitName, LocalDate DueOn, GivenVerdict? Given,
    (string Regime, string Requirement)? MergeInto, ReviewStanding Standing)
{
    /// <summary>What it is called.</summary>
    public string Name => Requirement?.Name ?? Pack.Title;
}
