using NodaTime;

namespace GiaoBan.Domain.PartyCells;

/// <summary>
/// Attendance of the last twelve months. Times are compared only over a span in which all that are compared could be attended: a cell that was
/// given to a member two months ago is not ten months behind.
/// </summary>
internal sealed class RotaCounts
{
    private const int Months = 12;

    private readonly LocalDate _month;
    private readonly ILookup<(Guid Member, Guid Cell), LocalDate> _visits;
    private readonly ILookup<Guid, LocalDate> _visitsOfCell;
    private readonly Dictionary<Guid, LocalDate> _memberSince;
    private readonly Dictionary<Guid, LocalDate> _cellSince;

    public RotaCounts(RotaInput input)
    {
        _month = input.Month;
        var first = _month.PlusMonths(-Months);
        var counted = input.Visits.Where(v => v.Month >= first && v.Month < _month).ToList();
        _visits = counted.ToLookup(v => (v.MemberId, v.CellId), v => v.Month);
        _visitsOfCell = counted.ToLookup(v => v.CellId, v => v.Month);
        var ties = input.Members.SelectMany(m => m.Ties.Select(t => (m.MemberId, t.CellId, Since: FirstWhole(t.Since)))).ToList();
        _memberSince = ties.GroupBy(t => t.MemberId).ToDictionary(g => g.Key, g => Span(first, g.Max(t => t.Since)));
        _cellSince = ties.GroupBy(t => t.CellId).ToDictionary(g => g.Key, g => Span(first, g.Max(t => t.Since)));
    }

    /// <summary>The first month in which a member's cells are compared.</summary>
    public LocalDate SinceOf(Guid member) => _memberSince[member];

    /// <summary>How often in the span of the member's cells.</summary>
    public int OfMember(Guid member, Guid cell) => _visits[(member, cell)].Count(v => v >= _memberSince[member]);

    /// <summary>How often in the span of the cell's members.</summary>
    public int OfCell(Guid member, Guid cell) => _visits[(member, cell)].Count(v => v >= _cellSince[cell]);

    /// <summary>How often anybody was at a cell in the span of a member's cells.</summary>
    public int Visits(Guid member, Guid cell) => _visitsOfCell[cell].Count(v => v >= _memberSince[member]);

    /// <summary>By how much a member was at a cell more often than at the least attended of the own cells, and than the cell's least attending member.</summary>
    public int Excess(RotaMember member, Guid cell, IEnumerable<RotaMember> followers) =>
        OfMember(member.MemberId, cell) - member.Ties.Min(t => OfMember(member.MemberId, t.CellId)) + ExcessOfCell(member.MemberId, cell, followers);

    /// <summary>By how much a member was at a cell more often than its least attending member.</summary>
    public int ExcessOfCell(Guid member, Guid cell, IEnumerable<RotaMember> followers) =>
        OfCell(member, cell) - followers.Min(f => OfCell(f.MemberId, cell));

    /// <summary>The last month of the twelve in which the member was there.</summary>
    public LocalDate? Last(Guid member, Guid cell) => _visits[(member, cell)].Select(v => (LocalDate?)v).Max();

    /// <summary>How fresh the last time is: 12 for last month, 0 for never.</summary>
    public int Freshness(Guid member, Guid cell) =>
        Last(member, cell) is { } last ? Months + 1 - NodaTime.Period.Between(last, _month, PeriodUnits.Months).Months : 0;

    /// <summary>All the member's visits of the twelve months.</summary>
    public int Load(RotaMember member) => member.Ties.Sum(t => _visits[(member.MemberId, t.CellId)].Count());

    // A tie that began within a month could miss that month's meeting.
    private static LocalDate FirstWhole(LocalDate since) => since.Day == 1 ? since : new LocalDate(since.Year, since.Month, 1).PlusMonths(1);

    private LocalDate Span(LocalDate first, LocalDate since) => LocalDate.Min(_month, LocalDate.Max(first, since));
}
