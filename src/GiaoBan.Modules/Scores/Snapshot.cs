using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Scores;

/// <summary>Takes the lines of the book, as they stand now, for a span of deadline days. The one place where a line of the book becomes a scored line.</summary>
public sealed class Snapshot(GiaoBanDbContext rows, ComplianceBook book, OrganisationDirectory directory)
{
    // Reports of units, and those of focal posts, which are owed like any other.
    private static readonly string[] Tiers = ["contributor", "focal"];

    /// <summary>The lines, in the order of deadlines; null where there are more than one reading takes.</summary>
    public async Task<IReadOnlyList<ScoreLineRow>?> TakeAsync(int tenantId, Guid runId, LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var places = await PlacesAsync(from, to, cancellation);
        List<ScoreLineRow> taken = [];
        foreach (var tier in Tiers)
        {
            var read = await book.ReadAsync(tenantId, new BookQuery { From = from, To = to, Tier = tier }, cancellation);
            if (!read.IsWhole)
            {
                return null;
            }

            taken.AddRange(read.Lines.Select(l => Row(tenantId, runId, l, places.GetValueOrDefault(l.Unit.Code))));
        }

        return taken;
    }

    /// <summary>A stored line as scores take it.</summary>
    public static ScoredLine Scored(ScoreLineRow row) => new(
        row.LineId, row.DueOn, ScoreCodes.Read<LineFate>(row.Fate)!.Value, row.LateMinutes, row.Nil, row.Incomplete, row.Inaccurate, row.Returned);

    /// <summary>What became of an obligation, by the one definition of states.</summary>
    internal static LineFate FateOf(ComplianceState state) => state.Verdict switch
    {
        Verdict.OnTime => LineFate.OnTime,
        Verdict.Extended => LineFate.Extended,
        Verdict.Late => LineFate.Late,
        Verdict.Missing => LineFate.Missing,
        Verdict.NotDueYet => LineFate.NotDueYet,
        Verdict.Absorbed => LineFate.Absorbed,
        Verdict.Exempt => LineFate.Exempt,
        _ => throw new InvalidOperationException($"No fate of {state.Verdict}."),
    };

    private static ScoreLineRow Row(int tenantId, Guid runId, BookLine line, (string Kind, string Block) place) => new()
    {
        TenantId = tenantId,
        RunId = runId,
        LineId = line.Id,
        UnitCode = line.Unit.Code,
        UnitName = line.Unit.Name,
        UnitKind = place.Kind ?? "",
        UnitBlock = place.Block ?? "",
        UnitOrder = line.Unit.SortOrder,
        PostTitle = line.PostTitle,
        PersonId = line.PersonId,
        PersonName = line.PersonName,
        Regime = line.Regime,
        Requirement = line.Requirement,
        RequirementName = line.RequirementName,
        Tier = line.Tier,
        PeriodKey = line.Period,
        PeriodLabel = line.PeriodLabel,
        DueOn = line.Due?.LastDay,
        Fate = ScoreCodes.Of(FateOf(line.State)),
        LateMinutes = line.State.LateMinutes,
        Nil = line.State.Nil,
        Incomplete = line.State.Incomplete,
        Inaccurate = line.State.Inaccurate,
        Returned = line.State.WasReturned,
    };

    /// <summary>Kind and block of every unit: of the last day where it still existed, else of the first, else the last ones known.</summary>
    private async Task<Dictionary<string, (string Kind, string Block)>> PlacesAsync(LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var places = await rows.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, u => (u.Kind, u.Block), StringComparer.Ordinal, cancellation);
        foreach (var day in new[] { from, to })
        {
            foreach (var unit in await directory.UnitsOn(day, cancellation))
            {
                places[unit.Code] = (unit.Kind, unit.Block);
            }
        }

        return places;
    }
}
