using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Requests;

/// <summary>A unit with the post that answers for its reports.</summary>
public sealed record AskedUnit(Unit Unit, Guid PostId);

/// <summary>Whom a request goes to today.</summary>
/// <param name="Units">In the order of the organisation.</param>
/// <param name="OwedBy">The choice as the regime keeps it.</param>
/// <param name="Skipped">Names of units that no post answers for.</param>
public sealed record Audience(IReadOnlyList<AskedUnit> Units, OwedBy OwedBy, IReadOnlyList<string> Skipped);

/// <summary>Finds the units of a choice as they are today, each with its reporting post; the set is frozen with the request (DB-1).</summary>
public sealed class RequestAudience(GiaoBanDbContext rows, OrganisationDirectory directory)
{
    // More names than this say nothing more.
    private const int NamesTold = 20;

    /// <summary>The post that answers for a unit's reports on a day, or null.</summary>
    public async Task<AskedUnit?> FindAsync(string code, LocalDate day, CancellationToken cancellation)
    {
        var unit = (await directory.UnitsOn(day, cancellation)).FirstOrDefault(u => u.Code == code);
        return unit is not null && (await PostsAsync(day, cancellation)).TryGetValue(unit.UnitId, out var post) ? new AskedUnit(unit, post) : null;
    }

    /// <summary>The units of a choice, or why it cannot be.</summary>
    public async Task<Result<Audience>> ChooseAsync(AskedUnits asked, Guid asker, LocalDate day, bool skips, CancellationToken cancellation)
    {
        var all = await directory.UnitsOn(day, cancellation);
        var known = all.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var unknown = asked.Units.Concat(asked.Except).Where(c => !known.Contains(c)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            return Error.Invalid("requests.units.unknown", "units", Named(unknown));
        }

        var (listed, except) = (asked.Units.ToHashSet(StringComparer.Ordinal), asked.Except.ToHashSet(StringComparer.Ordinal));
        var chosen = all.Where(u => !except.Contains(u.Code)
            && (listed.Contains(u.Code) || asked.Kinds.Contains(u.Kind) || asked.Blocks.Contains(u.Block) || (asked.All && u.UnitId != asker))).ToList();
        if (chosen.Count is 0 or > RequestLimits.Units)
        {
            return chosen.Count == 0 ? Error.Invalid("requests.units.none", "units") : Error.Invalid("requests.units.too-many", "units", RequestLimits.Units, chosen.Count);
        }

        var posts = await PostsAsync(day, cancellation);
        var mute = chosen.Where(u => !posts.ContainsKey(u.UnitId)).Select(u => u.Name).ToList();
        if (mute.Count == chosen.Count || (mute.Count > 0 && !skips))
        {
            return Error.Invalid("requests.units.no-post", "units", Named(mute), mute.Count);
        }

        var owing = chosen.Where(u => posts.ContainsKey(u.UnitId)).Select(u => new AskedUnit(u, posts[u.UnitId])).ToList();
        return new Audience(owing, Kept(asked, owing), mute);
    }

    // Kept as it was chosen; "all" is kept as the kinds that there were. The obligations are the truth.
    private static OwedBy Kept(AskedUnits asked, IReadOnlyList<AskedUnit> owing) => new(
        [.. (asked.All ? owing.Select(u => u.Unit.Kind) : asked.Kinds).Distinct(StringComparer.Ordinal)], [.. asked.Blocks.Distinct(StringComparer.Ordinal)],
        [.. asked.Units.Distinct(StringComparer.Ordinal)], [.. asked.Except.Distinct(StringComparer.Ordinal)]);

    private async Task<Dictionary<Guid, Guid>> PostsAsync(LocalDate day, CancellationToken cancellation) =>
        (await rows.Posts.AsNoTracking()
            .Where(p => p.Reports && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day))
            .OrderBy(p => p.PostId)
            .Select(p => new { p.UnitId, p.PostId })
            .ToListAsync(cancellation))
        .GroupBy(p => p.UnitId).ToDictionary(g => g.Key, g => g.First().PostId);

    private static string Named(List<string> names) => string.Join(", ", names.Take(NamesTold)) + (names.Count > NamesTold ? "…" : "");
}
