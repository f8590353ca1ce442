using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>The minutes as a file.</summary>
public sealed class MinutesDocxModel(ConclusionReader reader, RoomReader rooms, CurrentActor current, PageFrame frame, Texts texts) : MinutesPage(reader, rooms, current, frame, texts)
{
    /// <inheritdoc/>
    protected override IActionResult Answer() => NoticePage.File(Paper, "bien-ban.docx");
}
