using GiaoBan.Domain;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.PartyCells;

/// <summary>A month's rota as it stands, what it would give for the rest, and who was where.</summary>
/// <param name="Month">The month with its meetings.</param>
/// <param name="Proposed">By meeting: whom the rota would send where nobody was decided on.</param>
/// <param name="Gaps">By meeting: why nobody can be sent.</param>
/// <param name="Visits">What was attended in the twelve months before.</param>
public sealed record CellRotaView(
    CellMonth Month, IReadOnlyDictionary<Guid, RotaSeat> Proposed, IReadOnlyDictionary<Guid, RotaGap> Gaps, IReadOnlyList<RotaVisit> Visits);

/// <summary>Shows the rota of a month to who reads every cell.</summary>
public sealed class GetCellRota(GetCellMeetings meetings, RotaDesk desk)
{
    /// <summary>The rota.</summary>
    public async Task<Result<CellRotaView>> HandleAsync(Actor actor, LocalDate month, CancellationToken cancellation)
    {
        if (!CellBook.ReadsAll(actor))
        {
            return Error.NotFound("cells.meeting.not-found");
        }

        var laid = await desk.LayOutAsync(month, fresh: false, cancellation);
        var plan = CellRota.Make(laid.Input);
        var pinned = laid.Input.Pins.Select(p => p.MeetingId).ToHashSet();
        return new CellRotaView(
            await meetings.MonthAsync(actor, month, cancellation),
            plan.Seats.Where(s => !pinned.Contains(s.Meeting.MeetingId)).ToDictionary(s => s.Meeting.MeetingId),
            plan.Gaps.ToDictionary(g => g.Meeting.MeetingId), laid.Input.Visits);
    }
}
