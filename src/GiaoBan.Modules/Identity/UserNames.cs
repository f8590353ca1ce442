using System.Globalization;
using System.Text;

namespace GiaoBan.Modules.Identity;

/// <summary>User names are compared and stored folded, so that <c>Văn.Thư</c> typed on any keyboard is one name.</summary>
public static class UserNames
{
    /// <summary>At most this many characters, folded.</summary>
    public const int MaxLength = 64;

    /// <summary>NFC, trimmed, lower case.</summary>
    public static string Fold(string? userName) =>
        (userName ?? "").Trim().Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);

    /// <summary>Whether a folded name may be given: letters, digits, dot, hyphen, underscore; 3 to <see cref="MaxLength"/>.</summary>
    public static bool MayBeGiven(string folded) =>
        folded.Length is >= 3 and <= MaxLength && folded.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_');
}
