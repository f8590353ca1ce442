namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A quality warning the sender saw (DB-7), as it is kept with the version and answered by the API.</summary>
/// <param name="Code">The text's key.</param>
/// <param name="Place">The place, as <c>sections[ket-qua]</c>; null = the whole report.</param>
/// <param name="Args">What the text names, already written for people.</param>
public sealed record StoredWarning(string Code, string? Place, IReadOnlyList<string> Args);
