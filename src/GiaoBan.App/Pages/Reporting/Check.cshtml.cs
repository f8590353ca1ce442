using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Kiểm tra và gửi: everything on one page, then the one act that counts.</summary>
public sealed class CheckModel(GetReportForm forms, SubmitReport submit, IdSource ids, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    /// <summary>As in <see cref="FillModel.OnBehalf"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "thay")]
    public string? OnBehalf { get; set; }

    /// <summary>The report.</summary>
    public ReportForm Form { get; private set; } = null!;

    /// <summary>What it will say.</summary>
    public ReportSheet Sheet { get; private set; } = null!;

    /// <summary>What to look at again (DB-7).</summary>
    public IReadOnlyList<StoredWarning> Warnings { get; private set; } = [];

    /// <summary>Minutes late, if it were sent now; 0 = on time.</summary>
    public int LateMinutes { get; private set; }

    /// <summary>Whether the sender must say why: only the first sending is judged.</summary>
    public bool ReasonNeeded => LateMinutes > 0 && Form.Terms.SentVersion == 0;

    /// <summary>Made when the page is shown: the same page sent twice gives the same receipt.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Hash of what is shown.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Why it is late, as typed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who phoned or brought it, as typed.</summary>
    public string Note { get; private set; } = "";

    private string Channel => OnBehalf switch { "dien-thoai" => "phone", "giay" => "paper", _ => "web" };

    /// <summary>The form's address, keeping the mode.</summary>
    public string FormAddress(string anchor = "") => $"/bao-cao/{Form.Terms.ObligationId}{(OnBehalf is null ? "" : "?thay=" + OnBehalf)}{anchor}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        Key = ids.Next().ToString();
        return await LoadAsync(id, frame.Now, cancellation) ?? Page();
    }

    /// <summary>Sends what was shown. The body names no time: the server's clock decides (ALL-4).</summary>
    public async Task<IActionResult> OnPostAsync(
        Guid id, [FromForm] string? key, [FromForm] string? hash, [FromForm] int version, [FromForm] string? reason, [FromForm] string? note, CancellationToken cancellation)
    {
        var arrived = frame.Now;
        if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(hash))
        {
            return BadRequest();
        }

        if (await EarlierAsync(id, hash, key, cancellation) is { } earlier)
        {
            return earlier;
        }

        (Key, Reason, Note) = (key, reason?.Trim() ?? "", note?.Trim() ?? "");
        // The same click may have been filed since the look above, and its draft with it: then its receipt is the answer.
        if (await LoadAsync(id, arrived, cancellation) is { } elsewhere)
        {
            return await EarlierAsync(id, hash, key, cancellation) ?? elsewhere;
        }

        if (version != Form.Draft!.Version || hash != ContentHash)
        {
            if (await EarlierAsync(id, hash, key, cancellation) is { } justNow)
            {
                return justNow;
            }

            ModelState.Add([Error.Conflict("reporting.draft.changed")], text);
            Key = ids.Next().ToString();
            return Page();
        }

        if (Missing() is { Count: > 0 } missing)
        {
            ModelState.Add(missing, text);
            return Page();
        }

        var request = new SubmitReportRequest(id, Sheet.Content, Channel)
        {
            ChannelNote = Note,
            LateReason = Reason,
            DraftVersion = version,
            IdempotencyKey = key,
            ArrivedAt = arrived,
        };
        var sent = await submit.HandleAsync(current.Actor, request, cancellation);
        if (sent.IsOk)
        {
            return Redirect($"/bien-nhan/{sent.Value.Receipt.Number}");
        }

        ModelState.Add(sent.Errors, text);
        return Page();
    }

    private async Task<IActionResult?> EarlierAsync(Guid id, string hash, string key, CancellationToken cancellation) =>
        await submit.FindAnswerAsync(current.Actor, id, Channel, hash, key, cancellation) is { IsOk: true } earlier
            ? Redirect($"/bien-nhan/{earlier.Value.Receipt.Number}")
            : null;

    private List<Error> Missing()
    {
        var missing = new List<Error>();
        if (ReasonNeeded && Reason.Length == 0)
        {
            missing.Add(Error.Invalid("entry.check.reason-needed", "reason", VietnameseDates.Length(LateMinutes, text.Language)));
        }

        if (OnBehalf is not null && Note.Length == 0)
        {
            missing.Add(Error.Invalid("reporting.submission.channel-note-needed", "note"));
        }

        missing.AddRange(new[] { ("reason", Reason), ("note", Note) }
            .Where(f => f.Item2.Length > 1000).Select(f => Error.Invalid("reporting.text.too-long", f.Item1, 1000, f.Item2.Length)));
        return missing;
    }

    private async Task<IActionResult?> LoadAsync(Guid id, Instant now, CancellationToken cancellation)
    {
        if (OnBehalf is not (null or "dien-thoai" or "giay"))
        {
            return NotFound();
        }

        var form = await forms.HandleAsync(current.Actor, id, OnBehalf is not null, cancellation);
        if (!form.IsOk)
        {
            return NotFound();
        }

        Form = form.Value;
        var reading = Form.Shape.Read(Form.Terms, Form.Typed);
        if (Form.Draft is null || !reading.IsReady)
        {
            TempData.Warn(text[Form.Draft is null ? "entry.check.no-draft" : "entry.check.not-ready"]);
            return Redirect(FormAddress());
        }

        Sheet = new ReportSheet(Form.Terms, reading.Content, Form.Year.Sheets(reading.Content.Figures));
        Warnings = ReportReview.Warnings(Form.Terms, reading.Content);
        ContentHash = Convert.ToHexStringLower(reading.Content.Hash());
        LateMinutes = Form.Terms.EffectiveDue?.LateMinutes(now) ?? 0;
        frame.Title = text["entry.check.title"];
        frame.Lead = text["entry.check.lead", Form.Terms.Requirement.Name, ReportTitle.InSentence(Form.Terms.Period.Label), Form.Terms.UnitName];
        frame.Wide = true;
        frame.Crumb("/viec-cua-toi", text["app.nav.mine"]);
        frame.Crumb(FormAddress(), Form.Terms.Requirement.Name);
        return null;
    }
}
