using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Tasks;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Meetings.Rules;
using GiaoBan.Modules.Meetings.Briefings;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Briefings.Manage;

/// <summary>Sets up a weekly briefing, by a regime's rule or by hand (SK-6).</summary>
public sealed class NewModel(
    KeepBriefings keep, MakeBriefings make, BriefingWeeks weeks, MeetingRuleBook rules, ResourceBook resources, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text)
    : PageModel
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    [BindProperty(Name = "giao-ban")]
    public BriefingInput Input { get; set; } = new();

    /// <summary>The rule that it follows, or null.</summary>
    public BriefingSuggestion? Suggestion { get; private set; }

    /// <summary>Units with their posts of today.</summary>
    public IReadOnlyList<(string Unit, IReadOnlyList<Post> Posts)> Units { get; private set; } = [];

    /// <summary>Rooms.</summary>
    public IReadOnlyList<Resource> Rooms { get; private set; } = [];

    /// <summary>Kinds of meeting.</summary>
    public IReadOnlyList<MeetingKindRule> Kinds { get; private set; } = [];

    public async Task OnGetAsync([FromQuery(Name = "quy-dinh")] string? rule, CancellationToken cancellation)
    {
        Input.Rule = rule;
        await ShowAsync(cancellation);
        Input.Since = DateFields.Write(clock.Today());
        if (Suggestion is { } by)
        {
            (Input.Title, Input.Weekday, Input.From, Input.To) = (by.Title, (int)by.Weekday, Hour.Format(by.From), Hour.Format(by.To));
            (Input.Chair, Input.Members) = (by.Chair, [.. by.Members]);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var since = ModelState.ReadDate(Input.Since, "giao-ban.since", text);
        if (since is null)
        {
            return Page();
        }

        var added = await keep.AddAsync(
            current.Actor,
            new NewBriefing(
                Input.Title, Input.Kind, Input.Weekday, Time(Input.From), Time(Input.To), since.Value, Input.HearsPrevious, Input.OnHoliday, Input.Chair, Input.Secretary, Input.Room, Input.Place,
                Input.Members, Input.Rule, null),
            cancellation);
        if (!added.IsOk)
        {
            ModelState.Add(added.Errors, text, "giao-ban");
            Response.StatusCode = ProblemMapper.StatusOf(added.Error.Kind);
            return Page();
        }

        var made = await make.HandleAsync(cancellation);
        var mine = made.Refused.Where(r => r.Series == added.Value).ToList();
        if (mine.Count == 0)
        {
            TempData.Done(text["briefings.added", made.Made]);
        }
        else
        {
            TempData.Warn(text["briefings.added.some", made.Made, string.Join(" ", mine.SelectMany(r => r.Why).Select(text.Of).Distinct().Take(5))]);
        }

        return LocalRedirect("/giao-ban/lich");
    }

    private static LocalTime? Time(string? typed) => Hour.Parse(typed?.Trim() ?? "").TryGetValue(default, out var time) ? time : null;

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var today = clock.Today();
        Suggestion = Input.Rule is { Length: > 0 } key ? (await weeks.SuggestAsync(today, cancellation)).FirstOrDefault(s => s.Key == key) : null;
        Units = await directory.PostsByUnitAsync(today, cancellation);
        Rooms = await resources.RoomsAsync(today, cancellation);
        Kinds = [.. (await rules.InForceAsync(cancellation)).Kinds.OrderByDescending(k => k.Code.Contains("giao-ban", StringComparison.Ordinal))];
    }
}
