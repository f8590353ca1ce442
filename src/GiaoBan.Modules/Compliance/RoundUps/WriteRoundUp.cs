using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Compliance;

/// <summary>A round-up as the office has typed it.</summary>
/// <param name="BasedOn">The version that was edited.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Place">Place in the line of place and date.</param>
/// <param name="Symbol">Number and symbol.</param>
/// <param name="Rule">What "does well" means.</param>
/// <param name="Paragraphs">The paragraphs, with what stood there as drafted.</param>
public sealed record TypedRoundUp(int BasedOn, string? Recipient, string? Place, string? Symbol, GoodUnitRule Rule, IReadOnlyList<TypedParagraph> Paragraphs);

/// <summary>A paragraph as typed.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Text">The words.</param>
/// <param name="Drafted">What the figures had drafted when the form was opened.</param>
public sealed record TypedParagraph(string Place, string Text, string Drafted);

/// <summary>The office begins a round-up and writes it: terms, rule, its own words beside the drafted ones (LC-8).</summary>
public sealed class WriteRoundUp(GiaoBanDbContext rows, RoundUpDesk desk)
{
    /// <summary>Most characters of a paragraph.</summary>
    public const int MostText = 8000;

    /// <summary>Most characters of a line.</summary>
    public const int MostLine = 200;

    private const int MostParagraphs = 60;

    /// <summary>Begins one; a quarter that has an issued one asks for the reason of the correction. Where one is open already, it is that one.</summary>
    public async Task<Result<int>> BeginAsync(Actor actor, Quarter quarter, string? reason, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post)
        {
            return Error.NotFound("roundup.not-found");
        }

        var why = Clean(reason);
        if (SecrecyDoor.Refusal(("reason", why)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);

        // Two who begin at once: the second waits here and finds the first one's.
        await rows.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"round-up/" + actor.TenantId.ToString(CultureInfo.InvariantCulture) + "/" + quarter}, 0))", cancellation);
        if (await desk.OpenAsync(quarter, cancellation) is { } open)
        {
            return open.Number;
        }

        var code = quarter.ToString();
        var number = 1 + (await rows.RoundUps.Where(r => r.Quarter == code).MaxAsync(r => (int?)r.Number, cancellation) ?? 0);
        if (number > 1 && why.Length == 0)
        {
            return Error.Invalid("roundup.reason.missing", "reason");
        }

        if (why.Length > MostLine)
        {
            return Error.Invalid("roundup.text.too-long", "reason", MostLine, why.Length);
        }

        var head = await desk.UsualHeadAsync(actor, quarter, cancellation);
        var row = new RoundUp
        {
            TenantId = actor.TenantId,
            RoundUpId = desk.NewId(),
            Quarter = code,
            Number = number,
            Reason = number > 1 ? why : null,
            Recipient = head.Recipient,
            Place = head.Place,
            LeastDue = head.Rule.LeastDue,
            LeastOnTime = head.Rule.LeastOnTimePercent,
            ExtensionCounts = head.Rule.ExtensionCounts,
            ReturnsAdmitted = head.Rule.ReturnsAdmitted,
            Version = 1,
            MadeBy = actor.OfficialId,
            MadePost = post.PostId,
            MadeAt = desk.Now,
        };
        rows.RoundUps.Add(row);
        desk.Tell(actor, "compliance.round-up-begun", row, post.PostId, row.Reason);
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return number;
    }

    /// <summary>Saves what was typed; the version after it. A save based on an older version writes over nothing.</summary>
    public async Task<Result<int>> SaveAsync(Actor actor, Quarter quarter, TypedRoundUp typed, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(typed) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.ComplianceManage) is not { } post || await desk.HoldOpenAsync(actor.TenantId, quarter, cancellation) is not { } row)
        {
            return Error.NotFound("roundup.not-found");
        }

        if (row.Version != typed.BasedOn)
        {
            return Error.Conflict("roundup.newer");
        }

        var paragraphs = typed.Paragraphs.Select(p => p with { Text = Clean(p.Text), Drafted = Clean(p.Drafted) }).ToList();
        var (recipient, place, symbol) = (Clean(typed.Recipient), Clean(typed.Place), Clean(typed.Symbol));
        if (Refusals(recipient, place, symbol, typed.Rule, paragraphs).ToList() is { Count: > 0 } errors)
        {
            return Result<int>.Refused(errors);
        }

        (row.Recipient, row.Place, row.Symbol, row.Version) = (recipient, place, symbol.Length == 0 ? null : symbol, row.Version + 1);
        (row.LeastDue, row.LeastOnTime) = (typed.Rule.LeastDue, typed.Rule.LeastOnTimePercent);
        (row.ExtensionCounts, row.ReturnsAdmitted) = (typed.Rule.ExtensionCounts, typed.Rule.ReturnsAdmitted);
        var before = await desk.EditsAsync(row.RoundUpId, cancellation);
        var edits = paragraphs.Select(p => Edit(actor, post, row, p, before.GetValueOrDefault(p.Place))).OfType<RoundUpEdit>().ToList();
        rows.RoundUpEdits.AddRange(edits);
        desk.Tell(
            actor, "compliance.round-up-edited", row, post.PostId, null,
            new("version", row.Version.ToString(CultureInfo.InvariantCulture)), new("places", string.Join(' ', edits.Select(e => e.Place))),
            new("rule", string.Create(CultureInfo.InvariantCulture, $"{row.LeastDue} {row.LeastOnTime} {row.ExtensionCounts} {row.ReturnsAdmitted}")));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return row.Version;
    }

    private static IEnumerable<Error> Refusals(string recipient, string place, string symbol, GoodUnitRule rule, List<TypedParagraph> paragraphs)
    {
        if (recipient.Length == 0)
        {
            yield return Error.Invalid("roundup.recipient.missing", "recipient");
        }

        foreach (var (field, line) in new[] { ("recipient", recipient), ("place", place), ("symbol", symbol) }.Where(l => l.Item2.Length > MostLine))
        {
            yield return Error.Invalid("roundup.text.too-long", field, MostLine, line.Length);
        }

        if (rule.LeastDue is < 1 or > 10_000)
        {
            yield return Error.Invalid("roundup.rule.least-due", "leastDue");
        }

        if (rule.LeastOnTimePercent is < 0 or > 100 || decimal.Round(rule.LeastOnTimePercent, 1) != rule.LeastOnTimePercent)
        {
            yield return Error.Invalid("roundup.rule.least-on-time", "leastOnTime");
        }

        foreach (var (index, paragraph) in paragraphs.Index().Where(p => p.Item.Text.Length > MostText || p.Item.Drafted.Length > 4 * MostText || p.Item.Place.Length > MostLine || p.Index >= MostParagraphs))
        {
            yield return Error.Invalid("roundup.text.too-long", $"paragraphs[{index}].text", MostText, paragraph.Text.Length);
        }

        var places = paragraphs.Select((p, i) => ($"paragraphs[{i}].text", (string?)p.Text)).Concat([("recipient", recipient), ("place", place), ("symbol", symbol)]);
        if (SecrecyDoor.Refusal([.. places]) is { } secret)
        {
            yield return secret;
        }
    }

    private RoundUpEdit? Edit(Actor actor, ActingPost post, RoundUp row, TypedParagraph typed, RoundUpEdit? before)
    {
        // As drafted when the form was opened: nothing was written there, and what was is taken back.
        var text = typed.Text == typed.Drafted ? null : typed.Text;
        return text == before?.Text
            ? null
            : new RoundUpEdit
            {
                TenantId = row.TenantId,
                RoundUpId = row.RoundUpId,
                Place = typed.Place,
                Number = (before?.Number ?? 0) + 1,
                Text = text,
                Drafted = typed.Drafted,
                EditedBy = actor.OfficialId,
                EditedPost = post.PostId,
                EditedAt = desk.Now,
            };
    }

    private static string Clean(string? text) => Folding.Normal(text ?? "").Trim();
}
