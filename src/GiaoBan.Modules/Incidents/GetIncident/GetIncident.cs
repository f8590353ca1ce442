using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>Reads an incident for one person: the whole for named readers, what may be known for the office, "not found" for anybody else.</summary>
public sealed class GetIncident(GiaoBanDbContext rows, ListIncidents list, WithdrawIncident withdraw, IncidentSeal seal, IClock clock)
{
    /// <summary>The incident as the actor may see it.</summary>
    public async Task<Result<IncidentView>> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (await list.HandleAsync(actor, new IncidentQuery { Id = id }, cancellation) is not [var line])
        {
            return Error.NotFound("incidents.not-found");
        }

        var isOwed = line.State is { IsSent: false, IsObligated: true };
        var mayWithdraw = isOwed && await withdraw.MayAsync(actor, id, cancellation);
        if (!line.IsReader)
        {
            return new IncidentView(line, false, null, [], []) { MayWithdraw = mayWithdraw };
        }

        var incident = await rows.Incidents.AsNoTracking().SingleAsync(i => i.IncidentId == id, cancellation);
        var contents = await rows.IncidentContents.AsNoTracking().Where(c => c.IncidentId == id).OrderBy(c => c.At).ThenBy(c => c.ContentId).ToListAsync(cancellation);
        var readers = await rows.IncidentReaders.AsNoTracking().Where(r => r.IncidentId == id).OrderBy(r => r.AddedAt).ThenBy(r => r.ReaderId).ToListAsync(cancellation);
        var ids = contents.Select(c => c.ContentId).ToList();
        var reads = await rows.IncidentReads.AsNoTracking().Where(r => ids.Contains(r.ContentId)).OrderBy(r => r.ReadAt).ToListAsync(cancellation);
        var names = await NamesAsync(incident, contents, readers, reads, cancellation);
        return new IncidentView(
            line, line.State.IsObligated && actor.Posts.Any(p => p.UnitId == line.UnitId), People(incident, contents, names), await PiecesAsync(actor, line, contents, reads, names, cancellation),
            line.Manages ? Readers(readers, contents, names) : [])
        { MayWithdraw = mayWithdraw };
    }

    private async Task<IReadOnlyList<IncidentPiece>> PiecesAsync(
        Actor actor, IncidentLine line, List<IncidentContent> contents, List<IncidentRead> reads, Names names, CancellationToken cancellation)
    {
        var receipts = await rows.SubmissionVersions.AsNoTracking().Where(v => v.ObligationId == line.IncidentId)
            .Select(v => new { v.Version, v.ReceiptNumber }).ToDictionaryAsync(v => v.Version, v => v.ReceiptNumber, cancellation);
        var opened = reads.ToLookup(r => r.ContentId);
        return
        [
            .. contents.Where(c => c.Kind is IncidentContent.Written or IncidentContent.Answer or IncidentContent.Instruction).Select(c => new IncidentPiece(
                c.ContentId, c.Kind, c.Number, c.At, c.OfficialId, names.Of(c.OfficialId), names.Post(c.PostId), Convert.ToHexStringLower(c.Hash),
                c.OfficialId == actor.OfficialId || opened[c.ContentId].Any(r => r.OfficialId == actor.OfficialId) ? seal.Open(c.Sealed) : null,
                c.Kind == IncidentContent.Written ? receipts.GetValueOrDefault(c.Number) : null,
                line.Manages ? [.. opened[c.ContentId].Select(r => new PieceRead(r.OfficialId, names.Of(r.OfficialId), r.ReadAt))] : [])),
        ];
    }

    private IncidentPeople People(Incident incident, List<IncidentContent> contents, Names names)
    {
        var typed = contents.FirstOrDefault(c => c.Kind == IncidentContent.Record) is { } record ? seal.Open(record.Sealed) : new SealedWords();
        return new IncidentPeople(
            Person(incident.ReporterOfficial, incident.ReporterPost, typed.Reporter), Person(incident.ReceiverOfficial, incident.ReceiverPost, typed.Receiver),
            $"{names.Of(incident.RecordedBy)}, {names.Post(incident.RecordedPost)}");

        string? Person(Guid? official, Guid? post, string? words) =>
            string.Join(", ", new[] { words, official is { } who ? names.Of(who) : null, post is { } held ? names.Post(held) : null }.OfType<string>()) is { Length: > 0 } person ? person : null;
    }

    private List<IncidentReaderLine> Readers(List<IncidentReader> readers, List<IncidentContent> contents, Names names) =>
    [
        .. readers.Select(r => new IncidentReaderLine(
            r.ReaderId, r.OfficialId, names.Of(r.OfficialId), names.PostOf(r.OfficialId), r.Role, r.Manages, names.Of(r.AddedBy), r.AddedAt,
            contents.FirstOrDefault(c => c.ContentId == r.ReaderId) is { } why ? seal.Open(why.Sealed).Text : null,
            r.RemovedBy is { } by ? names.Of(by) : null, r.RemovedAt)),
    ];

    private async Task<Names> NamesAsync(
        Incident incident, List<IncidentContent> contents, List<IncidentReader> readers, List<IncidentRead> reads, CancellationToken cancellation)
    {
        List<Guid> officials =
        [
            incident.RecordedBy, .. new[] { incident.ReporterOfficial, incident.ReceiverOfficial }.OfType<Guid>(), .. contents.Select(c => c.OfficialId),
            .. readers.SelectMany(r => new[] { r.OfficialId, r.AddedBy, r.RemovedBy ?? r.AddedBy }), .. reads.Select(r => r.OfficialId),
        ];
        List<Guid> posts = [incident.RecordedPost, .. new[] { incident.ReporterPost, incident.ReceiverPost }.OfType<Guid>(), .. contents.Select(c => c.PostId)];
        var today = clock.GetCurrentInstant().InZone(Deadline.Zone).Date;
        var held = await (
            from a in rows.Assignments
            where officials.Contains(a.OfficialId) && a.ValidFrom <= today && (a.ValidTo == null || a.ValidTo >= today)
            join p in rows.Posts on a.PostId equals p.PostId
            orderby p.Reports descending, p.Code
            select new { a.OfficialId, p.Title }).AsNoTracking().ToListAsync(cancellation);
        return new Names(
            await rows.Officials.AsNoTracking().Where(o => officials.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation),
            await rows.Posts.AsNoTracking().Where(p => posts.Contains(p.PostId)).ToDictionaryAsync(p => p.PostId, p => p.Title, cancellation),
            held.DistinctBy(h => h.OfficialId).ToDictionary(h => h.OfficialId, h => h.Title));
    }

    private sealed record Names(Dictionary<Guid, string> Officials, Dictionary<Guid, string> Posts, Dictionary<Guid, string> Held)
    {
        public string Of(Guid official) => Officials[official];

        public string Post(Guid post) => Posts[post];

        public string? PostOf(Guid official) => Held.GetValueOrDefault(official);
    }
}
