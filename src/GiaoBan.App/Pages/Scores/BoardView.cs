using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Scores;

namespace GiaoBan.App.Pages.Scores;

/// <summary>A table of subjects.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Rows">The subjects, as filtered.</param>
/// <param name="Address">Where a subject's own sheet stands, or null in a preview.</param>
public sealed record BoardView(ScoreSheet Sheet, IReadOnlyList<ScoredSubject> Rows, Func<ScoredSubject, string>? Address);
