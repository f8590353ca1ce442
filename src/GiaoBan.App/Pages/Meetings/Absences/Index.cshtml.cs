using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Absences;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Absences;

/// <summary>Absences of a meeting (NN-5): one reports one's own, the chair decides, a deputy comes.</summary>
public sealed class IndexModel(
    MeetingReader reader, ListAbsences list, ListInvitations invitees, DeputyChoices choices, ReportAbsence report, DecideAbsence decide, WithdrawAbsence withdraw,
    CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "cho", SupportsGet = true)]
    public Guid? For { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "items")]
    public List<Guid> Items { get; set; } = [];

    [BindProperty(Name = "deputy")]
    public Guid? Deputy { get; set; }

    [BindProperty(Name = "absence")]
    public Guid AbsenceId { get; set; }

    [BindProperty(Name = "decision")]
    public string? Decision { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>The meeting.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>Absences that the reader may see.</summary>
    public IReadOnlyList<AbsenceLine> Lines { get; private set; } = [];

    /// <summary>For whom the form reports; null where the reader reports for nobody.</summary>
    public Invitee? Absent { get; private set; }

    /// <summary>Who may come instead.</summary>
    public IReadOnlyList<DeputyChoice> Deputies { get; private set; } = [];

    /// <summary>Of each absence that waits, who may come instead.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<DeputyChoice>> DeputiesOf { get; private set; } = new Dictionary<Guid, IReadOnlyList<DeputyChoice>>();

    /// <summary>For whom the reader may report besides.</summary>
    public IReadOnlyList<Invitee> Others { get; private set; } = [];

    /// <summary>Whether absences are still heard.</summary>
    public bool IsOpen => ReportAbsence.IsOpen(File, clock.GetCurrentInstant());

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReportAsync(Guid id, CancellationToken cancellation) =>
        await AfterAsync(id, await report.HandleAsync(current.Actor, new ReportAbsenceRequest(id, For, Reason, Items, Deputy), cancellation), "absences.report.done", cancellation);

    public async Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken cancellation) =>
        await AfterAsync(
            id, await decide.HandleAsync(current.Actor, new DecideAbsenceRequest(id, AbsenceId, Decision, Decision == Absence.Agreed ? Deputy : null, Note), cancellation), "absences.decide.done", cancellation);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellation) =>
        await AfterAsync(id, await withdraw.HandleAsync(current.Actor, id, AbsenceId, cancellation), "absences.withdraw.done", cancellation);

    /// <summary>The titles of items of the agenda.</summary>
    public string ItemsOf(Absence absence) => absence.Items is not { } items
        ? text["absences.whole"]
        : string.Join("; ", File.Agenda.Where(i => items.Contains(i.ItemId)).Select(i => $"{i.Position}. {i.Title}"));

    private async Task<IActionResult> AfterAsync<T>(Guid id, Result<T> done, string words, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[words]);
            return LocalRedirect(ReportAbsence.PathOf(id));
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return done.Error.Kind != ErrorKind.NotFound && await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { } file
            || !(file.Part.Prepares ? file.Meeting.State == MeetingStates.Approved || MeetingStates.IsTold(file.Meeting.State) : file.Part.Member))
        {
            return false;
        }

        File = file;
        Lines = await list.OfAsync(file, cancellation);
        if (!IsOpen)
        {
            return true;
        }

        var named = await invitees.NamedAsync(file.Participants, cancellation);
        var reports = file.Part.Secretary || file.Part.Office;
        Others = reports ? [.. named.Where(i => i.Participant.Capacity != Capacities.Chair && i.Participant.ParticipantId != file.Part.ParticipantId && IsHeard(i.Participant))] : [];
        Absent = For is { } other && reports ? named.FirstOrDefault(i => i.Participant.ParticipantId == other) : named.FirstOrDefault(i => i.Participant.ParticipantId == file.Part.ParticipantId);
        Absent = Absent is { Participant: { } who } && who.Capacity != Capacities.Chair && IsHeard(who) ? Absent : null;
        Deputies = Absent is { Participant: { DeputyFor: null } absent } ? await choices.OfAsync(file, absent, cancellation) : [];
        if (file.Part.Runs)
        {
            DeputiesOf = await DeputiesOfAsync(cancellation);
        }

        return true;
    }

    private bool IsHeard(MeetingParticipant participant) =>
        participant.Rsvp is not (Rsvps.Delegated or Rsvps.Declined) && !Lines.Any(l => l.Absence.ParticipantId == participant.ParticipantId && l.Absence.State == Absence.Reported);

    private async Task<Dictionary<Guid, IReadOnlyList<DeputyChoice>>> DeputiesOfAsync(CancellationToken cancellation)
    {
        Dictionary<Guid, IReadOnlyList<DeputyChoice>> found = [];
        foreach (var line in Lines.Where(l => l.Absence.State == Absence.Reported))
        {
            if (File.Participants.FirstOrDefault(p => p.ParticipantId == line.Absence.ParticipantId) is { DeputyFor: null } absent)
            {
                found[line.Absence.AbsenceId] = await choices.OfAsync(File, absent, cancellation);
            }
        }

        return found;
    }
}
