using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>An incident as one person may see it.</summary>
/// <param name="Line">What may be known without reading.</param>
/// <param name="MayWrite">Whether the asker may send the written report: a reader with a post of the unit.</param>
/// <param name="People">Who told whom; null for who is no reader.</param>
/// <param name="Pieces">The written report and the thread, in the order of time; empty for who is no reader.</param>
/// <param name="Readers">The readers, with those removed; empty for who may not manage them.</param>
public sealed record IncidentView(
    IncidentLine Line, bool MayWrite, IncidentPeople? People, IReadOnlyList<IncidentPiece> Pieces, IReadOnlyList<IncidentReaderLine> Readers)
{
    /// <summary>Whether the asker may say that it was entered by mistake.</summary>
    public bool MayWithdraw { get; init; }

    /// <summary>The last version of the written report, or null.</summary>
    public IncidentPiece? LastWritten => Pieces.LastOrDefault(p => p.Kind == Contracts.IncidentContent.Written);

    /// <summary>Pieces that the asker has not opened.</summary>
    public int Unopened => Pieces.Count(p => p.Words is null);
}

/// <summary>Who told whom, in words: name, post.</summary>
public sealed record IncidentPeople(string? Reporter, string? Receiver, string RecordedBy);

/// <summary>A sealed piece, opened for somebody that has a right to it.</summary>
/// <param name="Id">The piece.</param>
/// <param name="Kind">written, answer, instruction.</param>
/// <param name="Number">Counted from 1 within its kind.</param>
/// <param name="At">When.</param>
/// <param name="ById">Whose words.</param>
/// <param name="By">Their name.</param>
/// <param name="Post">In which post.</param>
/// <param name="Hash">SHA-256 of the sealed bytes, hexadecimal.</param>
/// <param name="Words">What it says; null until the reader opens it.</param>
/// <param name="Receipt">Of a version of the written report: its receipt's number.</param>
/// <param name="Reads">Who opened it when; empty for who may not manage readers.</param>
public sealed record IncidentPiece(
    Guid Id, string Kind, int Number, Instant At, Guid ById, string By, string Post, string Hash, SealedWords? Words, string? Receipt, IReadOnlyList<PieceRead> Reads);

/// <summary>Somebody opened a piece.</summary>
public sealed record PieceRead(Guid ById, string Name, Instant At);

/// <summary>A reader of the list.</summary>
/// <param name="Id">The row.</param>
/// <param name="OfficialId">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Post">A post that they hold today, or null.</param>
/// <param name="Role">How they came to read.</param>
/// <param name="Manages">Whether they may add readers.</param>
/// <param name="AddedBy">Who added them.</param>
/// <param name="AddedAt">When.</param>
/// <param name="Reason">Why, where somebody added them.</param>
/// <param name="RemovedBy">Who removed them, or null.</param>
/// <param name="RemovedAt">When, or null.</param>
public sealed record IncidentReaderLine(
    Guid Id, Guid OfficialId, string Name, string? Post, string Role, bool Manages, string AddedBy, Instant AddedAt, string? Reason, string? RemovedBy, Instant? RemovedAt);
