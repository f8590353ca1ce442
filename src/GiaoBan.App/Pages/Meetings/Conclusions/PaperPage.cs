using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>A notice, on A4 or as a file.</summary>
public abstract class NoticePage(ConclusionReader reader, CurrentActor current, PageFrame frame, Texts texts) : PageModel
{
    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The paper.</summary>
    public MeetingPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, int n, CancellationToken cancellation)
    {
        if (await reader.NoticeOfAsync(current.Actor, id, n, cancellation) is not { } notice)
        {
            return NotFound();
        }

        (MeetingId, Paper) = (id, NoticePapers.Of(notice, frame.Tenant?.Name, texts.In(Language.Vietnamese)));
        return Answer(n);
    }

    /// <summary>The answer.</summary>
    protected abstract IActionResult Answer(int number);

    /// <summary>A paper as a file.</summary>
    internal static FileContentResult File(MeetingPaper paper, string name)
    {
        using var buffer = new MemoryStream();
        DocxWriter.Write(paper.Document(), buffer);
        return new FileContentResult(buffer.ToArray(), DocxWriter.MediaType) { FileDownloadName = name };
    }
}

/// <summary>The minutes, on A4 or as a file.</summary>
public abstract class MinutesPage(ConclusionReader reader, RoomReader rooms, CurrentActor current, PageFrame frame, Texts texts) : PageModel
{
    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The paper.</summary>
    public MeetingPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { File.Meeting.BeganAt: not null } all || await rooms.FindAsync(current.Actor, id, cancellation) is not { } room)
        {
            return NotFound();
        }

        (MeetingId, Paper) = (id, MinutesPapers.Of(all, room, frame.Tenant?.Name, texts.In(Language.Vietnamese)));
        return Answer();
    }

    /// <summary>The answer.</summary>
    protected abstract IActionResult Answer();
}
