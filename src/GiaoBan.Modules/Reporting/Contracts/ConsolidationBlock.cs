namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A paragraph of a consolidated draft, with whom it comes from (DB-11).</summary>
/// <param name="Id">Names the block within the draft.</param>
/// <param name="Section">The section's code.</param>
/// <param name="Sources">The units' reports it comes from; empty for words the focal post added.</param>
/// <param name="Words">What each source wrote, side by side with <paramref name="Sources"/>.</param>
/// <param name="Original">The words as they were sent; of several sources the fullest.</param>
/// <param name="Text">The words as they stand now.</param>
/// <param name="Taken">False where the focal post left it out.</param>
/// <param name="Apart">Split or joined by hand: a rebuild merges nothing into it.</param>
/// <param name="Fresh">New or changed since the build before: the source has sent another version.</param>
/// <param name="Earlier">The focal post's wording of the version before, where the source has since written something else; else null.</param>
/// <param name="Changed">The draft's version at which a person last changed it; two people conflict only over the same block.</param>
public sealed record ConsolidationBlock(
    string Id,
    string Section,
    IReadOnlyList<SourceVersion> Sources,
    IReadOnlyList<string> Words,
    string Original,
    string Text,
    bool Taken,
    bool Apart,
    bool Fresh,
    string? Earlier,
    int Changed)
{
    /// <summary>Whether the words were changed from the source's, or are the focal post's own.</summary>
    public bool IsReworded() => Sources.Count == 0 || Text != Original;
}
