using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GiaoBan.Modules.Identity;

/// <summary>
/// How a bearer token is written: <c>gb_TENANT.SECRET</c>, the secret being 256 random bits in base64url. The tenant's number leads
/// so that one read by the primary key finds the token (no index without tenant_id); it gives nothing away.
/// </summary>
public static class TokenText
{
    private const string Prefix = "gb_";

    /// <summary>The token's text.</summary>
    public static string Write(int tenantId, string secret) => $"{Prefix}{tenantId.ToString(CultureInfo.InvariantCulture)}.{secret}";

    /// <summary>The tenant that a token names, or null where the text is none of ours.</summary>
    public static int? TenantOf(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        return dot > Prefix.Length && token.Length <= 128 && token.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(token.AsSpan(Prefix.Length, dot - Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var tenant)
            ? tenant
            : null;
    }

    /// <summary>What is stored of it. A plain hash is enough: 256 random bits cannot be guessed.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
