namespace GiaoBan.Documents.Reading;

/// <summary>What a file holds: its words, and the files inside it.</summary>
/// <param name="Text">Lines divided by line feeds, cells by tabs.</param>
/// <param name="Files">Pictures and embedded documents, headers' pictures first.</param>
public sealed record ReadDocument(string Text, IReadOnlyList<InnerFile> Files);

/// <summary>A file inside a file.</summary>
/// <param name="Name">Its name inside, with its ending.</param>
/// <param name="Content">Its bytes.</param>
public sealed record InnerFile(string Name, byte[] Content);

/// <summary>How much is read of one file before it is given up: against archives that unfold without end.</summary>
public static class ReadingLimits
{
    /// <summary>Most entries of an archive.</summary>
    public const int Entries = 4_000;

    /// <summary>Most bytes that an archive's entries may unfold to, all together.</summary>
    public const long UnfoldedBytes = 160L * 1024 * 1024;

    /// <summary>Most cells of a workbook.</summary>
    public const int Cells = 2_000_000;
}
