using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Regimes;

/// <summary>The document that a regime comes from.</summary>
internal sealed record BasisAnswer(string Issuer, string Symbol, LocalDate Date, string Subject);

/// <summary>A regime in the list: the version in force, else the next to come, else the last.</summary>
internal sealed record RegimeAnswer(
    string Code, string Title, BasisAnswer Basis, int Version, string Standing, LocalDate EffectiveFrom, LocalDate? EffectiveTo)
{
    public static RegimeAnswer Of(CatalogueRegime regime) => new(
        regime.Pack.Code, regime.Pack.Title, BasisOf(regime.Pack), regime.Version.Number, WordOf(regime.Standing), regime.Version.EffectiveFrom, regime.Version.EffectiveTo);

    internal static BasisAnswer BasisOf(RegimePack pack) => new(pack.Basis.Issuer, pack.Basis.Symbol, pack.Basis.Date, pack.Basis.Subject);

    internal static string WordOf(VersionStanding standing) => standing switch
    {
        VersionStanding.InForce => "in-force",
        VersionStanding.NotYet => "not-yet",
        VersionStanding.Over => "over",
        _ => "replaced",
    };
}

/// <summary>Who owes: kinds, blocks, single units, less those excepted; all by code.</summary>
internal sealed record OwedByAnswer(IReadOnlyList<string> Kinds, IReadOnlyList<string> Blocks, IReadOnlyList<string> Units, IReadOnlyList<string> Except);

/// <summary>A tier's deadline in words.</summary>
internal sealed record TierAnswer(string Tier, string Due, string Clause);

/// <summary>A report that the regime asks for.</summary>
internal sealed record RequirementAnswer(
    string Code, string Name, string Kind, string Recipient, OwedByAnswer OwedBy, string? Cadence, IReadOnlyList<TierAnswer> Deadlines, string? Outline,
    IReadOnlyList<string> Forms, IReadOnlyList<string> Channels, string? ApprovedBy, IReadOnlyList<string> Clauses)
{
    public static RequirementAnswer Of(Requirement r, RuleWords words) => new(
        r.Code, r.Name, r.Kind switch { RequirementKind.Periodic => "periodic", RequirementKind.Thematic => "thematic", _ => "ad-hoc" }, r.Recipient,
        new(r.OwedBy.Kinds, r.OwedBy.Blocks, r.OwedBy.Units, r.OwedBy.Except), r.Schedule is { } schedule ? words.CadenceOf(schedule.Cadence) : null,
        [.. r.Schedule?.Tiers.Select(t => new TierAnswer(t.Tier, words.DueOf(t.Rule, r.Schedule.Cadence), t.Clause)) ?? []],
        r.Outline, r.Forms, r.SentBy, r.ApprovedBy, r.Clauses);
}

/// <summary>A version of a regime.</summary>
internal sealed record RegimeVersionAnswer(int Number, string Standing, LocalDate EffectiveFrom, LocalDate? EffectiveTo, Instant ImportedAt);

/// <summary>A regime, with the pack it was imported from, byte for byte.</summary>
internal sealed record RegimeDetailAnswer(
    string Code, string Title, BasisAnswer Basis, int Version, string Standing, LocalDate EffectiveFrom, LocalDate? EffectiveTo,
    IReadOnlyList<RequirementAnswer> Requirements, IReadOnlyList<RegimeVersionAnswer> Versions, string Pack)
{
    public static RegimeDetailAnswer Of(CatalogueRegime regime, string source, LocalDate today, RuleWords words) => new(
        regime.Pack.Code, regime.Pack.Title, RegimeAnswer.BasisOf(regime.Pack), regime.Version.Number, RegimeAnswer.WordOf(regime.Standing),
        regime.Version.EffectiveFrom, regime.Version.EffectiveTo, [.. regime.Pack.Requirements.Select(r => RequirementAnswer.Of(r, words))],
        [.. regime.History.Versions.Select(v => new RegimeVersionAnswer(
            v.Number, RegimeAnswer.WordOf(regime.History.StandingOn(v, today)), v.EffectiveFrom, v.EffectiveTo, v.ImportedAt))],
        source);
}

/// <summary>Lists that are worked out, not read: the cursor is the place of the next entry.</summary>
internal static class WorkedList
{
    private const int Most = 500;
    private const int Usual = 50;

    /// <summary>The entries asked for and the cursor after them, or what is wrong with the question.</summary>
    public static Result<(IReadOnlyList<T> Items, string? Next)> PageOf<T>(IReadOnlyList<T> all, int? limit, string? cursor)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        if (limit is < 1 or > Most)
        {
            return Error.Invalid("reporting.list.limit", "limit", limit);
        }

        var start = 0;
        if (cursor is not null && (!int.TryParse(cursor, System.Globalization.NumberStyles.None, invariant, out start) || start > all.Count))
        {
            return Error.Invalid("reporting.list.cursor", "cursor");
        }

        var items = all.Skip(start).Take(limit ?? Usual).ToList();
        var end = start + items.Count;
        return (items, end < all.Count ? end.ToString(invariant) : null);
    }
}
