using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Reporting;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>The conclusions of a meeting: written by chair and secretary, issued when nothing lacks, read by who was asked (NN-7, NN-8).</summary>
public sealed class IndexModel(ConclusionReader reader, WriteConclusion write, IssueConclusions issue, CurrentActor current, Text text) : PageModel
{
    /// <summary>More empty lines for directives of this item.</summary>
    [BindProperty(SupportsGet = true, Name = "them")]
    public Guid? More { get; set; }

    /// <summary>The conclusions.</summary>
    public ConclusionFile All { get; private set; } = null!;

    /// <summary>Forms that were refused, or somebody else came before, by item.</summary>
    public Dictionary<Guid, ConclusionForm> Kept { get; } = [];

    /// <summary>What lacks before they can be issued.</summary>
    public IReadOnlyList<Error> Lacks { get; private set; } = [];

    /// <summary>Whether the reader writes.</summary>
    public bool Writes => All.File.Part.Runs;

    /// <summary>Whether there is something to issue.</summary>
    public bool MayIssue => Writes && (All.File.Meeting.State == MeetingStates.Concluding || (All.File.Meeting.State == MeetingStates.Closed && All.Items.Any(i => i.Draft is not null)));

    /// <summary>The form of an item.</summary>
    public ConclusionForm FormOf(ConclusionItem item) =>
        Kept.GetValueOrDefault(item.Item.ItemId) ?? new ConclusionForm(All, item, current.Actor.AccountId, "ket-luan") { Spare = More == item.Item.ItemId ? 3 : 1 };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSaveAsync(Guid id, Guid item, string? back, string? act, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || All.Items.FirstOrDefault(i => i.Item.ItemId == item) is not { } line)
        {
            return NotFound();
        }

        ModelState.Clear();
        var fields = await Request.ReadFormAsync(cancellation);
        var form = FormOf(line) with { Back = back == "dieu-hanh" ? "dieu-hanh" : "ket-luan", Version = FillModel.BasedOn(fields) };
        form = form with { Content = ConclusionInput.Read(fields, form.Prefix, ModelState, text) };
        var saved = ModelState.IsValid ? await write.SaveAsync(current.Actor, id, item, form.Version, form.Content, cancellation) : Result<ConclusionSaved>.Refused([Error.Invalid("app.field.missing")]);
        if (saved is { IsOk: true, Value.Other: null })
        {
            TempData.Done(text["conclusions.save.done", line.Number]);
            return LocalRedirect(form.Back == "dieu-hanh" && act != "more" ? $"{form.Root}/dieu-hanh?noi-dung={item}#ket-luan" : $"{form.Root}/ket-luan{(act == "more" ? $"?them={item}" : "")}#nd-{line.Number}");
        }

        if (saved.IsOk)
        {
            Kept[item] = form with { Version = saved.Value.Version, Other = saved.Value.Other };
            ModelState.Add([Error.Conflict("conclusions.draft.changed", line.Number)], text);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        Kept[item] = form;
        if (ModelState.IsValid)
        {
            ModelState.Add([.. saved.Errors.Select(e => e.Field is { } field ? e with { Field = form.Prefix + field } : e)], text);
        }

        Response.StatusCode = ProblemMapper.StatusOf(saved.Error.Kind);
        return saved.Error.Kind == ErrorKind.NotFound ? NotFound() : Page();
    }

    /// <summary>Keeps what is typed while one types (assets/autosave.ts).</summary>
    public async Task<IActionResult> OnPutDraftAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || All.Items.FirstOrDefault(i => i.Item.ItemId == item) is not { } line)
        {
            return Problem([Error.NotFound("room.not-found")]);
        }

        ModelState.Clear();
        var fields = await Request.ReadFormAsync(cancellation);
        var saved = await write.SaveAsync(
            current.Actor, id, item, FillModel.BasedOn(fields), ConclusionInput.Read(fields, FormOf(line).Prefix, ModelState, text), cancellation);
        return !saved.IsOk ? Problem(saved.Errors)
            : saved.Value.Other is not null ? Problem([Error.Conflict("conclusions.draft.changed", line.Number)])
            : new JsonResult(new { version = saved.Value.Version, savedAt = text.Write(saved.Value.SavedAt)[..5] });
    }

    public async Task<IActionResult> OnPostIssueAsync(Guid id, CancellationToken cancellation)
    {
        var issued = await issue.HandleAsync(current.Actor, id, cancellation);
        if (issued.IsOk)
        {
            TempData.Done(text[issued.Value.LateMinutes > 0 ? "conclusions.issue.done.late" : "conclusions.issue.done", issued.Value.Number]);
            return LocalRedirect(MeetingActs.PathOf(id) + "/ket-luan");
        }

        return await RefusedAsync(id, issued.Errors, cancellation);
    }

    public async Task<IActionResult> OnPostCorrectAsync(Guid id, Guid item, string? reason, CancellationToken cancellation)
    {
        var done = await write.CorrectAsync(current.Actor, id, item, reason, cancellation);
        return done.IsOk ? LocalRedirect(MeetingActs.PathOf(id) + "/ket-luan") : await RefusedAsync(id, done.Errors, cancellation);
    }

    public async Task<IActionResult> OnPostDropAsync(Guid id, Guid item, CancellationToken cancellation)
    {
        var done = await write.DropAsync(current.Actor, id, item, cancellation);
        return done.IsOk ? LocalRedirect(MeetingActs.PathOf(id) + "/ket-luan") : await RefusedAsync(id, done.Errors, cancellation);
    }

    private async Task<IActionResult> RefusedAsync(Guid id, IReadOnlyList<Error> errors, CancellationToken cancellation)
    {
        if (errors[0].Kind == ErrorKind.NotFound || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.Add(errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(errors[0].Kind);
        return Page();
    }

    private ObjectResult Problem(IReadOnlyList<Error> errors)
    {
        var problem = ProblemMapper.ToProblem(errors, text);
        return new ObjectResult(problem) { StatusCode = problem.Status };
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { } all || !(MeetingStates.IsTold(all.File.Meeting.State) || all.File.Part.Runs))
        {
            return false;
        }

        All = all;
        Lacks = all.File.Part.Runs && all.File.Meeting.State == MeetingStates.Concluding ? await issue.CheckAsync(all, cancellation) : [];
        return true;
    }
}
