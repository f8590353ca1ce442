using System.Collections.Concurrent;
using GiaoBan.Domain.Meetings.Rules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Rules;

/// <summary>Rules that hold.</summary>
/// <param name="Pack">The rules.</param>
/// <param name="Version">0 = those that come with the program.</param>
public sealed record RulesInForce(MeetingRulePack Pack, int Version);

/// <summary>The rules of meetings of an authority (MTG-1): the last that it adopted, else those that come with the program.</summary>
public sealed class MeetingRuleBook(GiaoBanDbContext rows)
{
    // By the hash of their text: the same text reads the same for everybody.
    private static readonly ConcurrentDictionary<string, MeetingRulePack> Texts = new(StringComparer.Ordinal);
    private static readonly Lazy<MeetingRulePack> FromProgram = new(() => Sure(MeetingRuleReader.ShippedText(), "that come with the program"));

    /// <summary>The rules that come with the program.</summary>
    /// <exception cref="InvalidOperationException">Their file cannot be read: a fault.</exception>
    public static MeetingRulePack Shipped => FromProgram.Value;

    /// <summary>The rules in force.</summary>
    public async Task<MeetingRulePack> InForceAsync(CancellationToken cancellation) => (await VersionInForceAsync(cancellation)).Pack;

    /// <summary>The rules in force, with their version.</summary>
    public async Task<RulesInForce> VersionInForceAsync(CancellationToken cancellation)
    {
        var last = await rows.MeetingRuleVersions.AsNoTracking().OrderByDescending(v => v.Version).Select(v => new { v.Version, v.Sha256 }).FirstOrDefaultAsync(cancellation);
        if (last is null)
        {
            return new RulesInForce(Shipped, 0);
        }

        var hash = Convert.ToHexString(last.Sha256);
        if (!Texts.TryGetValue(hash, out var pack))
        {
            var source = await rows.MeetingRuleVersions.AsNoTracking().Where(v => v.Version == last.Version).Select(v => v.Source).SingleAsync(cancellation);
            pack = Texts[hash] = Sure(source, $"of version {last.Version}");
        }

        return new RulesInForce(pack, last.Version);
    }

    /// <summary>Every version that was adopted, the latest first.</summary>
    public async Task<IReadOnlyList<MeetingRuleVersion>> VersionsAsync(CancellationToken cancellation) =>
        await rows.MeetingRuleVersions.AsNoTracking().OrderByDescending(v => v.Version).ToListAsync(cancellation);

    private static MeetingRulePack Sure(string source, string whose) =>
        MeetingRuleReader.Read(source) is { IsOk: true } read ? read.Value : throw new InvalidOperationException($"The rules of meetings {whose} no longer read.");
}
