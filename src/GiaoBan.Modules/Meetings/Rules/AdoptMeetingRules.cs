using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Rules;

/// <summary>Adopts rules of meetings (MTG-1): the version before stays with what was decided by it.</summary>
public sealed class AdoptMeetingRules(GiaoBanDbContext rows, MeetingActs acts, AuditTrail audit)
{
    private const int LongestReason = 1_000;

    /// <summary>Adopts them; the new version.</summary>
    /// <param name="actor">The office.</param>
    /// <param name="source">The text of the rules.</param>
    /// <param name="reason">Why they change.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Result<int>> HandleAsync(Actor actor, string? source, string? reason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("source", source), ("reason", reason)) is { } secret)
        {
            return secret;
        }

        if (actor.PostWith(Permissions.MeetingsManage) is not { } post)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        // Browsers send line ends of their own; the text is kept with those of the program, so that the same rules have the same hash.
        var text = Folding.Normal(source ?? "").ReplaceLineEndings("\n").Trim() + "\n";
        var refusals = new List<Error>();
        if (text.Length > MeetingRuleReader.Longest)
        {
            refusals.Add(Error.Invalid("meetings.text.too-long", "source", MeetingRuleReader.Longest));
        }
        else if (MeetingRuleReader.Read(text) is { IsOk: false } read)
        {
            refusals.AddRange(read.Errors);
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            refusals.Add(Error.Invalid("meetingrules.reason", "reason", LongestReason));
        }

        return refusals.Count > 0 ? Result<int>.Refused(refusals) : await StoreAsync(actor, post, text, Folding.Normal(reason!).Trim(), cancellation);
    }

    private async Task<Result<int>> StoreAsync(Actor actor, ActingPost post, string text, string reason, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(null, cancellation);
        await rows.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('giaoban meeting rules'), {actor.TenantId})", cancellation);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var last = await rows.MeetingRuleVersions.AsNoTracking().OrderByDescending(v => v.Version).FirstOrDefaultAsync(cancellation);
        if (last is not null && last.Sha256.AsSpan().SequenceEqual(hash))
        {
            return Error.Conflict("meetingrules.same");
        }

        var version = (last?.Version ?? 0) + 1;
        rows.MeetingRuleVersions.Add(new MeetingRuleVersion
        {
            TenantId = actor.TenantId,
            Version = version,
            Source = text,
            Sha256 = hash,
            Reason = reason,
            AdoptedBy = actor.OfficialId,
            AdoptedAt = acts.Now,
        });
        rows.AuditEvents.Add(audit.Event(
            actor.TenantId, acts.Now, "meetings.rules-adopted", "meeting-rules", actor.OfficialId, post.PostId, reason,
            [new("version", version.ToString(CultureInfo.InvariantCulture)), new("sha256", Convert.ToHexStringLower(hash))]));
        await acts.SaveAsync(transaction, cancellation);
        return version;
    }
}
