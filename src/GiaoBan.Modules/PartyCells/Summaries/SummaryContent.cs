using System.Text.Json;
using GiaoBan.Domain.PartyCells;

namespace GiaoBan.Modules.PartyCells;

/// <summary>A month of the cells for the committee, as it is handed over: words and figures, nothing that hangs on later rows.</summary>
/// <param name="Format">Of this record: 1.</param>
/// <param name="Month"><c>2021-08</c>.</param>
/// <param name="Issuer">The unit that hands it over.</param>
/// <param name="IsOfTheParty">It is a body of the Party.</param>
/// <param name="SignerTitle">The post that hands it over.</param>
/// <param name="Bands">The grades, best first.</param>
/// <param name="Cells">The cells.</param>
/// <param name="Items">Thoughts and wishes raised in the month, answered in it, or open at its making.</param>
/// <param name="Counts">The same, counted.</param>
public sealed record SummaryContent(
    int Format, string Month, string Issuer, bool IsOfTheParty, string SignerTitle, IReadOnlyList<string> Bands, IReadOnlyList<SummaryCell> Cells,
    IReadOnlyList<SummaryItem> Items, ItemCounts Counts)
{
    /// <summary>The figures, reckoned from the lines.</summary>
    public CellMonthSummary Figures() => new(
        [
            .. Cells.Select(c => new CellMonthLine(c.Cell, c.Met, c.NotHeldReason, c.Members, c.Present, c.Band, c.Total, c.Confirmed, c.Assigned, c.Attended, c.Reported)),
        ],
        Counts);

    /// <summary>As it is hashed and stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, CellActs.Plain);

    /// <summary>From the store.</summary>
    public static SummaryContent Read(string json) => JsonSerializer.Deserialize<SummaryContent>(json, CellActs.Plain)!;
}

/// <summary>A cell of a summary.</summary>
/// <param name="Cell">Its name.</param>
/// <param name="Secretary">Its secretary.</param>
/// <param name="Met">Meetings held.</param>
/// <param name="Topics">Topics of the thematic ones.</param>
/// <param name="NotHeldReason">Why none was held.</param>
/// <param name="Members">Members at the meetings held, added up.</param>
/// <param name="Present">Present at them.</param>
/// <param name="Band">The grade's name.</param>
/// <param name="Total">Its points.</param>
/// <param name="Confirmed">Confirmed by a committee member.</param>
/// <param name="Assigned">Seats given.</param>
/// <param name="Attended">Of them attended.</param>
/// <param name="Committee">Committee members who were there, by name.</param>
/// <param name="Reported">A report was sent.</param>
/// <param name="LateMinutes">How late the first report was; null without a deadline.</param>
public sealed record SummaryCell(
    string Cell, string Secretary, int Met, IReadOnlyList<string> Topics, string? NotHeldReason, int Members, int Present, string? Band, decimal? Total, bool Confirmed,
    int Assigned, int Attended, IReadOnlyList<string> Committee, bool Reported, int? LateMinutes);

/// <summary>A thought or wish of a summary.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Month">When it was raised.</param>
/// <param name="Field">What it is about.</param>
/// <param name="Text">The words.</param>
/// <param name="Stage">How far it was.</param>
/// <param name="Post">Who is to answer.</param>
/// <param name="Due">Until when, <c>yyyy-MM-dd</c>.</param>
/// <param name="Answer">The answer.</param>
public sealed record SummaryItem(string Cell, string Month, string Field, string Text, ItemStage Stage, string? Post, string? Due, string? Answer);
