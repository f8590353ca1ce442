using System.Buffers.Text;
using System.Security.Cryptography;

namespace GiaoBan.Modules.Identity;

/// <summary>The one place where secrets come from; the program gives it the operating system's cryptographic source.</summary>
public sealed class SecretSource(RandomNumberGenerator random)
{
    // No 0/o, 1/l/i: first passwords are read aloud and copied from paper. 32 signs, so that 5 bits of a byte choose one evenly.
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789+";

    /// <summary>256 random bits as base64url without padding.</summary>
    public string TokenSecret() => Base64Url.EncodeToString(Bytes(32));

    /// <summary>A security stamp: 128 random bits.</summary>
    public Guid Stamp() => new(Bytes(16));

    /// <summary>A first password that can be read aloud: 75 random bits in groups of five signs.</summary>
    public string Password()
    {
        var signs = string.Concat(Bytes(15).Select(b => Readable[b & 31]));
        return $"{signs[..5]}-{signs[5..10]}-{signs[10..]}";
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.GetBytes(bytes);
        return bytes;
    }
}
