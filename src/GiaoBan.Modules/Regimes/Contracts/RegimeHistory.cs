using NodaTime;

namespace GiaoBan.Modules.Regimes.Contracts;

/// <summary>A version of a regime, its text left out.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Regime">The pack's code.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="EffectiveTo">The last day, or null.</param>
/// <param name="ImportedAt">When it came into the store.</param>
/// <param name="ImportedBy">The official who brought it in; null on the command line of the machine itself.</param>
public sealed record RegimeVersionLine(
    Guid VersionId, string Regime, int Number, LocalDate EffectiveFrom, LocalDate? EffectiveTo, Instant ImportedAt, string? ImportedBy)
{
    /// <summary>Whether a day lies in the days it names for itself; a later version that has begun rules it all the same.</summary>
    public bool Names(LocalDate day) => EffectiveFrom <= day && (EffectiveTo is not { } last || last >= day);
}

/// <summary>How a version stands on a day.</summary>
public enum VersionStanding
{
    /// <summary>It rules the day.</summary>
    InForce,

    /// <summary>Its days come later.</summary>
    NotYet,

    /// <summary>Its last day has passed.</summary>
    Over,

    /// <summary>A later version rules the day.</summary>
    Replaced,
}

/// <summary>The versions of a regime.</summary>
/// <param name="Regime">The pack's code.</param>
/// <param name="Versions">By number, at least one.</param>
public sealed record RegimeHistory(string Regime, IReadOnlyList<RegimeVersionLine> Versions)
{
    /// <summary>The version that rules a day: the last that has begun, as obligations are made by; null where none has, or where that one is over.</summary>
    public RegimeVersionLine? InForceOn(LocalDate day) => Versions.LastOrDefault(v => v.EffectiveFrom <= day) is { } last && last.Names(day) ? last : null;

    /// <summary>The version to show on a day: the one in force, else the next to come, else the last there was.</summary>
    public RegimeVersionLine ShownOn(LocalDate day) =>
        InForceOn(day) ?? Versions.Where(v => v.EffectiveFrom > day).OrderBy(v => v.EffectiveFrom).ThenByDescending(v => v.Number).FirstOrDefault() ?? Versions[^1];

    /// <summary>How a version stands on a day.</summary>
    public VersionStanding StandingOn(RegimeVersionLine version, LocalDate day) =>
        version.EffectiveFrom > day ? VersionStanding.NotYet
        : !version.Names(day) ? VersionStanding.Over
        : InForceOn(day)?.Number == version.Number ? VersionStanding.InForce
        : VersionStanding.Replaced;

    /// <summary>The version of a number, or null.</summary>
    public RegimeVersionLine? Find(int number) => Versions.FirstOrDefault(v => v.Number == number);
}
