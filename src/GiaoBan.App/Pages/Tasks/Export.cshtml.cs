using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>The list as a spreadsheet.</summary>
public sealed class ExportModel(ListTasks query, OrganisationDirectory directory, CurrentActor current, PageFrame frame, IClock clock, Text text)
    : TaskListModel(query, directory, current, clock)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        // Written to memory, and beyond 64 KB to a file: the answer's own stream cannot be written to without waiting.
        await using var buffer = new FileBufferingWriteStream(64 * 1024);
        XlsxWriter.Write(Book(), buffer);
        Response.ContentType = XlsxWriter.MediaType;
        Response.Headers.ContentDisposition = "attachment; filename=\"nhiem-vu.xlsx\"";
        await buffer.DrainBufferAsync(Response.Body, cancellation);
        return new EmptyResult();
    }

    private XlsxBook Book()
    {
        string[] titles = [text["tasks.print.title"], .. frame.Tenant is { } tenant ? (string[])[tenant.Name] : [], TaskWords.Counts(text, List.Counts), .. Narrowed(text)];
        XlsxColumn[] columns =
        [
            new(text["tasks.col.task"], 60), new(text["tasks.col.product"], 30), new(text["tasks.col.source"], 40), new(text["tasks.col.kind"], 14), new(text["tasks.col.unit"], 30),
            new(text["tasks.col.lead"], 34), new(text["tasks.col.support"], 34), new(text["tasks.col.given"], 12), new(text["tasks.col.first-due"], 12), new(text["tasks.col.due"], 12),
            new(text["tasks.col.state"], 22), new(text["tasks.col.percent"], 10), new(text["tasks.col.late-days"], 12), new(text["tasks.col.last-word"], 60),
        ];
        return new XlsxBook(
            [new XlsxSheet(text["tasks.title"], titles, columns, List.Lines.Select(Row))],
            text["compliance.book.page-number"],
            frame.Actor is { } actor ? text["app.printed.by", frame.Now, actor.FullName, actor.Posts.Count > 0 ? actor.Posts[0].Title : actor.UserName] : text["app.printed", frame.Now]);
    }

    private IReadOnlyList<XlsxCell> Row(TaskLine line) =>
    [
        XlsxCell.Text(line.Task.Text), XlsxCell.Text(line.Task.Product), XlsxCell.Text(line.Task.SourceTitle), XlsxCell.Text(text["tasks.kind." + line.Task.Kind]), XlsxCell.Text(line.Lead.UnitName),
        XlsxCell.Text(TaskWords.Person(line.Lead)), XlsxCell.Text(string.Join("; ", line.Supporters.Select(s => s.UnitName))),
        XlsxCell.Date(line.Task.GivenAt.InZone(Deadline.Zone).Date.ToDateOnly()), XlsxCell.Date(line.State.FirstDue.ToDateOnly()), XlsxCell.Date(line.State.Due.ToDateOnly()),
        XlsxCell.Text(TaskWords.State(text, line.State)), XlsxCell.Number(line.State.Percent), XlsxCell.Number(line.State.LateDays == 0 ? null : line.State.LateDays), XlsxCell.Text(line.LastWord),
    ];
}
