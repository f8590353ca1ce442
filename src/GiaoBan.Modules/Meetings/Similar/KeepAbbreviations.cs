using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>Keeps the office's own short forms, by which titles are read (NN-2).</summary>
public sealed class KeepAbbreviations(GiaoBanDbContext rows, MeetingActs acts, AuditTrail audit)
{
    /// <summary>The longest short form, characters.</summary>
    public const int LongestShort = 40;

    /// <summary>The longest form it stands for, characters.</summary>
    public const int LongestFull = 120;

    /// <summary>Those in use, by their short form.</summary>
    public async Task<IReadOnlyList<MeetingAbbreviation>> ListAsync(CancellationToken cancellation) =>
        [.. (await rows.MeetingAbbreviations.AsNoTracking().Where(a => a.RevokedAt == null).ToListAsync(cancellation)).OrderBy(a => Folding.Search(a.Brief), StringComparer.Ordinal)];

    /// <summary>Adds one; it counts from the next look on, also for meetings that are there.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, string? shortForm, string? full, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("short", shortForm), ("full", full)) is { } secret)
        {
            return secret;
        }

        if (actor.PostWith(Permissions.MeetingsManage) is not { } post)
        {
            return Error.NotFound("similar.not-found");
        }

        await using var transaction = await acts.BeginAsync(null, cancellation);
        var (abbreviation, meaning) = (Folding.Normal(shortForm ?? "").Trim(), Folding.Normal(full ?? "").Trim());
        var refusals = await RefusalsAsync(abbreviation, meaning, cancellation);
        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        var row = new MeetingAbbreviation
        {
            TenantId = actor.TenantId,
            AbbreviationId = acts.NewId(),
            Brief = abbreviation,
            FullWords = meaning,
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
        };
        rows.MeetingAbbreviations.Add(row);
        Tell(actor, "meetings.abbreviation-added", row, post.PostId);
        await MarkAsync(actor, abbreviation, cancellation);
        await acts.SaveAsync(transaction, cancellation);
        return row.AbbreviationId;
    }

    /// <summary>Takes one out of use.</summary>
    public async Task<Result<bool>> RevokeAsync(Actor actor, Guid abbreviationId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(null, cancellation);
        if (actor.PostWith(Permissions.MeetingsManage) is not { } post
            || await rows.MeetingAbbreviations.FirstOrDefaultAsync(a => a.AbbreviationId == abbreviationId, cancellation) is not { } row)
        {
            return Error.NotFound("similar.not-found");
        }

        if (row.RevokedAt is null)
        {
            (row.RevokedBy, row.RevokedAt) = (actor.OfficialId, acts.Now);
            Tell(actor, "meetings.abbreviation-revoked", row, post.PostId);
            await MarkAsync(actor, row.Brief, cancellation);
            await acts.SaveAsync(transaction, cancellation);
        }

        return true;
    }

    private async Task<List<Error>> RefusalsAsync(string abbreviation, string meaning, CancellationToken cancellation)
    {
        var refusals = new List<Error>();
        var (key, words) = (Folding.Search(abbreviation), Folding.Search(meaning));
        if (key.Length == 0 || abbreviation.Length > LongestShort)
        {
            refusals.Add(Error.Invalid("similar.abbreviation.short", "short", LongestShort));
        }

        if (words.Length == 0 || meaning.Length > LongestFull || words == key)
        {
            refusals.Add(Error.Invalid("similar.abbreviation.full", "full", LongestFull));
        }

        if (refusals.Count == 0 && (await ListAsync(cancellation)).Any(a => Folding.Search(a.Brief) == key))
        {
            refusals.Add(Error.Conflict("similar.abbreviation.taken", abbreviation) with { Field = "short" });
        }

        return refusals;
    }

    // Only what shows it is read anew: titles typed without accents follow when they change.
    private Task<int> MarkAsync(Actor actor, string abbreviation, CancellationToken cancellation)
    {
        var like = $"%{abbreviation.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return rows.Database.ExecuteSqlAsync(
            $"""
             insert into similar_stale (tenant_id, meeting_id)
             select tenant_id, meeting_id from meetings where tenant_id = {actor.TenantId} and (title ilike {like} or content ilike {like})
             on conflict (tenant_id, meeting_id) do update set changes = similar_stale.changes + 1
             """,
            cancellation);
    }

    private void Tell(Actor actor, string kind, MeetingAbbreviation row, Guid post) => rows.AuditEvents.Add(audit.Event(
        actor.TenantId, acts.Now, kind, $"meeting-abbreviation/{row.AbbreviationId}", actor.OfficialId, post, null, [new("short", row.Brief), new("full", row.FullWords)]));
}
