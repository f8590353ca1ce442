using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Takes a grading form into use from a day on; the form that was in use before stays with the reports that were filled by it (SK-7).</summary>
public sealed class AdoptGradingForm(GiaoBanDbContext rows, CellActs acts)
{
    /// <summary>Takes it; the form in use.</summary>
    public async Task<Result<FormInUse>> HandleAsync(Actor actor, string? source, LocalDate from, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.CellsManage) is not { } post)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        var fields = new CellFields();
        var text = fields.Text(source, "source", GradingForms.Longest);
        if (fields.Refusals.Count > 0)
        {
            return Result<FormInUse>.Refused(fields.Refusals);
        }

        var read = GradingForms.Read(text);
        if (!read.IsOk)
        {
            return Result<FormInUse>.Refused(read.Errors);
        }

        // Meetings that were graded keep their form; a day in the past would only ask who is to be graded anew.
        if (from < acts.Today.PlusDays(1 - acts.Today.Day))
        {
            return Error.Invalid("cells.form.past", "from", acts.Today.PlusDays(1 - acts.Today.Day));
        }

        await using var transaction = await acts.BeginAsync(actor, cancellation);
        var version = 1 + (await rows.CellForms.Where(f => f.Form == read.Value.Code).MaxAsync(f => (int?)f.Version, cancellation) ?? 0);
        rows.CellForms.Add(new CellForm
        {
            TenantId = actor.TenantId,
            Form = read.Value.Code,
            Version = version,
            Source = text,
            Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(text)),
            InUse = from,
            AdoptedBy = actor.OfficialId,
            AdoptedAt = acts.Now,
        });
        acts.Tell(
            actor, "cells.form-adopted", $"cell-form/{read.Value.Code}", post.PostId, null,
            new("version", KeepCells.Text(version)), new("from", KeepCells.Iso(from)), new("title", Folding.Normal(read.Value.Title)));
        await acts.SaveAsync(transaction, cancellation);
        return new FormInUse(read.Value, version, from);
    }
}
