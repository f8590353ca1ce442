using GiaoBan.Domain.PartyCells;
using NodaTime;

namespace GiaoBan.Domain.Tests.PartyCells;

/// <summary>Cells and committee members that live through months: what the rota gives is attended.</summary>
internal sealed class RotaWorld
{
    private static readonly LocalDate Begins = new(2015, 1, 1);

    private readonly List<RotaVisit> _visits = [];

    public List<RotaMember> Members { get; } = [];

    public IReadOnlyList<RotaVisit> Visits => _visits;

    /// <summary>Day of the month and hour at which a cell meets.</summary>
    public Dictionary<Guid, (int Day, int Hour)> Hours { get; } = [];

    /// <summary>An id by number: small numbers come first in the register.</summary>
    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Guid Cell(int number) => Id(1000 + number);

    public static RotaMember Member(int number, params int[] cells) => new(Id(number), [.. cells.Select(c => new RotaTie(Cell(c), Begins))], []);

    /// <summary>A world drawn by chance: nobody and nothing is on leave or at one hour unless asked for.</summary>
    public static RotaWorld Of(Random random, int members, int cells, bool clashes, bool leave)
    {
        var world = new RotaWorld();
        for (var c = 1; c <= cells; c++)
        {
            world.Hours[Cell(c)] = clashes ? (random.Next(3, 5), random.Next(2) == 0 ? 14 : 19) : (c, 14);
        }

        for (var m = 1; m <= members; m++)
        {
            var follows = Enumerable.Range(1, cells).Where(_ => random.Next(3) > 0).ToArray();
            DateInterval[] away = leave && random.Next(3) == 0 ? [new(new LocalDate(2021, 8, 3), new LocalDate(2021, 8, 3))] : [];
            world.Members.Add(Member(m, follows) with { Away = away });
        }

        return world;
    }

    public RotaInput Input(LocalDate month, int most = 1) => new(
        month,
        [.. Hours.Select(h => new RotaMeeting(new Guid(month.Year, (short)month.Month, 0, h.Key.ToByteArray()[..8]), h.Key, month.PlusDays(h.Value.Day - 1).At(new LocalTime(h.Value.Hour, 0)), 120))],
        Members, _visits, [], most);

    /// <summary>Lives through a month.</summary>
    public RotaPlan Live(LocalDate month, int most = 1)
    {
        var plan = CellRota.Make(Input(month, most));
        Attend(plan, month);
        return plan;
    }

    public void Attend(RotaPlan plan, LocalDate month) => _visits.AddRange(plan.Seats.Select(s => new RotaVisit(s.MemberId, s.Meeting.CellId, month)));

    /// <summary>How often a member was at a cell's meetings in the twelve months up to a month, that month too.</summary>
    public int Times(Guid member, Guid cell, LocalDate upTo) =>
        _visits.Count(v => v.MemberId == member && v.CellId == cell && v.Month <= upTo && v.Month > upTo.PlusMonths(-12));
}
