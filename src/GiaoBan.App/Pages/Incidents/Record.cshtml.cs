using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Incidents;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>Records an oral report in under a minute: everything has a default, nothing asks what it was about (DB-10).</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecordModel(RecordIncident record, OrganisationDirectory directory, CurrentActor current, IdSource ids, IClock clock, Text text) : PageModel
{
    private const string OfUnit = "unit:";
    private const string Other = "other";

    private static readonly string[] TakeCalls = [Roles.Leader, Roles.Office, Roles.Approver, Roles.Focal];

    [BindProperty(Name = "id")]
    public Guid? Id { get; set; }

    /// <summary>A post, or a unit as <c>unit:ID</c> where somebody else of it called.</summary>
    [BindProperty(Name = "reportedBy")]
    public string? ReportedBy { get; set; }

    /// <summary>A post, or <c>other</c>.</summary>
    [BindProperty(Name = "reportedTo")]
    public string? ReportedTo { get; set; }

    [BindProperty(Name = "reporterName")]
    public string? ReporterName { get; set; }

    [BindProperty(Name = "receiverName")]
    public string? ReceiverName { get; set; }

    [BindProperty(Name = "channel")]
    public string? Channel { get; set; } = IncidentCodes.Channels[0];

    [BindProperty(Name = "severity")]
    public string? Severity { get; set; } = IncidentCodes.UsualSeverity;

    [BindProperty(Name = "field")]
    public string? Field { get; set; } = IncidentFieldList.All[0].Code;

    [BindProperty(Name = "at")]
    public string? At { get; set; }

    [BindProperty(Name = "happenedAt")]
    public string? HappenedAt { get; set; }

    [BindProperty(Name = "due")]
    public string? Due { get; set; }

    /// <summary>This minute: later than now nothing was told.</summary>
    public string Latest => MomentFields.WriteMoment(clock.GetCurrentInstant());

    /// <summary>Units with the posts whose holders may have reported.</summary>
    public IReadOnlyList<(Unit Unit, IReadOnlyList<PostHolder> Posts)> Reporters { get; private set; } = [];

    /// <summary>Units with the posts that take calls.</summary>
    public IReadOnlyList<(Unit Unit, IReadOnlyList<PostHolder> Posts)> Receivers { get; private set; } = [];

    /// <summary>"Trưởng phòng – Nguyễn Văn A".</summary>
    public static string Label(PostHolder post) => post.Holder is { } holder ? $"{post.Post.Title} – {holder.FullName}" : post.Post.Title;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        (Id, At) = (ids.Next(), Latest);
        await ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(ReportedBy))
        {
            ModelState.AddModelError("reportedBy", text["incidents.reporter.choose"]);
        }

        var (at, happened, due) = (ModelState.ReadMoment(At, "at", text), ModelState.ReadMoment(HappenedAt, "happenedAt", text), ModelState.ReadMoment(Due, "due", text));
        if (ModelState.IsValid)
        {
            var recorded = await record.HandleAsync(current.Actor, Told(at, happened, due), cancellation);
            if (recorded.IsOk)
            {
                TempData.Done(text["incidents.recorded"]);
                return LocalRedirect($"/bao-dot-xuat/{recorded.Value.IncidentId}");
            }

            ModelState.Add(recorded.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(recorded.Error.Kind);
        }
        else
        {
            Response.StatusCode = ProblemMapper.StatusOf(ErrorKind.Invalid);
        }

        await ShowAsync(cancellation);
        return Page();
    }

    private RecordIncidentRequest Told(Instant? at, Instant? happened, Instant? due) => new()
    {
        Id = Id,
        UnitId = ReportedBy?.StartsWith(OfUnit, StringComparison.Ordinal) == true && Guid.TryParse(ReportedBy[OfUnit.Length..], out var unit) ? unit : null,
        ReporterPost = Guid.TryParse(ReportedBy, out var reporter) ? reporter : null,
        ReporterWords = ReporterName,
        ReceiverPost = Guid.TryParse(ReportedTo, out var receiver) ? receiver : null,
        ReceiverWords = ReceiverName ?? (ReportedTo == Other ? text["incidents.receiver.other"] : null),
        Channel = Channel,
        Severity = Severity,
        Field = Field,
        At = at,
        HappenedAt = happened,
        Due = due,
    };

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var actor = current.Actor;
        var posts = (await directory.PostsOn(clock.Today(), cancellation)).ToLookup(p => p.Post.UnitId);
        var units = (await directory.UnitsOn(clock.Today(), cancellation)).Where(u => posts.Contains(u.UnitId)).ToList();
        var own = actor.Posts.Select(p => p.UnitId).ToHashSet();
        Reporters =
        [
            .. units.Where(u => own.Contains(u.UnitId) || OralReports.RecordsForAll(actor))
                .Select(u => (u, (IReadOnlyList<PostHolder>)[.. posts[u.UnitId].Where(p => p.Holder is not null)])),
        ];
        Receivers =
        [
            .. units.Select(u => (Unit: u, Posts: (IReadOnlyList<PostHolder>)[.. posts[u.UnitId].Where(p => p.Post.Roles.Intersect(TakeCalls).Any())])).Where(u => u.Posts.Count > 0),
        ];

        // Who takes calls was called, by whom only they know; anybody else told the leader themselves.
        var self = actor.Posts.FirstOrDefault(p => p.DelegationId is null)?.PostId.ToString();
        var mine = Receivers.Any(r => r.Posts.Any(p => p.Post.PostId.ToString() == self));
        ReportedBy ??= mine ? "" : self;
        ReportedTo ??= mine ? self : Receivers.SelectMany(r => r.Posts).OrderBy(p => p.Post.Roles.Contains(Roles.Leader) ? 0 : 1).FirstOrDefault()?.Post.PostId.ToString();
    }
}
