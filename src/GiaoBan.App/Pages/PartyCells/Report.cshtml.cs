using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>The report on a meeting: figures, points by the form, the vote (SK-7).</summary>
public sealed class ReportModel(GetCellMeetings query, GradingForms forms, SendCellReport send, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "basedOn")]
    public int BasedOn { get; set; }

    [BindProperty(Name = "held")]
    public string? Held { get; set; }

    [BindProperty(Name = "notHeldReason")]
    public string? NotHeldReason { get; set; }

    [BindProperty(Name = "heldOn")]
    public string? HeldOn { get; set; }

    [BindProperty(Name = "members")]
    public string? Members { get; set; }

    [BindProperty(Name = "present")]
    public string? Present { get; set; }

    [BindProperty(Name = "excused")]
    public string? Excused { get; set; }

    [BindProperty(Name = "unexcused")]
    public string? Unexcused { get; set; }

    [BindProperty(Name = "minutes")]
    public string? Minutes { get; set; }

    [BindProperty(Name = "attended")]
    public List<Guid> Attended { get; set; } = [];

    [BindProperty(Name = "course")]
    public string? Course { get; set; }

    [BindProperty(Name = "proposer")]
    public string? Proposer { get; set; }

    [BindProperty(Name = "scores")]
    public List<string?> Scores { get; set; } = [];

    [BindProperty(Name = "votesFor")]
    public string? VotesFor { get; set; }

    [BindProperty(Name = "votesAgainst")]
    public string? VotesAgainst { get; set; }

    [BindProperty(Name = "correction")]
    public string? Correction { get; set; }

    /// <summary>The meeting.</summary>
    public MeetingLine Line { get; private set; } = null!;

    /// <summary>The register.</summary>
    public CellBook Book { get; private set; } = null!;

    /// <summary>The form for the meeting's day; null where none is in use.</summary>
    public FormInUse? Form { get; private set; }

    /// <summary>Committee members who may have been there.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var input = Read();
        if (ModelState.IsValid)
        {
            var sent = await send.HandleAsync(current.Actor, id, input, cancellation);
            if (sent.IsOk)
            {
                TempData.Done(text["cells.report.sent", sent.Value]);
                return LocalRedirect(CellActs.PathOf(id));
            }

            if (sent.Error.Kind == ErrorKind.NotFound)
            {
                return NotFound();
            }

            ModelState.Add(sent.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(sent.Error.Kind);
        }

        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        // What came in between stands on the meeting's page: who sends again has seen it.
        BasedOn = Line.Reports.Count;
        ModelState.SetModelValue("basedOn", BasedOn, null);
        return Page();
    }

    private CellReportInput Read()
    {
        var held = Held switch { "yes" => true, "no" => false, _ => (bool?)null };
        var day = held == true ? ModelState.ReadDate(HeldOn, "heldOn", text) : null;
        int? Whole(string? value, string field) => held == true ? ModelState.Whole(value, field, text) : null;
        return new CellReportInput(
            BasedOn, held, NotHeldReason, day, Whole(Members, "members"), Whole(Present, "present"), Whole(Excused, "excused"), Whole(Unexcused, "unexcused"),
            Whole(Minutes, "minutes"), Attended, Course, Proposer,
            held == true ? [.. Scores.Select((s, i) => ModelState.Number(s, $"scores[{i}]", text))] : [],
            Whole(VotesFor, "votesFor"), Whole(VotesAgainst, "votesAgainst"), Correction);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await query.FindAsync(current.Actor, id, cancellation);
        if (!found.IsOk || CellBook.Filler(current.Actor, found.Value.Line.Cell) is null)
        {
            return false;
        }

        (Book, Line, _) = found.Value;
        var planned = Line.Meeting.StartsAt.InZone(Deadline.Zone).Date;
        var day = HeldOn is { } typed && DateFields.TryRead(typed, out var held) ? held : Line.Report?.HeldOn ?? planned;
        Form = FormInUse.For(await forms.InUseAsync(cancellation), day, PlanCellMeeting.KindOf(Line.Meeting));
        Choices = [.. SendCellReport.MayHaveAttended(Book, Line.Meeting, planned, Line.Seat?.OfficialId).Select(o => (o, Book.NameOf(o))).OrderBy(c => c.Item2, StringComparer.Ordinal)];
        return true;
    }

    private void Fill()
    {
        BasedOn = Line.Reports.Count;
        var planned = Line.Meeting.StartsAt.InZone(Deadline.Zone).Date;
        if (Line.Report is not { } last)
        {
            (HeldOn, Members) = (DateFields.Write(planned), Number(Book.TermOn(Line.Cell.CellId, planned).Members));
            (Attended, Proposer) = (Line.Seat?.OfficialId is { } official ? [official] : [], text["cells.report.proposer.value"]);
            return;
        }

        Held = last.Held ? "yes" : "no";
        (NotHeldReason, Course, Proposer) = (last.NotHeldReason, last.Course, last.Proposer ?? text["cells.report.proposer.value"]);
        HeldOn = DateFields.Write(last.HeldOn ?? planned);
        (Members, Present, Excused, Unexcused, Minutes) = (Number(last.Members), Number(last.Present), Number(last.Excused), Number(last.Unexcused), Number(last.Minutes));
        (VotesFor, VotesAgainst, Attended) = (Number(last.VotesFor), Number(last.VotesAgainst), [.. last.Attended]);
        Scores = [.. last.Scores.Select(s => (string?)VietnameseNumber.FormatForInput(s))];
    }

    private static string? Number(int? number) => number is { } value ? VietnameseNumber.FormatForInput(value) : null;
}
