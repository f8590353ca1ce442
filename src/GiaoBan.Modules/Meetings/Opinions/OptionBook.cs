using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>An option as a conclusion names it.</summary>
/// <param name="OptionId">The option.</param>
/// <param name="ItemId">Its point of the agenda.</param>
/// <param name="Number">Its number in the point.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Proposed">Whether the host proposes it.</param>
/// <param name="LegalVerdict">A word of <see cref="Domain.Meetings.Opinions.LegalVerdicts"/>; null = not checked.</param>
/// <param name="LegalBasis">The rules it was held against.</param>
public sealed record OptionLine(Guid OptionId, Guid ItemId, int Number, string Title, bool Proposed, string? LegalVerdict, string LegalBasis);

/// <summary>The options of a meeting, as its conclusions need them (NN-7).</summary>
public sealed class OptionBook(GiaoBanDbContext rows, MeetingActs acts)
{
    /// <summary>The options of all points, by number.</summary>
    public async Task<IReadOnlyList<OptionLine>> OfAsync(Guid meetingId, CancellationToken cancellation) =>
        await rows.MeetingOptions.AsNoTracking().Where(o => o.MeetingId == meetingId && o.RemovedAt == null).OrderBy(o => o.Number)
            .Select(o => new OptionLine(o.OptionId, o.ItemId, o.Number, o.Title, o.Proposed, o.LegalVerdict, o.LegalBasis)).ToListAsync(cancellation);

    /// <summary>The chair concludes a point: its opinions and options stay as they are. In the caller's transaction, which holds the meeting; twice is once.</summary>
    public async Task FreezeAsync(Actor actor, Guid meetingId, Guid itemId, CancellationToken cancellation)
    {
        if (!await rows.FrozenItems.AnyAsync(f => f.ItemId == itemId, cancellation) && !rows.FrozenItems.Local.Any(f => f.ItemId == itemId))
        {
            rows.FrozenItems.Add(new FrozenItem { TenantId = actor.TenantId, MeetingId = meetingId, ItemId = itemId, FrozenBy = actor.OfficialId, FrozenAt = acts.Now });
        }
    }

    /// <summary>Where the options of a meeting stand in the program.</summary>
    public static string PathOf(Guid meetingId) => MeetingActs.PathOf(meetingId) + "/phuong-an";
}
