using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Meetings.Room;

/// <summary>A screen of the room: what it shows stands in the store, what is pressed goes there and comes back.</summary>
public abstract class RoomPage(RoomReader reader, CurrentActor current, Text text) : PageModel
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Only the parts that change: what the script asks for every few seconds.</summary>
    [BindProperty(SupportsGet = true, Name = "manh")]
    public bool Fragment { get; set; }

    /// <summary>The room.</summary>
    public RoomView View { get; private set; } = null!;

    /// <summary>The reader.</summary>
    protected Actor Actor => current.Actor;

    /// <summary>The reader's language.</summary>
    protected Text Words => text;

    /// <summary>The screen's address behind that of the meeting.</summary>
    protected abstract string Suffix { get; }

    /// <summary>Whether the screen is this reader's.</summary>
    protected abstract bool Shows();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    /// <summary>Loads the room; false where it is not the reader's.</summary>
    protected async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        return Shows();
    }

    /// <summary>The answer to what was pressed: the screen again with a word of success, or with the refusals.</summary>
    protected async Task<IActionResult> AnswerAsync<T>(Guid id, Result<T> done, string success, string anchor, CancellationToken cancellation)
    {
        if (done.IsOk)
        {
            TempData.Done(text[success]);
            return LocalRedirect($"{MeetingActs.PathOf(id)}{Suffix}#{anchor}");
        }

        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return Page();
    }

    /// <summary>An hour as a time field sends it; null where none was typed or it is none.</summary>
    protected static LocalTime? HourOf(string? typed) => Hour.Parse((typed ?? "").Trim()).TryGetValue(default, out var time) ? time : null;
}
