using GiaoBan.Modules.Regimes.Contracts;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>How a version stands, as a part of keys and classes.</summary>
public static class StandingWords
{
    /// <summary>The word of a standing.</summary>
    public static string CodeOf(VersionStanding standing) => standing switch
    {
        VersionStanding.InForce => "in-force",
        VersionStanding.NotYet => "not-yet",
        VersionStanding.Over => "over",
        _ => "replaced",
    };

    /// <summary>The tone and the picture of its chip.</summary>
    public static (string Tone, string Icon) LookOf(VersionStanding standing) => standing switch
    {
        VersionStanding.InForce => ("ok", "check"),
        VersionStanding.NotYet => ("info", "clock"),
        _ => ("", "circle"),
    };
}
