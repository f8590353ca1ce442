using GiaoBan.App.Hosting;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Requests;

/// <summary>A unit files the copy of a report that went to a central agency (DB-9).</summary>
[RequestSizeLimit(RequestLimits.UploadBytes)]
public sealed class CopyModel(RecordCopy record, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "unit")]
    public string? Unit { get; set; }

    [BindProperty(Name = "symbol")]
    public string? Symbol { get; set; }

    [BindProperty(Name = "date")]
    public string? Date { get; set; }

    [BindProperty(Name = "addressee")]
    public string? Addressee { get; set; }

    [BindProperty(Name = "title")]
    public string? CopyTitle { get; set; }

    [BindProperty(Name = "file")]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>Units whose posts the reader holds.</summary>
    public IReadOnlyList<ActingPost> Units => [.. current.Actor.Posts.DistinctBy(p => p.UnitId)];

    public void OnGet()
    {
        Date = DateFields.Write(clock.Today());
        Unit = Units is [var only] ? only.UnitCode : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var date = ModelState.ReadDate(Date, "date", text);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var files = new List<ChosenFile>();
        foreach (var file in Files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            files.Add(new ChosenFile(file.FileName, content.ToArray()));
        }

        var filed = await record.HandleAsync(current.Actor, new RecordCopyRequest(Unit, Symbol, date!.Value, Addressee, CopyTitle, files), cancellation);
        if (filed.IsOk)
        {
            TempData.Done(text["requests.copy.done", filed.Value.Receipt]);
            return LocalRedirect("/yeu-cau/ban-sao");
        }

        ModelState.Add(filed.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(filed.Error.Kind);
        return Page();
    }
}
