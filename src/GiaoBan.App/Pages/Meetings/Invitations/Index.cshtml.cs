using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Invitations;

/// <summary>Who is asked to a meeting and why, what they were told and answered; sends the invitations (NN-3).</summary>
public sealed class IndexModel(
    MeetingReader reader, InvitationCheck check, ListInvitations list, SendInvitations send, ChangeInvitees change, AnswerInvitation answer, MeetingRuleBook rules,
    OrganisationDirectory directory, ResourceBook resources, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "shortReason")]
    public string? ShortReason { get; set; }

    [BindProperty(Name = "who")]
    public List<Guid> Who { get; set; } = [];

    [BindProperty(Name = "capacities")]
    public List<string?> InviteeCapacities { get; set; } = [];

    [BindProperty(Name = "reasons")]
    public List<string?> Reasons { get; set; } = [];

    [BindProperty(Name = "remove")]
    public Guid Remove { get; set; }

    [BindProperty(Name = "post")]
    public Guid? Post { get; set; }

    [BindProperty(Name = "capacity")]
    public string? NewCapacity { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "guestName")]
    public string? GuestName { get; set; }

    [BindProperty(Name = "guestAddress")]
    public string? GuestAddress { get; set; }

    [BindProperty(Name = "guest")]
    public Guid? Guest { get; set; }

    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>The meeting.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>Whether invitations may go out.</summary>
    public InvitationReadiness Ready { get; private set; } = null!;

    /// <summary>Who is asked, by unit, guests last.</summary>
    public IReadOnlyList<IGrouping<string, Invitee>> Units { get; private set; } = [];

    /// <summary>The times that invitations went out.</summary>
    public IReadOnlyList<InvitationRound> Rounds { get; private set; } = [];

    /// <summary>Posts to choose from.</summary>
    public RequestChoices Choices { get; private set; } = null!;

    /// <summary>Whether who is asked may still change.</summary>
    public bool MayChange => MeetingStates.MayMove(File.Meeting.State);

    /// <summary>Whether people have been told.</summary>
    public bool IsTold => MeetingStates.IsTold(File.Meeting.State);

    /// <summary>The places of the invitees in the form, in the order of the page.</summary>
    public IReadOnlyDictionary<Guid, int> Rows { get; private set; } = new Dictionary<Guid, int>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancellation) =>
        await AfterAsync(id, await send.HandleAsync(current.Actor, id, ShortReason, cancellation), sent => text["invitations.send.done", sent], cancellation);

    public async Task<IActionResult> OnPostExplainAsync(Guid id, CancellationToken cancellation)
    {
        List<InviteeReason> said = [.. Who.Select((who, i) => new InviteeReason(who, InviteeCapacities.ElementAtOrDefault(i), Reasons.ElementAtOrDefault(i)))];
        return await AfterAsync(id, await change.ExplainAsync(current.Actor, id, said, cancellation), _ => text["invitations.explain.done"], cancellation);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation) =>
        await AfterAsync(id, await change.RemoveAsync(current.Actor, id, Remove, cancellation), _ => text["invitations.remove.done"], cancellation);

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancellation)
    {
        var request = new AddInviteeRequest(id, Post, GuestName, GuestAddress, NewCapacity, Reason);
        return await AfterAsync(id, await change.AddAsync(current.Actor, request, cancellation), _ => text["invitations.add.done"], cancellation);
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken cancellation) =>
        await AfterAsync(id, await answer.HandleAsync(current.Actor, id, Guest ?? Guid.Empty, Answer, Note, cancellation), _ => text["invitations.answer.done"], cancellation);

    private async Task<IActionResult> AfterAsync<T>(Guid id, Result<T> done, Func<T, string> words, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(words(done.Value!));
            return LocalRedirect(MeetingActs.PathOf(id) + "/moi");
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return done.Error.Kind != ErrorKind.NotFound && await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { Part.Prepares: true } file)
        {
            return false;
        }

        File = file;
        Ready = await check.LookAsync(file, cancellation);
        var invitees = await list.OfAsync(file, cancellation);
        Units = [.. invitees.GroupBy(i => i.UnitName, StringComparer.Ordinal).OrderBy(g => g.Key.Length == 0 ? 1 : 0).ThenBy(g => g.Min(i => i.Participant.Capacity == Capacities.Chair ? 0 : 1)).ThenBy(g => g.Key, StringComparer.Ordinal)];
        Rows = Units.SelectMany(u => u).Select((invitee, i) => (invitee.Participant.ParticipantId, i)).ToDictionary(r => r.ParticipantId, r => r.i);
        Rounds = await list.RoundsAsync(id, cancellation);
        var day = file.Meeting.StartsAt?.InZone(Deadline.Zone).Date ?? clock.Today();
        Choices = await RequestChoices.OfAsync(await rules.InForceAsync(cancellation), directory, resources, current.Actor, day, [], cancellation);
        return true;
    }
}
