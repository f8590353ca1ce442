using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>A month's summary as it would be now, and those handed over.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Live">As it would be now.</param>
/// <param name="Due">By when the cells' reports are due; null where no regime says.</param>
/// <param name="Handed">Handed over, the last first.</param>
/// <param name="MayHandOver">Whether the reader hands it over.</param>
public sealed record CellSummaryView(LocalDate Month, SummaryContent Live, Deadline? Due, IReadOnlyList<CellSummaryRow> Handed, bool MayHandOver);

/// <summary>Makes the monthly summary for the committee and hands it over (SK-7: trước ngày 10): frozen with its hash; a correction makes the next.</summary>
public sealed class CellSummaries(GiaoBanDbContext rows, GetCellMeetings meetings, GetCellItems items, GradingForms forms, OrganisationDirectory directory, CellActs acts)
{
    /// <summary>The summary of a month, for who reads all cells.</summary>
    public async Task<Result<CellSummaryView>> GetAsync(Actor actor, LocalDate month, CancellationToken cancellation)
    {
        if (!CellBook.ReadsAll(actor))
        {
            return Error.NotFound("cells.summary.not-found");
        }

        var (content, due) = await MakeAsync(actor, month, cancellation);
        var handed = await rows.CellSummaries.AsNoTracking().Where(s => s.Month == month).OrderByDescending(s => s.Number).ToListAsync(cancellation);
        return new CellSummaryView(month, content, due, handed, actor.Can(Permissions.CellsManage));
    }

    /// <summary>A summary as it was handed over.</summary>
    public async Task<Result<CellSummaryRow>> FindAsync(Actor actor, LocalDate month, int number, CancellationToken cancellation) =>
        CellBook.ReadsAll(actor) && await rows.CellSummaries.AsNoTracking().FirstOrDefaultAsync(s => s.Month == month && s.Number == number, cancellation) is { } row
            ? row
            : Error.NotFound("cells.summary.not-found");

    /// <summary>Hands it over as it is now; its number.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="basedOn">The last number that the sender has seen; 0 before the first.</param>
    /// <param name="note">Why another follows the first.</param>
    /// <param name="cancellation">Cut off.</param>
    public async Task<Result<int>> HandOverAsync(Actor actor, LocalDate month, int basedOn, string? note, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.CellsManage) is not { } post)
        {
            return Error.NotFound("cells.summary.not-found");
        }

        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var last = await rows.CellSummaries.Where(s => s.Month == month).MaxAsync(s => (int?)s.Number, cancellation) ?? 0;
        if (last != basedOn)
        {
            return Error.Conflict("cells.summary.changed", last);
        }

        var fields = new CellFields();
        var why = last == 0 ? fields.OptionalText(note, "note", 1000) : fields.Text(note, "note", 1000);
        fields.Refuse(month > acts.Today, "cells.summary.early", "note");
        if (fields.Refusals.Count > 0)
        {
            return Result<int>.Refused(fields.Refusals);
        }

        var (content, due) = await MakeAsync(actor, month, cancellation);
        var text = content.Write();
        var row = new CellSummaryRow
        {
            TenantId = actor.TenantId,
            Month = month,
            Number = last + 1,
            Content = text,
            Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(text)),
            HandedBy = actor.OfficialId,
            HandedPost = post.PostId,
            HandedAt = acts.Now,
            DueAt = due?.At,
            LateMinutes = due?.LateMinutes(acts.Now),
            Note = why,
        };
        rows.CellSummaries.Add(row);
        acts.Tell(
            actor, "cells.summary-handed", $"cell-summary/{CellObligations.KeyOf(month)}/{row.Number}", post.PostId, why,
            new("sha256", Convert.ToHexStringLower(row.Sha256)), new("late", row.LateMinutes is { } late ? KeepCells.Text(late) : null));
        await acts.SaveAsync(transaction, cancellation);
        return row.Number;
    }

    private async Task<(SummaryContent Content, Deadline? Due)> MakeAsync(Actor actor, LocalDate month, CancellationToken cancellation)
    {
        var whole = await meetings.MonthAsync(actor, month, cancellation);
        var all = await items.ListAsync(actor, cancellation);
        var key = CellObligations.KeyOf(month);
        var shown = all.Where(i => i.Item.Month == month || i.State.IsOpen || AnsweredIn(i, month)).OrderBy(i => i.Cell.CellId).ThenBy(i => i.Item.ItemId).ToList();
        var post = actor.PostWith(Permissions.CellsManage) ?? actor.PostWith(Permissions.ComplianceRead);
        var unit = post is null ? null : await directory.FindUnit(post.UnitId, cancellation);
        var content = new SummaryContent(
            1, key, unit?.Name ?? "", true, post?.Title ?? "",
            [.. (await forms.InUseAsync(cancellation)).SelectMany(f => f.Form.Bands).OrderByDescending(b => b.From).Select(b => b.Name).Distinct(StringComparer.Ordinal)],
            [.. whole.Rows.Select(r => Cell(r, whole.Book))],
            [.. shown.Select(Item)],
            new ItemCounts(
                all.Count(i => i.Item.Month == month), all.Count(i => AnsweredIn(i, month)),
                all.Count(i => i.State.Stage is ItemStage.New or ItemStage.Waiting or ItemStage.Overdue), all.Count(i => i.State.Stage is ItemStage.Overdue)));
        return (content, Latest(whole));
    }

    private static Deadline? Latest(CellMonth month) =>
        month.Rows.Select(r => r.Due?.Due).OfType<Deadline>().OrderByDescending(d => d.At).Select(d => (Deadline?)d).FirstOrDefault();

    private static bool AnsweredIn(ItemLine item, LocalDate month) =>
        item.Deeds.FirstOrDefault(d => d.Deed == "answered")?.DoneAt.InZone(Deadline.Zone).Date is { } day && day >= month && day < month.PlusMonths(1);

    private static SummaryCell Cell(CellMonthRow row, CellBook book)
    {
        var held = row.Meetings.Where(m => m.Report is { Held: true }).ToList();
        var seats = row.Meetings.Where(m => m.Seat?.OfficialId is not null).ToList();
        return new SummaryCell(
            row.Cell.Name, row.Term.Secretary, held.Count,
            [.. held.Select(m => m.Meeting.Topic).OfType<string>()],
            held.Count == 0 ? row.Regular?.Report?.NotHeldReason : null,
            held.Sum(m => m.Facts!.Members), held.Sum(m => m.Facts!.Present), row.Regular?.Band?.Name, row.Regular?.Total, row.Regular?.Confirmation is not null,
            seats.Count, seats.Count(m => m.Report?.Attended.Contains(m.Seat!.OfficialId!.Value) == true),
            [.. held.SelectMany(m => m.Report!.Attended).Distinct().Select(o => book.NameOf(o)).Order(StringComparer.Ordinal)],
            row.Meetings.Any(m => m.Report is not null), row.Regular?.Reports is [var first, ..] ? first.LateMinutes : null);
    }

    private static SummaryItem Item(ItemLine line) => new(
        line.Cell.Name, CellObligations.KeyOf(line.Item.Month), line.Item.Field, line.Item.Text, line.State.Stage, line.PostTitle,
        line.State.Due is { } due ? KeepCells.Iso(due) : null, line.Answer?.Text);
}
