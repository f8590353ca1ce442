using NodaTime;

namespace GiaoBan.Domain.PartyCells;

/// <summary>Why a member attends a meeting.</summary>
public enum RotaReason
{
    /// <summary>It is the only cell the member follows.</summary>
    OnlyCell,

    /// <summary>The member can be at all of them this month.</summary>
    AllCells,

    /// <summary>Of the member's cells it was attended least.</summary>
    LeastAttended,

    /// <summary>Others were attended by the member as rarely, but by committee members together more often.</summary>
    LeastVisited,

    /// <summary>Others stand the same in that, but were attended more recently.</summary>
    LongestAgo,

    /// <summary>Others stand the same in everything: the order of the register decides.</summary>
    InOrder,

    /// <summary>Another cell's turn would be first, but that one is taken care of or cannot be attended.</summary>
    FirstTurnsPassed,

    /// <summary>The seat was settled before.</summary>
    Settled,
}

/// <summary>Why a cell whose turn would come first is passed this month.</summary>
public enum RotaPassing
{
    /// <summary>It holds no meeting this month.</summary>
    NoMeeting,

    /// <summary>Another member attends it.</summary>
    Covered,

    /// <summary>The member is on leave that day.</summary>
    Away,

    /// <summary>It meets while the member sits in another cell's meeting.</summary>
    Clash,

    /// <summary>Its other members have been there less often: theirs is the next turn.</summary>
    OthersTurn,

    /// <summary>The member attends as many this month as one member does, so that as many cells as possible get somebody.</summary>
    Elsewhere,
}

/// <summary>How often a cell was attended by a member.</summary>
/// <param name="CellId">The cell.</param>
/// <param name="Times">How often in the span that is counted.</param>
/// <param name="Visits">How often in that span by any member.</param>
/// <param name="Last">The month of the last time in the twelve months before; null for none.</param>
public sealed record RotaCount(Guid CellId, int Times, int Visits, LocalDate? Last);

/// <summary>How often another member of the cell attended it.</summary>
/// <param name="MemberId">The official.</param>
/// <param name="Times">How often in the span that is counted.</param>
public sealed record RotaShare(Guid MemberId, int Times);

/// <summary>A cell that was passed, and why.</summary>
/// <param name="CellId">The cell.</param>
/// <param name="Why">Why.</param>
/// <param name="By">Who attends it, where somebody else does.</param>
public sealed record RotaPassed(Guid CellId, RotaPassing Why, Guid? By);

/// <summary>The grounds of a seat, as figures that anybody can recount.</summary>
/// <param name="Reason">What decided.</param>
/// <param name="Since">The first month that is counted: twelve months ago, or when the last of the member's cells was given.</param>
/// <param name="Own">The member's cells.</param>
/// <param name="Sharers">The cell's members, the attending one too; one alone where nobody shares it.</param>
/// <param name="Passed">Cells whose turn would come first.</param>
public sealed record RotaGrounds(
    RotaReason Reason, LocalDate Since, IReadOnlyList<RotaCount> Own, IReadOnlyList<RotaShare> Sharers, IReadOnlyList<RotaPassed> Passed);

/// <summary>Who attends a meeting.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="MemberId">The official.</param>
/// <param name="Grounds">Why.</param>
public sealed record RotaSeat(RotaMeeting Meeting, Guid MemberId, RotaGrounds Grounds);

/// <summary>Why a follower of a cell does not attend it.</summary>
/// <param name="MemberId">The official.</param>
/// <param name="IsAway">On leave that day; else in other cells' meetings.</param>
public sealed record RotaAbsence(Guid MemberId, bool IsAway);

/// <summary>A meeting without a member.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Followers">Its followers and why none attends; empty where nobody follows the cell.</param>
public sealed record RotaGap(RotaMeeting Meeting, IReadOnlyList<RotaAbsence> Followers);

/// <summary>A month's rota.</summary>
/// <param name="Seats">Who attends which meeting, in the order of the meetings.</param>
/// <param name="Gaps">Meetings that nobody can attend.</param>
public sealed record RotaPlan(IReadOnlyList<RotaSeat> Seats, IReadOnlyList<RotaGap> Gaps);
