using GiaoBan.App.Identity;
using GiaoBan.Modules.PartyCells;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>A summary that was handed over, on A4.</summary>
public sealed class PrintModel(CellSummaries summaries, CurrentActor current, IClock clock) : HandedPage(summaries, current, clock);
