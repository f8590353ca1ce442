namespace GiaoBan.Modules.Reporting;

/// <summary>One change of a consolidated draft.</summary>
public abstract record BlockEdit(string Act)
{
    /// <summary>Words a block anew.</summary>
    public sealed record Reword(string Block, string Text) : BlockEdit("reworded");

    /// <summary>Leaves a block out of the report; its words stay in the draft.</summary>
    public sealed record LeaveOut(string Block) : BlockEdit("left-out");

    /// <summary>Takes a block that was left out back in.</summary>
    public sealed record TakeBack(string Block) : BlockEdit("taken-back");

    /// <summary>Adds words of the focal post's own.</summary>
    public sealed record AddWords(string Section, string Text) : BlockEdit("added");

    /// <summary>Parts a block of several sources into one block each.</summary>
    public sealed record Split(string Block) : BlockEdit("split");

    /// <summary>Joins a block with another of the same section.</summary>
    public sealed record Merge(string Block, string With) : BlockEdit("merged");
}
