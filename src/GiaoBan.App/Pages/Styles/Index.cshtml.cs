using GiaoBan.App.Pages.Holidays;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Styles;

/// <summary>Every component on one page: only in development and on training data.</summary>
public sealed class IndexModel(PageFrame frame, Text text, IWebHostEnvironment environment) : PageModel
{
    /// <summary>Where the sample's time line starts.</summary>
    public Instant Start => Now - Duration.FromHours(2);

    private Instant Now { get; } = Instant.FromUnixTimeSeconds(frame.Now.ToUnixTimeSeconds() / 60 * 60);

    /// <summary>A focal post's report in the approver's hands.</summary>
    public ComplianceState Handed { get; } = new(Verdict.OnTime, Progress.Handed, null, 0, Nil: false, Extended: false, WasReturned: false);

    /// <summary>And approved.</summary>
    public ComplianceState Approved => Handed with { Progress = Progress.Approved };

    /// <summary>Deadlines near, later, passed and kept.</summary>
    public IReadOnlyList<(string Name, Badge Badge, Deadline Due, bool Done)> Dues =>
    [
        (text["styles.sample.weekly"], Badge.Draft, new(Now + Duration.FromMinutes(135), Inclusive: true), false),
        (text["styles.sample.weekly"], Badge.Overdue, new(Now - Duration.FromMinutes(25), Inclusive: true), false),
        (text["styles.sample.monthly"], Badge.NotSent, new(Now.InZone(Deadline.Zone).Date.PlusDays(9).AtStartOfDayInZone(Deadline.Zone).ToInstant(), Inclusive: false), false),
        (text["styles.sample.monthly"], Badge.Accepted, new(Now + Duration.FromMinutes(135), Inclusive: true), true),
    ];

    /// <summary>Rows of the figures table.</summary>
    public IReadOnlyList<SampleRow> Rows =>
    [
        new("styles.sample.area", "ha", 145m, 118.5m, "flow", 1, "12,5", "2,0"),
        new("styles.sample.gardens", "vườn", 25m, 17m, "flow", 0, "1", ""),
        new("styles.sample.roads", "km", 6m, 3.2m, "flow", 1, "8.5", ""),
        new("styles.sample.households", "hộ", 1320m, 1241m, "stock", 0, "1.250", ""),
    ];

    /// <summary>One row of the heat map.</summary>
    public IReadOnlyList<(string Tone, string Sign, string Key)> Heat =>
        [.. Enumerable.Range(0, 10).Select(i => (i % 5) switch
        {
            3 => ("warn", "t", "styles.heat.late"),
            2 when i > 5 => ("bad", "–", "compliance.badge.not-sent"),
            1 when i > 5 => ("mute", "∅", "compliance.badge.nil"),
            _ => ("ok", "✓", "compliance.badge.sent"),
        })];

    /// <summary>A month with a day off, a make-up day and the first day of a lunar month.</summary>
    public MonthView Month { get; } = MonthView.Of(2026, new WorkingDays([new LocalDate(2026, 4, 30)], [new LocalDate(2026, 4, 25)]))[3];

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment() && !frame.Notice.MadeUpData)
        {
            context.Result = NotFound();
        }
    }

    /// <summary>Shows how refusals look.</summary>
    public void OnPost() => ModelState.Add(
        [Error.Invalid("app.field.missing", "title"), Error.Invalid("app.field.not-a-number", "figures[2].value")], text);

    /// <summary>Takes a draft and keeps nothing: the page only shows the states of saving.</summary>
    public IActionResult OnPutDraft() => new JsonResult(new { version = 2, savedAt = text.Write(frame.Now) });

    /// <summary>A row of the sample table.</summary>
    public sealed record SampleRow(
        string Label, string Unit, decimal TargetNumber, decimal BeforeNumber, string Kind, int Decimals, string Value, string Estimate)
    {
        /// <summary>As the script reads it.</summary>
        public string Target => VietnameseNumber.Plain(TargetNumber);

        /// <summary>As the script reads it.</summary>
        public string Before => VietnameseNumber.Plain(BeforeNumber);
    }
}
