using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Says which report of the regime is the cells' (its deadline is theirs), and at how many cells a member with several is in a month.</summary>
public sealed class SetCellRules(GiaoBanDbContext rows, RegimeLibrary regimes, CellActs acts)
{
    /// <summary>The most meetings a month that are asked of one member.</summary>
    public const int MostPerMonth = 10;

    /// <summary>The settings as they stand.</summary>
    public async Task<CellSettings> GetAsync(Actor actor, CancellationToken cancellation) =>
        await rows.CellSettings.AsNoTracking().FirstOrDefaultAsync(cancellation) ?? new CellSettings { TenantId = actor.TenantId, MostPerMonth = 1 };

    /// <summary>Reports of regimes in force that may be the cells': code and words.</summary>
    public async Task<IReadOnlyList<(string Regime, string Requirement, string Name)>> ChoicesAsync(Actor actor, CancellationToken cancellation) =>
    [
        .. (await regimes.InForceOnAsync(actor.TenantId, acts.Today, cancellation))
            .SelectMany(r => r.Pack.Requirements.Select(q => (r.Pack.Code, q.Code, $"{q.Name} ({r.Pack.Basis.Symbol})"))),
    ];

    /// <summary>Sets them; nothing chosen is no report.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="report">Regime and requirement with a slash between, or nothing.</param>
    /// <param name="mostPerMonth">At least 1.</param>
    /// <param name="cancellation">Cut off.</param>
    public async Task<Result<bool>> HandleAsync(Actor actor, string? report, int? mostPerMonth, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.CellsManage) is not { } post)
        {
            return Error.NotFound("cells.cell.not-found");
        }

        var chosen = (await ChoicesAsync(actor, cancellation)).Where(c => $"{c.Regime}/{c.Requirement}" == report).ToList();
        if (!string.IsNullOrEmpty(report) && chosen.Count == 0)
        {
            return Error.Invalid("cells.rules.report", "report");
        }

        if (mostPerMonth is not (>= 1 and <= MostPerMonth))
        {
            return Error.Invalid("cells.rules.most", "most", MostPerMonth);
        }

        await using var transaction = await acts.BeginAsync(actor, cancellation);
        if (await rows.CellSettings.FirstOrDefaultAsync(cancellation) is not { } settings)
        {
            rows.CellSettings.Add(settings = new CellSettings { TenantId = actor.TenantId, MostPerMonth = 1 });
        }

        (settings.Regime, settings.Requirement) = chosen is [var one] ? (one.Regime, one.Requirement) : (null, null);
        settings.MostPerMonth = mostPerMonth.Value;
        acts.Tell(actor, "cells.rules-set", $"tenant/{actor.TenantId}", post.PostId, null, new("report", report), new("most", KeepCells.Text(mostPerMonth.Value)));
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }
}
