namespace GiaoBan.Domain.Urging;

/// <summary>How audiences are named in the store and in keys of texts. Permanent.</summary>
public static class UrgingCodes
{
    /// <summary>The code: <c>holder</c>, <c>deputy</c>, <c>head</c>, <c>office</c>.</summary>
    public static string Of(UrgingAudience audience) => audience.ToString().ToLowerInvariant();

    /// <summary>The audience of a code, or null.</summary>
    public static UrgingAudience? Audience(string code) =>
        Enum.TryParse<UrgingAudience>(code, ignoreCase: true, out var audience) && Of(audience) == code ? audience : null;
}
