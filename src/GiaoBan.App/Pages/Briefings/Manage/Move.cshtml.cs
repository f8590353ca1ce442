using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Meetings.Briefings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Briefings.Manage;

/// <summary>"Dời giao ban": looked at first, then moved in one act; then who knows of it, and whom to phone (SK-6).</summary>
public sealed class MoveModel(MoveBriefings move, AcknowledgeMove acknowledge, BriefingBook book, CurrentActor current, Text text) : PageModel
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    [BindProperty(Name = "ngay", SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty(Name = "gio", SupportsGet = true)]
    public string? Start { get; set; }

    [BindProperty(Name = "buoi", SupportsGet = true)]
    public List<Guid> Meetings { get; set; } = [];

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The week's briefings.</summary>
    public WeekBriefings Week { get; private set; } = null!;

    /// <summary>Where they would go; empty where nothing can be moved.</summary>
    public IReadOnlyList<BriefingLook> Looks { get; private set; } = [];

    /// <summary>Who is asked to what was moved, and who knows.</summary>
    public IReadOnlyList<AskedPerson> Asked { get; private set; } = [];

    /// <summary>Why there is no look.</summary>
    public IReadOnlyList<Error> NoLook { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation) => ShowAsync(key, cancellation);

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancellation)
    {
        var request = Read(key);
        if (request is null)
        {
            return await ShowAsync(key, cancellation);
        }

        var moved = await move.HandleAsync(current.Actor, request with { Reason = Reason }, cancellation);
        if (moved.IsOk)
        {
            if (moved.Value.Clashes.Count > 0)
            {
                TempData.Warn(text["briefings.moved.clashes", moved.Value.Day, moved.Value.Clashes.Count]);
            }
            else
            {
                TempData.Done(text["briefings.moved", moved.Value.Day]);
            }

            return LocalRedirect($"/giao-ban/{key}/doi");
        }

        ModelState.Add(moved.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(moved.Error.Kind);
        return await ShowAsync(key, cancellation);
    }

    public async Task<IActionResult> OnPostPhonedAsync(string key, Guid move, Guid official, string? note, CancellationToken cancellation)
    {
        var told = await acknowledge.PhonedAsync(current.Actor, move, official, note, cancellation);
        if (!told.IsOk)
        {
            ModelState.Add(told.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(told.Error.Kind);
            return await ShowAsync(key, cancellation);
        }

        TempData.Done(text["briefings.phoned"]);
        return LocalRedirect($"/giao-ban/{key}/doi");
    }

    private MoveBriefingsRequest? Read(string key)
    {
        var day = string.IsNullOrWhiteSpace(Day) ? null : ModelState.ReadDate(Day, "ngay", text);
        LocalTime? start = null;
        if (!string.IsNullOrWhiteSpace(Start))
        {
            if (Hour.Parse(Start.Trim()).TryGetValue(default, out var time))
            {
                start = time;
            }
            else
            {
                ModelState.AddModelError("gio", text["app.field.unreadable", Start]);
            }
        }

        return ModelState.IsValid ? new MoveBriefingsRequest(key, Meetings, day, start, null) : null;
    }

    private async Task<IActionResult> ShowAsync(string key, CancellationToken cancellation)
    {
        Week = await book.WeekAsync(key, cancellation);
        if (Week.Briefings.Count == 0)
        {
            return NotFound();
        }

        if (Read(key) is { } request)
        {
            var looked = await move.PreviewAsync(current.Actor, request, cancellation);
            (Looks, NoLook) = (looked.IsOk ? looked.Value : [], looked.Errors);
        }

        Asked = Week.Move is { } last ? await book.AskedAsync(last.MoveId, cancellation) : [];
        return Page();
    }
}
