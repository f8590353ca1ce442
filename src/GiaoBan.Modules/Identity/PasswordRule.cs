using System.Text;
using GiaoBan.Domain;

namespace GiaoBan.Modules.Identity;

/// <summary>At least ten characters and not the user name; no composition rules, since length is what makes guessing dear (NIST SP 800-63B).</summary>
public static class PasswordRule
{
    public const int MinLength = 10;

    /// <summary>Longer ones are refused before any hashing, so that nobody makes the server hash megabytes.</summary>
    public const int MaxLength = 200;

    /// <summary>The refusal of a new password, or null where it may be taken.</summary>
    public static Error? Check(string password, string foldedUserName, string field) => Normalise(password) switch
    {
        { Length: < MinLength } => Error.Invalid("identity.password.too-short", field, MinLength),
        { Length: > MaxLength } => Error.Invalid("identity.password.too-long", field, MaxLength),
        var p when UserNames.Fold(p) == foldedUserName => Error.Invalid("identity.password.same-as-user-name", field),
        _ => null,
    };

    /// <summary>NFC: Vietnamese input methods differ in how they compose the same letters.</summary>
    public static string Normalise(string password) => password.Normalize(NormalizationForm.FormC);
}
