namespace GiaoBan.Domain.Text;

/// <summary>The languages every text exists in (ALL-1).</summary>
public enum Language
{
    /// <summary>Vietnamese, the first.</summary>
    Vietnamese,

    /// <summary>English.</summary>
    English,
}
