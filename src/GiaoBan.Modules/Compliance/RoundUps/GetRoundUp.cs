using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>A quarter as it stands now.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Content">Figures and words of this moment; null where nothing is owed in the quarter.</param>
/// <param name="Open">The round-up that is being written, if one is.</param>
/// <param name="Issued">Those issued, the last first.</param>
public sealed record RoundUpView(Quarter Quarter, RoundUpContent? Content, RoundUp? Open, IReadOnlyList<IssuedRoundUp> Issued);

/// <summary>An issued round-up, without its bytes.</summary>
public sealed record IssuedRoundUp(Quarter Quarter, int Number, string? Reason, string? Symbol, Instant At, string PostTitle, string By, string ContentHash, string DocxHash, string XlsxHash);

/// <summary>Quarters with what was made of them.</summary>
/// <param name="Issued">Issued ones, the newest quarter first, the last of each first.</param>
/// <param name="Open">Quarters of which one is being written.</param>
public sealed record RoundUpShelf(IReadOnlyList<IssuedRoundUp> Issued, IReadOnlySet<Quarter> Open);

/// <summary>Quarterly round-ups (LC-8): of this moment, and as they were issued.</summary>
public sealed class GetRoundUp(GiaoBanDbContext rows, RoundUpDesk desk, RoundUpFacts facts)
{
    /// <summary>A quarter as it stands now, in the words of the one being written.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="blockName">The name of a block.</param>
    /// <param name="cancellation">The request.</param>
    public async Task<Result<RoundUpView>> NowAsync(Actor actor, Quarter quarter, Func<string, string> blockName, CancellationToken cancellation)
    {
        if (!actor.Can(Permissions.ComplianceRead))
        {
            return Error.NotFound("roundup.not-found");
        }

        var open = await desk.OpenAsync(quarter, cancellation);
        var content = await DraftAsync(actor, quarter, open, blockName, cancellation);
        return content.IsOk ? new RoundUpView(quarter, content.Value.Content, open, await IssuedOfAsync(quarter, cancellation)) : Result<RoundUpView>.Refused(content.Errors);
    }

    /// <summary>Everything made so far.</summary>
    public async Task<RoundUpShelf> ShelfAsync(CancellationToken cancellation)
    {
        var open = await rows.RoundUps.Where(r => r.IssuedAt == null).Select(r => r.Quarter).ToListAsync(cancellation);
        return new RoundUpShelf(await IssuedOfAsync(null, cancellation), open.Select(Parsed).ToHashSet());
    }

    /// <summary>An issued round-up, byte for byte.</summary>
    public async Task<Result<(IssuedRoundUp Issued, RoundUpContent Content)>> IssuedAsync(Actor actor, Quarter quarter, int number, CancellationToken cancellation)
    {
        var issued = actor.Can(Permissions.ComplianceRead) ? (await IssuedOfAsync(quarter, cancellation)).FirstOrDefault(i => i.Number == number) : null;
        if (issued is null || await BytesAsync(quarter, number, "json", cancellation) is not { } bytes)
        {
            return Error.NotFound("roundup.not-found");
        }

        return (issued, RoundUpJson.Read(bytes));
    }

    /// <summary>A file of an issued round-up: <c>docx</c>, <c>xlsx</c> or <c>json</c>; null where there is none.</summary>
    public async Task<byte[]?> BytesAsync(Quarter quarter, int number, string kind, CancellationToken cancellation)
    {
        var code = quarter.ToString();
        var one = rows.RoundUps.Where(r => r.Quarter == code && r.Number == number && r.IssuedAt != null);
        return kind switch
        {
            "docx" => await one.Select(r => r.Docx).FirstOrDefaultAsync(cancellation),
            "xlsx" => await one.Select(r => r.Xlsx).FirstOrDefaultAsync(cancellation),
            "json" => await one.Select(r => r.Content).FirstOrDefaultAsync(cancellation),
            _ => null,
        };
    }

    /// <summary>What would be issued at this moment.</summary>
    internal async Task<Result<DraftedRoundUp>> DraftAsync(Actor actor, Quarter quarter, RoundUp? open, Func<string, string> blockName, CancellationToken cancellation)
    {
        var head = await desk.UsualHeadAsync(actor, quarter, cancellation);
        head = open is null ? head : head with { Recipient = open.Recipient, Place = open.Place, Rule = new(open.LeastDue, open.LeastOnTime, open.ExtensionCounts, open.ReturnsAdmitted) };
        var counted = await facts.CountAsync(actor, quarter, head.Rule, cancellation);
        if (!counted.IsOk)
        {
            return Result<DraftedRoundUp>.Refused(counted.Errors);
        }

        if (counted.Value is not { Figures: { } figures, Reports: var reports })
        {
            return new DraftedRoundUp(null);
        }

        var (issuer, signer) = await SignerAsync(actor, open?.MadePost, cancellation);
        var asOf = desk.Now;
        var blocks = figures.Now.Blocks.ToDictionary(b => b.Block, b => blockName(b.Block), StringComparer.Ordinal);
        var terms = new RoundUpTerms(head.IsOfTheParty, issuer, head.Recipient, head.Basis, blocks, asOf.InZone(Deadline.Zone).LocalDateTime);
        var edits = open is null ? [] : await desk.EditsAsync(open.RoundUpId, cancellation);
        var tenant = await rows.Tenants.Where(t => t.TenantId == actor.TenantId).Select(t => t.Name).SingleAsync(cancellation);
        return new DraftedRoundUp(new RoundUpContent(
            RoundUpContent.CurrentFormat, quarter, open?.Number ?? 0, open?.Reason, tenant, head.IsOfTheParty, issuer, signer, head.Recipient, head.Place, open?.Symbol, blocks, asOf,
            figures, Words(RoundUpText.Of(figures, terms), edits), reports));
    }

    /// <summary>The drafted paragraphs, each with the office's own words; those that only the office writes stand at the end of their section.</summary>
    private static List<RoundUpWords> Words(IReadOnlyList<RoundUpParagraph> drafted, Dictionary<string, RoundUpEdit> edits)
    {
        RoundUpParagraph[] own = [new(RoundUpDesk.CausesPlace, RoundUpSection.Weak, ""), new(RoundUpDesk.OwnProposalPlace, RoundUpSection.Proposals, "")];
        return
        [
            .. drafted.Concat(own).OrderBy(p => p.Section).Select(p =>
            {
                var edit = edits.GetValueOrDefault(p.Place);
                return new RoundUpWords(p.Place, p.Section, p.Text, edit?.Text, edit?.Text is null ? null : edit.Drafted);
            }),
        ];
    }

    private async Task<(string Unit, string Title)> SignerAsync(Actor actor, Guid? madePost, CancellationToken cancellation)
    {
        var post = madePost ?? (actor.PostWith(Permissions.ComplianceManage) ?? actor.PostWith(Permissions.ComplianceRead))!.PostId;
        var found = await rows.Posts.Where(p => p.PostId == post).Join(rows.Units, p => p.UnitId, u => u.UnitId, (p, u) => new { u.Name, p.Title }).SingleAsync(cancellation);
        return (found.Name, found.Title);
    }

    private async Task<List<IssuedRoundUp>> IssuedOfAsync(Quarter? quarter, CancellationToken cancellation)
    {
        var code = quarter?.ToString();
        var found = await rows.RoundUps.Where(r => r.IssuedAt != null && (code == null || r.Quarter == code))
            .Join(rows.Posts, r => r.IssuedPost, p => p.PostId, (r, p) => new { Row = r, p.Title })
            .Join(rows.Officials, r => r.Row.IssuedBy, o => o.OfficialId, (r, o) => new { r.Row.Quarter, r.Row.Number, r.Row.Reason, r.Row.Symbol, r.Row.IssuedAt, r.Title, o.FullName, r.Row.ContentHash, r.Row.DocxHash, r.Row.XlsxHash })
            .OrderByDescending(r => r.Quarter).ThenByDescending(r => r.Number)
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(r => new IssuedRoundUp(
                Parsed(r.Quarter), r.Number, r.Reason, r.Symbol, r.IssuedAt!.Value, r.Title, r.FullName,
                Convert.ToHexStringLower(r.ContentHash!), Convert.ToHexStringLower(r.DocxHash!), Convert.ToHexStringLower(r.XlsxHash!))),
        ];
    }

    private static Quarter Parsed(string code) => Quarter.TryParse(code, out var quarter) ? quarter : throw new InvalidOperationException($"No quarter: {code}.");
}

/// <summary>What would be issued; no content where nothing is owed.</summary>
internal sealed record DraftedRoundUp(RoundUpContent? Content);
