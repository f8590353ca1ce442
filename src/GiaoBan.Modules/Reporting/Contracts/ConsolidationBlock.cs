namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A paragraph of a consolidated draft, with whom it comes from (DB-11).</summary>
/// <param name="Id">Names the block within the draft.</param>
/// <param name="Section">The section's code.</param>
/// <param name="Sources">The units' reports it comes from; empty for words the focal post added.</param>
/// <param name="Original">The words as they were sent.</param>
/// <param name="Text">The words as they stand now.</param>
/// <param name="Taken">False where the focal post left it out.</param>
public sealed record ConsolidationBlock(
    string Id, string Section, IReadOnlyList<SourceVersion> Sources, string Original, string Text, bool Taken);
