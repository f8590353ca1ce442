using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Scores;

namespace GiaoBan.App.Pages.Scores;

/// <summary>A grade as it is shown: a chip of words.</summary>
public sealed record BandView(ScoreSheet Sheet, ScoredSubject Subject);
