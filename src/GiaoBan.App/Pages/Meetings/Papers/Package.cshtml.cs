using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings.Papers;
using GiaoBan.Modules.Meetings.Requests;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Papers;

/// <summary>All current papers in one file, to read without a line (NN-6); only after their opening was noted.</summary>
public sealed class PackageModel(PaperBook book, ReadingPackage package, MeetingNameBook names, CurrentActor current, IClock clock, Text text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await book.FindAsync(current.Actor, id, cancellation) is not { } found)
        {
            return NotFound();
        }

        var (file, papers) = found;
        if (!ReadingPackage.IsReady(papers))
        {
            return LocalRedirect(SendPaper.PathOf(id));
        }

        var words = new PackageWords(
            text["papers.package.title", file.Meeting.Title], MeetingWords.When(text, file.Meeting), (await names.OfAsync(file, cancellation)).Where(file.Meeting), text["meetings.agenda"],
            text["papers.general"], text["papers.package.questions"], text["papers.package.made", clock.GetCurrentInstant(), current.Actor.FullName], text.Code);
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = "attachment; filename=\"tai-lieu-hop.zip\"";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, no-store";

        // The archive ends by a small synchronous write.
        HttpContext.Features.Get<IHttpBodyControlFeature>()?.AllowSynchronousIO = true;
        await package.WriteAsync(Response.Body, file, papers, words, cancellation);
        return new EmptyResult();
    }
}
