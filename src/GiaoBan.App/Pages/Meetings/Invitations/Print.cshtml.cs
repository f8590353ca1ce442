using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Meetings.Conclusions;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Meetings.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Invitations;

/// <summary>The invitation on paper: to print, or as a file.</summary>
public class PrintModel(MeetingReader reader, ListInvitations list, MeetingNameBook names, CurrentActor current, PageFrame frame, IClock clock, Texts texts) : PageModel
{
    [BindProperty(Name = "mau", SupportsGet = true)]
    public string? Form { get; set; }

    /// <summary>The meeting.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>The paper.</summary>
    public MeetingPaper Paper { get; private set; } = null!;

    public virtual async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    protected async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { Part.Prepares: true, Meeting.StartsAt: not null } file)
        {
            return false;
        }

        File = file;
        Paper = InvitationPapers.Of(
            file, await list.NamedAsync(file.Participants, cancellation), await names.OfAsync(file, cancellation), frame.Tenant?.Name ?? "", Form, clock.Today(), texts.In(Language.Vietnamese));
        return true;
    }
}

/// <summary>The invitation as a file.</summary>
public sealed class DocxModel(MeetingReader reader, ListInvitations list, MeetingNameBook names, CurrentActor current, PageFrame frame, IClock clock, Texts texts)
    : PrintModel(reader, list, names, current, frame, clock, texts)
{
    public override async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? NoticePage.File(Paper, "giay-moi.docx") : NotFound();
}
