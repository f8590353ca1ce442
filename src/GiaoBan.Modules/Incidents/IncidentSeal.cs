using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GiaoBan.Modules.Incidents;

/// <summary>
/// The one door to the words of ad-hoc reports: everything stored of them passes here, both ways (LAW-2).
/// </summary>
/// <remarks>
/// Format 1 holds the words as they are: it keeps them in one place and fixes them by a hash, it does NOT encrypt them. Whoever reads the
/// database file reads them. A cipher comes as format 2 in this class; the first byte says which one a piece was made in.
/// </remarks>
#pragma warning disable CA1822 // A cipher has keys: who seals and opens asks for an instance from the first day.
public sealed class IncidentSeal
{
    private const byte Plain = 1;

    // Few words are soon guessed from their hash alone; with these bytes before them nobody can try.
    private const int SaltBytes = 32;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The words as they are stored, and the SHA-256 of that.</summary>
    public (byte[] Sealed, byte[] Hash) Seal(SealedWords words)
    {
        byte[] sealedBytes = [Plain, .. RandomNumberGenerator.GetBytes(SaltBytes), .. JsonSerializer.SerializeToUtf8Bytes(words, Json)];
        return (sealedBytes, SHA256.HashData(sealedBytes));
    }

    /// <summary>The words of a stored piece.</summary>
    /// <exception cref="InvalidOperationException">It was made in a format that this program does not know: a fault.</exception>
    public SealedWords Open(ReadOnlySpan<byte> stored) => stored is [Plain, ..] && stored.Length > 1 + SaltBytes
        ? JsonSerializer.Deserialize<SealedWords>(stored[(1 + SaltBytes)..], Json)!
        : throw new InvalidOperationException("A sealed piece of an unknown format.");
}

#pragma warning restore CA1822

/// <summary>What a sealed piece says; which parts it has hangs on its kind.</summary>
public sealed record SealedWords
{
    /// <summary>Of the written report: sự việc.</summary>
    public string? Facts { get; init; }

    /// <summary>Of the written report: dự kiến chiều hướng.</summary>
    public string? Course { get; init; }

    /// <summary>Of the written report: đề xuất, xin ý kiến.</summary>
    public string? Proposals { get; init; }

    /// <summary>Of an answer or an instruction: its words; of a reader: why.</summary>
    public string? Text { get; init; }

    /// <summary>Of an instruction: who must do it.</summary>
    public string? Who { get; init; }

    /// <summary>Of an instruction: until when.</summary>
    public string? Until { get; init; }

    /// <summary>Who told it, where a name was typed.</summary>
    public string? Reporter { get; init; }

    /// <summary>Who was told, where a name was typed.</summary>
    public string? Receiver { get; init; }

    /// <summary>No words: a record that is written into a log or a message must not carry them.</summary>
    public override string ToString() => nameof(SealedWords);
}
