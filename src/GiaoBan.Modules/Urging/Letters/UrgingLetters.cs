using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Urging.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Urging;

/// <summary>A line of the letter's list, as it was when the letter was made.</summary>
/// <param name="ObligationId">The report.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Report">The report's name.</param>
/// <param name="Period">Its period.</param>
/// <param name="Due">The deadline that counted, in words.</param>
/// <param name="DaysLate">Days since its last day.</param>
/// <param name="IsReturned">It came, was returned and has not come again.</param>
public sealed record LetterLine(Guid ObligationId, string Unit, string Report, string Period, string Due, int DaysLate, bool IsReturned);

/// <summary>A letter with its list.</summary>
public sealed record UrgingLetter(UrgingLetterRow Row, IReadOnlyList<LetterLine> Lines, string MadeByName, string MadePostTitle);

/// <summary>What a letter says besides its list.</summary>
/// <param name="Obligations">The late reports; what is in by then is left out.</param>
/// <param name="Subject">What it is about, after "V/v".</param>
/// <param name="IsParty">Whether a body of the Party sends it.</param>
/// <param name="Issuer">The body that sends it.</param>
/// <param name="Basis">The document that asks for the reports.</param>
/// <param name="AskedBy">The last day that is given now.</param>
/// <param name="Authority">For whom it is signed; may be empty.</param>
/// <param name="Signer">The post that signs.</param>
/// <param name="Note">A sentence of the office's own; may be empty.</param>
public sealed record MakeLetterRequest(
    IReadOnlyList<Guid> Obligations, string? Subject, bool IsParty, string? Issuer, string? Basis, LocalDate AskedBy, string? Authority, string? Signer, string? Note);

/// <summary>Makes and reads letters that urge (công văn đôn đốc): the list is frozen and sealed by its hash, the number is left to the clerk (DB-12).</summary>
public sealed class UrgingLetters(GiaoBanDbContext rows, UnsentReports unsent, AuditTrail audit, IdSource ids, IClock clock)
{
    private const int LongestLine = 300;
    private const int LongestNote = 1_000;

    /// <summary>Makes a letter.</summary>
    public async Task<Result<Guid>> MakeAsync(Actor actor, MakeLetterRequest request, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.NotFound("urging.not-found");
        }

        var now = clock.GetCurrentInstant();
        var errors = Check(request, now).ToList();
        if (errors.Count > 0)
        {
            return Result<Guid>.Refused(errors);
        }

        var late = (await unsent.OfAsync(actor.TenantId, [.. request.Obligations.Distinct()], cancellation)).Where(IsLate).ToList();
        if (late.Count == 0)
        {
            return Error.Conflict("urging.letter.nobody");
        }

        var lines = UrgingJson.Write(late.Select(r => LineOf(r, now)).ToArray());
        var row = new UrgingLetterRow
        {
            TenantId = actor.TenantId,
            LetterId = ids.Next(),
            Subject = Clean(request.Subject)!,
            IsParty = request.IsParty,
            Issuer = Clean(request.Issuer)!,
            Basis = Clean(request.Basis)!,
            AskedBy = request.AskedBy.PlusDays(1).AtStartOfDayInZone(Deadline.Zone).ToInstant(),
            Authority = Clean(request.Authority),
            Signer = Clean(request.Signer)!,
            Note = Clean(request.Note),
            Lines = lines,
            Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(lines)),
            MadeBy = actor.OfficialId,
            MadePost = post.PostId,
            MadeAt = now,
        };
        rows.UrgingLetters.Add(row);
        rows.AuditEvents.Add(audit.Event(
            actor.TenantId, now, "urging.letter-made", $"urging-letter/{row.LetterId}", actor.OfficialId, post.PostId, null,
            [new("subject", row.Subject), new("sha256", Convert.ToHexStringLower(row.Sha256)), new("obligations", string.Join(' ', late.Select(r => r.Report.ObligationId)))]));
        await rows.SaveChangesAsync(cancellation);
        return row.LetterId;
    }

    /// <summary>A letter, or null.</summary>
    public async Task<UrgingLetter?> FindAsync(Guid letterId, CancellationToken cancellation) =>
        await ReadAsync(rows.UrgingLetters.AsNoTracking().Where(l => l.LetterId == letterId), cancellation) is [var letter] ? letter : null;

    /// <summary>The newest letters.</summary>
    public Task<IReadOnlyList<UrgingLetter>> ListAsync(CancellationToken cancellation) =>
        ReadAsync(rows.UrgingLetters.AsNoTracking().OrderByDescending(l => l.MadeAt).Take(100), cancellation);

    /// <summary>Whether a report belongs into a letter: past its deadline, or returned and not sent again.</summary>
    public static bool IsLate(UnsentReport report) =>
        report.Report.Name.Length > 0 && (report.State.Verdict == Verdict.Missing || (report.State.Progress == Progress.Returned && report.State.EffectiveDue is { } due && due.At < Instant.MaxValue));

    private async Task<IReadOnlyList<UrgingLetter>> ReadAsync(IQueryable<UrgingLetterRow> wanted, CancellationToken cancellation)
    {
        var found = await (
            from l in wanted
            join o in rows.Officials.AsNoTracking() on l.MadeBy equals o.OfficialId
            join p in rows.Posts.AsNoTracking() on l.MadePost equals p.PostId
            select new { Row = l, o.FullName, p.Title }).ToListAsync(cancellation);
        return [.. found.OrderByDescending(f => f.Row.MadeAt).Select(f => new UrgingLetter(f.Row, UrgingJson.Read<LetterLine[]>(f.Row.Lines), f.FullName, f.Title))];
    }

    private static LetterLine LineOf(UnsentReport report, Instant now)
    {
        var due = report.State.EffectiveDue!.Value;
        var days = NodaTime.Period.DaysBetween(due.LastDay, now.InZone(Deadline.Zone).Date);
        return new LetterLine(
            report.Report.ObligationId, report.Report.UnitName, report.Report.Name, report.Report.PeriodLabel, DeadlineWords.Due(due, Language.Vietnamese), Math.Max(days, 0),
            report.State.Progress == Progress.Returned);
    }

    private static IEnumerable<Error> Check(MakeLetterRequest request, Instant now)
    {
        (string Field, string? Text)[] needed = [("subject", request.Subject), ("issuer", request.Issuer), ("basis", request.Basis), ("signer", request.Signer)];
        foreach (var (field, text) in needed)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return Error.Invalid("urging.letter.needed", field);
            }
        }

        foreach (var (field, text) in needed.Append(("authority", request.Authority)).Where(t => t.Item2?.Length > LongestLine))
        {
            yield return Error.Invalid("urging.note.too-long", field, LongestLine);
        }

        if (request.Note?.Length > LongestNote)
        {
            yield return Error.Invalid("urging.note.too-long", "note", LongestNote);
        }

        if (request.Obligations.Count == 0)
        {
            yield return Error.Invalid("urging.now.choose", "reports");
        }

        if (request.AskedBy < now.InZone(Deadline.Zone).Date)
        {
            yield return Error.Invalid("urging.letter.past", "askedBy");
        }

        if (SecrecyDoor.Refusal(
            ("subject", request.Subject), ("issuer", request.Issuer), ("basis", request.Basis), ("authority", request.Authority), ("signer", request.Signer),
            ("note", request.Note)) is { } marked)
        {
            yield return marked;
        }
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : Folding.Normal(text).Trim();
}
