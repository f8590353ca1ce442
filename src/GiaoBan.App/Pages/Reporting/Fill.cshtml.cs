using GiaoBan.App.Hosting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Nhập báo cáo. Whatever is posted is kept as a draft first; only then it is judged.</summary>
[RequestSizeLimit(RequestLimits.UploadBytes)]
[ServiceFilter<Incidents.IncidentWay>]
public sealed class FillModel(
    GetReportForm forms, ObligationReader obligations, SaveDraft drafts, KeepAttachment attachments, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    /// <summary>Fewest lines offered for activities and for the plan.</summary>
    public const int FewestLines = 3;

    /// <summary>For whom it is entered: <c>dien-thoai</c> (somebody phoned), <c>giay</c> (somebody brought paper), or null (one's own).</summary>
    [BindProperty(SupportsGet = true, Name = "thay")]
    public string? OnBehalf { get; set; }

    /// <summary>The report.</summary>
    public ReportForm Form { get; private set; } = null!;

    /// <summary>What stands in the fields.</summary>
    public TypedReport Typed { get; private set; } = TypedReport.Empty;

    /// <summary>What the fields say.</summary>
    public FormReading Reading { get; private set; } = null!;

    /// <summary>The draft's version that the fields are based on.</summary>
    public int Version { get; private set; }

    /// <summary>The figures tables as computed.</summary>
    public IReadOnlyList<FigureSheet> Sheets { get; private set; } = [];

    /// <summary>Lines offered for activities.</summary>
    public int ActivityLines { get; private set; }

    /// <summary>Lines offered for the plan.</summary>
    public int PlanLines { get; private set; }

    /// <summary>Somebody else's draft that came first, or null.</summary>
    public SavedDraft? Other { get; private set; }

    /// <summary>The account whose local copy of the draft this is.</summary>
    public Guid Account => current.Actor.AccountId;

    /// <summary>This report's address with a handler, keeping the mode.</summary>
    public string Address(string tail = "") =>
        $"/bao-cao/{Form.Terms.ObligationId}{tail}{(OnBehalf is null ? "" : (tail.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "thay=" + OnBehalf)}";

    /// <summary>The number of an indicator's field.</summary>
    public int FieldOf(string indicator) => Form.Shape.Lines.Index().First(l => l.Item.Code == indicator).Index;

    /// <summary>What is to be asked at a field, or null.</summary>
    public NumberQuestion? QuestionOf(string field) => Reading.Questions.FirstOrDefault(q => q.Field == field);

    public async Task<IActionResult> OnGetAsync(Guid id, string? them, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Show(Form.Typed, Form.Draft?.Version ?? 0, them);
        Ask();
        return Page();
    }

    /// <summary>Keeps what was typed, then does what the button says.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        var fields = await Request.ReadFormAsync(cancellation);
        var act = fields["act"].ToString();
        var typed = ReportInput.Read(fields, Form, fields["answer"].Count > 0 ? fields["answer"].ToString() : null);
        var refused = new List<Error>();
        typed = await ChangeFilesAsync(typed, fields, act, refused, cancellation);
        if (await KeepAsync(typed, BasedOn(fields), refused, cancellation) is { } conflict)
        {
            return conflict;
        }

        Ask();
        ModelState.Add(refused, text);
        return (act, refused.Count) switch
        {
            ("check", 0) when Reading.IsReady => Redirect(Address("/kiem-tra")),
            ("check", _) => PageWith(Reading.Errors),
            (_, > 0) => Page(),
            ("more-activities", _) => Redirect(Address("?them=viec") + "#viec"),
            ("more-plan", _) => Redirect(Address("?them=ke-hoach") + "#ke-hoach"),
            ("upload", _) => Redirect(Address() + "#attachments"),
            _ when act.StartsWith("remove:", StringComparison.Ordinal) => Redirect(Address() + "#attachments"),
            _ => Saved(),
        };
    }

    /// <summary>Keeps what was typed while one types (assets/autosave.ts).</summary>
    public async Task<IActionResult> OnPutDraftAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is not null)
        {
            return Problem([Error.NotFound("reporting.obligation.not-found")]);
        }

        var fields = await Request.ReadFormAsync(cancellation);
        var saved = await drafts.HandleAsync(current.Actor, id, BasedOn(fields), ReportInput.Read(fields, Form, null), cancellation);
        return !saved.IsOk ? Problem(saved.Errors)
            : saved.Value.Other is not null ? Problem([Error.Conflict("reporting.draft.changed")])
            : new JsonResult(new { version = saved.Value.Version, savedAt = text.Write(saved.Value.SavedAt)[..5] });
    }

    /// <summary>Puts one draft together from two, field by field as chosen.</summary>
    public async Task<IActionResult> OnPostMergeAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        var fields = await Request.ReadFormAsync(cancellation);
        var act = fields["act"].ToString();
        if (act == "theirs")
        {
            return Redirect(Address());
        }

        var mine = ReportJson.Read<TypedReport>(fields["mine"].ToString());
        mine = Form.Shape.Arrange(mine with { Attachments = [.. Form.Files.Where(f => mine.Attachments.Any(a => a.Id == f.Id))] });
        var theirs = act == "merge" ? fields.Where(f => f.Value == "theirs").Select(f => f.Key).ToHashSet(StringComparer.Ordinal) : [];
        var merged = TypedDifferences.Take(mine, Form.Shape.Arrange(Form.Draft?.Content ?? mine), theirs);
        var refused = new List<Error>();
        if (await KeepAsync(merged, BasedOn(fields), refused, cancellation) is { } conflict)
        {
            return conflict;
        }

        ModelState.Add(refused, text);
        return refused.Count > 0 ? Page() : Saved();
    }

    /// <summary>The draft's version that posted fields are based on; 0 = none.</summary>
    public static int BasedOn(IFormCollection fields) =>
        int.TryParse(fields["version"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>Loads the form; where the actor may only read, or may not even that, says where to go.</summary>
    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (OnBehalf is not (null or "dien-thoai" or "giay"))
        {
            return NotFound();
        }

        var form = await forms.HandleAsync(current.Actor, id, OnBehalf is not null, cancellation);
        if (form.IsOk)
        {
            Form = form.Value;
            Head();
            return Form.Terms.AbsorbedInto is null ? null : Redirect($"/so-theo-doi/bao-cao/{id}");
        }

        return await obligations.FindAsync(current.Actor.TenantId, id, cancellation) is { Stream.Length: 0 } terms && ObligationAccess.MayRead(current.Actor, terms)
            ? Redirect(terms.SentVersion > 0 ? $"/bao-cao/{id}/ban/{terms.SentVersion}" : $"/bao-cao/{id}/ban/0")
            : NotFound();
    }

    private void Head()
    {
        var terms = Form.Terms;
        frame.Title = text["entry.form.title", terms.Requirement.Name, ReportTitle.InSentence(terms.Period.Label)];
        frame.Lead = terms.Period.Window is { } days
            ? text["entry.form.lead-days", terms.UnitName, VietnameseDates.ShortDay(days.Start), VietnameseDates.Day(days.End), terms.Requirement.Recipient]
            : text["entry.form.lead", terms.UnitName, terms.Requirement.Recipient];
        frame.Wide = true;
        frame.Crumb("/viec-cua-toi", text["app.nav.mine"]);
    }

    private void Show(TypedReport typed, int version, string? more)
    {
        (Typed, Version, Reading) = (typed, version, Form.Shape.Read(Form.Terms, typed));
        Sheets = Form.Year.Sheets(Reading.Content.Figures);
        ActivityLines = Lines(typed.Activities.Count, more == "viec");
        PlanLines = Lines(typed.Plan.Count, more == "ke-hoach");
    }

    private static int Lines(int filled, bool more) => Math.Max(FewestLines, filled + (more ? FewestLines : 1));

    /// <summary>Numbers that cannot be read one way are asked about at their field, whatever the button was (ALL-1).</summary>
    private void Ask() => ModelState.Add(
        [.. Reading.Questions.Select(q => Error.Invalid(
            "entry.form.ask", q.Field, q.Typed, string.Join($" {text["app.number.or"]} ", q.Options.Select(o => VietnameseNumber.Format(o)))))],
        text);

    private async Task<TypedReport> ChangeFilesAsync(TypedReport typed, IFormCollection fields, string act, List<Error> refused, CancellationToken cancellation)
    {
        if (act.StartsWith("remove:", StringComparison.Ordinal))
        {
            return typed with { Attachments = [.. typed.Attachments.Where(a => a.Id.ToString() != act["remove:".Length..])] };
        }

        foreach (var file in fields.Files.Where(f => f.Length > 0))
        {
            if (SecrecyMarks.FindInFileName(file.FileName) is not null)
            {
                refused.Add(SecrecyDoor.Marked("attachments"));
                continue;
            }

            if (file.Length > ReportLimits.AttachmentBytes)
            {
                refused.Add(Error.Invalid("reporting.attachment.too-large", "attachments", file.FileName, ReportLimits.AttachmentBytes / 1024 / 1024));
                continue;
            }

            await using var stream = file.OpenReadStream();
            var content = new byte[file.Length];
            await stream.ReadExactlyAsync(content, cancellation);
            var kept = await attachments.HandleAsync(current.Actor, Form.Terms.ObligationId, file.FileName, content, cancellation);
            if (kept.IsOk)
            {
                typed = typed with { Attachments = [.. typed.Attachments, kept.Value] };
            }

            refused.AddRange(kept.Errors);
        }

        return typed;
    }

    /// <summary>Saves the draft and shows it; answers a page only where somebody else's draft came first.</summary>
    private async Task<IActionResult?> KeepAsync(TypedReport typed, int basedOn, List<Error> refused, CancellationToken cancellation)
    {
        var saved = await drafts.HandleAsync(current.Actor, Form.Terms.ObligationId, basedOn, typed, cancellation);
        if (!saved.IsOk)
        {
            refused.AddRange(saved.Errors);
            Show(typed, basedOn, null);
            return null;
        }

        Show(typed, saved.Value.Version, null);
        if (saved.Value.Other is not { } other)
        {
            return null;
        }

        Other = other with { Content = Form.Shape.Arrange(other.Content) };
        Response.StatusCode = StatusCodes.Status409Conflict;
        frame.Lead = text["entry.conflict.lead", other.SavedBy, other.SavedAt];
        return Page();
    }

    private PageResult PageWith(IReadOnlyList<Error> errors)
    {
        ModelState.Add(errors, text);
        return Page();
    }

    private RedirectResult Saved()
    {
        TempData.Done(text["entry.form.saved", frame.Now]);
        return Redirect(Address());
    }

    private ObjectResult Problem(IReadOnlyList<Error> errors)
    {
        var problem = ProblemMapper.ToProblem(errors, text);
        return new ObjectResult(problem) { StatusCode = problem.Status };
    }
}
