using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.Reporting;

/// <summary>What looking through a file came to.</summary>
internal enum FileReading
{
    /// <summary>Read as far as the rules ask, no mark seen.</summary>
    Clean,

    /// <summary>A mark of secrecy was seen.</summary>
    Marked,

    /// <summary>It, or a part that has to be read, could not be read.</summary>
    Unread,

    /// <summary>It has pictures to be read and this machine has no reader of pictures.</summary>
    NoPictureReader,
}

/// <summary>The words for a reading.</summary>
internal static class FileReadings
{
    /// <summary>A text as a reading: marked or clean.</summary>
    public static FileReading OfText(string text) => SecrecyMarks.Find(text) is null ? FileReading.Clean : FileReading.Marked;

    /// <summary>The first of two that is not clean; a mark outweighs what could not be read.</summary>
    public static FileReading And(this FileReading one, FileReading other) =>
        one == FileReading.Marked || other == FileReading.Marked ? FileReading.Marked : one == FileReading.Clean ? other : one;
}
