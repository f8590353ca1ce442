using NodaTime;

namespace GiaoBan.Domain.PartyCells;

/// <summary>A meeting of a party cell that a committee member is to attend (SK-7).</summary>
/// <param name="MeetingId">Its id.</param>
/// <param name="CellId">The cell that meets.</param>
/// <param name="Starts">Day and hour on the wall in Vietnam.</param>
/// <param name="Minutes">How long it is planned to last, minutes, more than 0.</param>
public sealed record RotaMeeting(Guid MeetingId, Guid CellId, LocalDateTime Starts, int Minutes)
{
    /// <summary>When it is planned to end.</summary>
    public LocalDateTime Ends => Starts.PlusMinutes(Minutes);

    /// <summary>Whether nobody can be in both: half-open spans, so that one may begin as the other ends.</summary>
    public bool Clashes(RotaMeeting other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Starts < other.Ends && other.Starts < Ends;
    }
}

/// <summary>A cell that a member follows.</summary>
/// <param name="CellId">The cell.</param>
/// <param name="Since">The first day.</param>
public sealed record RotaTie(Guid CellId, LocalDate Since);

/// <summary>A committee member with the cells followed in the month and the days of leave.</summary>
/// <param name="MemberId">The official.</param>
/// <param name="Ties">The cells.</param>
/// <param name="Away">Days on which the member attends nothing.</param>
public sealed record RotaMember(Guid MemberId, IReadOnlyList<RotaTie> Ties, IReadOnlyList<DateInterval> Away)
{
    /// <summary>Whether the member follows the cell and is there on the meeting's days.</summary>
    public bool MayAttend(RotaMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return Ties.Any(t => t.CellId == meeting.CellId && t.Since <= meeting.Starts.Date) && !IsAway(meeting);
    }

    /// <summary>Whether leave falls on the meeting.</summary>
    public bool IsAway(RotaMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return Away.Any(days => days.Start <= meeting.Ends.Date && meeting.Starts.Date <= days.End);
    }
}

/// <summary>A meeting that a member attended, or is to attend in a month not yet over.</summary>
/// <param name="MemberId">The official.</param>
/// <param name="CellId">The cell.</param>
/// <param name="Month">The first day of the meeting's month.</param>
public sealed record RotaVisit(Guid MemberId, Guid CellId, LocalDate Month);

/// <summary>A seat that is settled: by the office, or by a rota that people already know.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="MemberId">Who attends it.</param>
public sealed record RotaPin(Guid MeetingId, Guid MemberId);

/// <summary>What a month's rota is made from.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Meetings">The meetings planned in it.</param>
/// <param name="Members">The committee members who follow cells.</param>
/// <param name="Visits">What was attended before; older months than twelve do not count.</param>
/// <param name="Pins">Seats that stand.</param>
/// <param name="MostPerMonth">At how many cells a member with several cells is in one month, 1 or more; who has one cell attends all its meetings.</param>
public sealed record RotaInput(
    LocalDate Month,
    IReadOnlyList<RotaMeeting> Meetings,
    IReadOnlyList<RotaMember> Members,
    IReadOnlyList<RotaVisit> Visits,
    IReadOnlyList<RotaPin> Pins,
    int MostPerMonth = 1);
