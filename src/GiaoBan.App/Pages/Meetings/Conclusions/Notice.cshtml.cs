using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>A notice as it was issued, on A4.</summary>
public sealed class NoticeModel(ConclusionReader reader, CurrentActor current, PageFrame frame, Texts texts) : NoticePage(reader, current, frame, texts)
{
    /// <inheritdoc/>
    protected override IActionResult Answer(int number) => Page();
}
