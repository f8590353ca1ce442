using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>What I owe and by when; the first page after sign-in.</summary>
public sealed class MyWorkModel(GetMyWork query, DismissNotice dismiss, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    /// <summary>The lists of the page.</summary>
    public MyWork Work { get; private set; } = null!;

    /// <summary>Whether lines name their unit: somebody who acts for several needs it.</summary>
    public bool ManyUnits => current.Actor.Posts.Select(p => p.UnitId).Distinct().Skip(1).Any();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Work = await query.HandleAsync(current.Actor, cancellation);
        frame.Title = text["app.nav.mine"];
        frame.Lead = Lead();
        frame.Badges["mine"] = Work.Open.Count;
    }

    /// <summary>Puts a notice away.</summary>
    public async Task<IActionResult> OnPostDismissAsync(Guid notice, CancellationToken cancellation)
    {
        await dismiss.HandleAsync(current.Actor, notice, cancellation);
        return RedirectToPage();
    }

    /// <summary>The words of the one button of a line.</summary>
    public (string Href, string Label, bool Second) Step(WorkLine line) => line.Kind switch
    {
        WorkKind.Approval => ("/xet-duyet", text["entry.work.approve"], false),
        WorkKind.Consolidation => ($"/dau-moi/{line.ObligationId}", text[line.State.NeedsWork ? "entry.work.consolidate" : "entry.work.view"], !line.State.NeedsWork),
        _ when !line.State.NeedsWork => ($"/bao-cao/{line.ObligationId}/ban/{line.SentVersion}", text["entry.work.view"], true),
        _ when line.State.Progress == Progress.Returned => ($"/bao-cao/{line.ObligationId}", text["entry.work.mend"], false),
        _ when line.FiledWith is { } carrier => ($"/bao-cao/{carrier}#ke-hoach", text["entry.work.fill-with"], true),
        _ => ($"/bao-cao/{line.ObligationId}", text[line.State.Progress == Progress.Draft ? "entry.work.go-on" : "entry.work.fill"], false),
    };

    /// <summary>"Thứ Năm, 19/8/2021, 19:30 · còn 2 báo cáo phải gửi trước 20:00 tối nay".</summary>
    private string Lead()
    {
        var now = Work.Now.InZone(Deadline.Zone).LocalDateTime;
        var today = $"{VietnameseDates.Weekday(now.DayOfWeek, text.Language)}, {VietnameseDates.Day(now.Date)}, {now.ToString("HH:mm", null)}";
        return $"{today} · {Rest(now)}";
    }

    private string Rest(LocalDateTime now)
    {
        var open = Work.Open.Where(l => l.State.NeedsWork).ToList();
        var overdue = open.Count(l => l.State.Verdict == Verdict.Missing);
        var next = open.Where(l => l.State.Verdict == Verdict.NotDueYet && l.Due is not null).GroupBy(l => l.Due!.Value).OrderBy(g => g.Key.At).FirstOrDefault();
        if (next is null)
        {
            return overdue > 0 ? text["entry.work.lead.overdue", overdue] : text["entry.work.lead.nothing"];
        }

        var due = next.Key;
        var when = due.LastDay != now.Date ? DeadlineWords.DueShort(due, text.Language)
            : due.Local.Date == now.Date ? text[due.Local.Hour >= 18 ? "entry.work.tonight" : "entry.work.today", VietnameseDates.Time(due.Local.TimeOfDay)]
            : text["entry.work.midnight"];
        var left = text["entry.work.lead.left", next.Count(), when];
        return overdue > 0 ? $"{text["entry.work.lead.overdue", overdue]}; {left}" : left;
    }
}
