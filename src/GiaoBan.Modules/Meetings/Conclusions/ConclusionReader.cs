using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Opinions;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Meetings;

/// <summary>An item with what is written and issued about it.</summary>
/// <param name="Number">Its place in the agenda, from 1.</param>
/// <param name="Item">The item.</param>
/// <param name="Draft">What is being written, or null.</param>
/// <param name="Issued">The last edition that was issued, or null.</param>
/// <param name="Editions">Every edition, the first first.</param>
/// <param name="Directives">Those of the last issued edition.</param>
/// <param name="Options">Titles of the item's options.</param>
/// <param name="Proposed">The item's options: true where the advising unit proposes it.</param>
public sealed record ConclusionItem(
    int Number, AgendaItem Item, MeetingConclusion? Draft, MeetingConclusion? Issued, IReadOnlyList<MeetingConclusion> Editions, IReadOnlyList<MeetingDirective> Directives,
    IReadOnlyDictionary<Guid, string> Options, IReadOnlyDictionary<Guid, bool> Proposed)
{
    /// <summary>What stands in the form: the draft, else nothing.</summary>
    public ConclusionContent Content => Draft?.ToContent() ?? ConclusionContent.Empty;
}

/// <summary>The conclusions of a meeting.</summary>
/// <param name="File">The meeting.</param>
/// <param name="Items">Its items in order.</param>
/// <param name="Notices">Issued notices, the first first.</param>
/// <param name="People">Who was there.</param>
/// <param name="Names">Names.</param>
public sealed record ConclusionFile(
    MeetingFile File, IReadOnlyList<ConclusionItem> Items, IReadOnlyList<ConclusionNotice> Notices, IReadOnlyList<RoomPerson> People, RoomNames Names);

/// <summary>Reads what is concluded. Drafts are for chair and secretary; members read what was issued.</summary>
public sealed class ConclusionReader(GiaoBanDbContext rows, MeetingReader reader, RoomReader room, OptionBook options)
{
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>The conclusions, or null where the reader may not see the meeting.</summary>
    public async Task<ConclusionFile?> FindAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { } file)
        {
            return null;
        }

        var all = await ReadAsync(file, cancellation);
        return file.Part.Runs ? all : all with { Items = [.. all.Items.Select(i => i with { Draft = null, Editions = [.. i.Editions.Where(e => e.State == MeetingConclusion.Issued)] })] };
    }

    /// <summary>One of the notices, or null.</summary>
    public async Task<ConclusionNotice?> NoticeOfAsync(Actor actor, Guid meetingId, int number, CancellationToken cancellation) =>
        await reader.FindAsync(actor, meetingId, cancellation) is null ? null
        : await rows.ConclusionNotices.AsNoTracking().FirstOrDefaultAsync(n => n.MeetingId == meetingId && n.Number == number, cancellation);

    /// <summary>Everything, tracked; for who may.</summary>
    internal async Task<ConclusionFile> ReadAsync(MeetingFile file, CancellationToken cancellation)
    {
        var conclusions = (await rows.MeetingConclusions.Where(c => c.MeetingId == file.Id).OrderBy(c => c.Edition).ToListAsync(cancellation)).ToLookup(c => c.ItemId);
        var directives = (await rows.MeetingDirectives.Where(d => d.MeetingId == file.Id).OrderBy(d => d.Number).ToListAsync(cancellation)).ToLookup(d => d.ItemId);
        var notices = await rows.ConclusionNotices.AsNoTracking().Where(n => n.MeetingId == file.Id).OrderBy(n => n.Number).ToListAsync(cancellation);
        var names = await RoomNames.ReadAsync(rows, cancellation);
        var offered = (await options.OfAsync(file.Id, cancellation)).ToLookup(o => o.ItemId);
        List<ConclusionItem> items = [];
        foreach (var (index, item) in file.Agenda.Index())
        {
            var issued = conclusions[item.ItemId].LastOrDefault(c => c.State == MeetingConclusion.Issued);
            items.Add(new ConclusionItem(
                index + 1, item, conclusions[item.ItemId].FirstOrDefault(c => c.State == MeetingConclusion.Draft), issued, [.. conclusions[item.ItemId]],
                [.. directives[item.ItemId].Where(d => d.Edition == issued?.Edition)], offered[item.ItemId].ToDictionary(o => o.OptionId, o => o.Title), offered[item.ItemId].ToDictionary(o => o.OptionId, o => o.Proposed)));
        }

        return new ConclusionFile(file, items, notices, await room.PeopleAsync(file, names, cancellation), names);
    }

    /// <summary>The words of a notice.</summary>
    internal static NoticeContent Notice(
        MeetingFile file, ConclusionFile written, IReadOnlyDictionary<Guid, IReadOnlyList<MeetingDirective>> fresh, string kindName, int number, string? reason)
    {
        var (meeting, names) = (file.Meeting, written.Names);
        var chair = names.Posts[meeting.ChairPost!.Value];
        var present = written.People.Where(p => p.Facts.State is Presence.Present or Presence.Late && p.Participant.Capacity != Capacities.Chair).ToList();
        return new NoticeContent(
            1, number, reason, meeting.Title, kindName, chair.Block.StartsWith("dang", StringComparison.Ordinal), chair.Unit,
            Local(meeting.BeganAt!.Value), Local(meeting.EndedAt!.Value), names.WhereOf(meeting), names.OfficialOf(meeting.ChairOfficial), chair.Title,
            [.. present.Select(p => p.Post.Length > 0 ? p.Post : p.Name)],
            [.. written.Items.Select(i => Item(i, fresh.GetValueOrDefault(i.Item.ItemId) ?? i.Directives, names, chair.Title))],
            [.. Recipients(written, fresh)]);
    }

    private static NoticeItem Item(ConclusionItem item, IReadOnlyList<MeetingDirective> directives, RoomNames names, string chair)
    {
        var row = item.Draft ?? item.Issued!;
        return new NoticeItem(
            item.Number, item.Item.Title, row.Edition, row.None ? row.NoneReason : null, row.OptionId is { } option ? item.Options.GetValueOrDefault(option) : null,
            row.Body, row.Differs, row.DiffersReason, row.LegalBasis,
            [
                .. directives.Select(d => new NoticeDirective(
                    d.Number, d.Body, d.Product, d.NoTask ? "" : names.PlaceOf(d.LeadPost), [.. d.SupportPosts.Select(p => names.PlaceOf(p))],
                    d.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : null, d.NoTask ? "" : d.ReportTo is null ? chair : names.PlaceOf(d.ReportTo))),
            ]);
    }

    private static IEnumerable<string> Recipients(ConclusionFile written, IReadOnlyDictionary<Guid, IReadOnlyList<MeetingDirective>> fresh) =>
        written.People.Where(p => p.Post.Length > 0).Select(p => p.Post)
            .Concat(written.Items.SelectMany(i => fresh.GetValueOrDefault(i.Item.ItemId) ?? i.Directives).SelectMany(d => d.SupportPosts.Append(d.LeadPost ?? Guid.Empty))
                .Select(p => written.Names.PlaceOf(p)))
            .Where(r => r.Length > 0).Distinct(StringComparer.Ordinal);

    private static string Local(Instant at) => Stamp.Format(at.InZone(Deadline.Zone).LocalDateTime);
}
