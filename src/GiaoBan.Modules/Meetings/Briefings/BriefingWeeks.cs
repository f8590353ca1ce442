using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings.Briefings;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Briefings;

/// <summary>A briefing that a regime asks for, as the form of a new series begins.</summary>
/// <param name="Regime">The regime's code.</param>
/// <param name="Rule">The rule's code; of a separate briefing with the stream's behind it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Weekday">The day.</param>
/// <param name="From">From.</param>
/// <param name="To">To.</param>
/// <param name="Quote">The words of the text.</param>
/// <param name="Reading">How they are read, where they are unclear.</param>
/// <param name="Chair">The post that approves the stream, where it is one.</param>
/// <param name="Members">Posts of the units that report, of those who put together and who approve.</param>
public sealed record BriefingSuggestion(
    string Regime, string Rule, string Title, IsoDayOfWeek Weekday, LocalTime From, LocalTime To, string Quote, string? Reading, Guid? Chair, IReadOnlyList<Guid> Members)
{
    /// <summary>Both in one word, for an address.</summary>
    public string Key => $"{Regime}/{Rule}";
}

/// <summary>What regimes say of briefings (SK-6): how weeks run, and which briefings they ask for.</summary>
public sealed class BriefingWeeks(GiaoBanDbContext rows, RegimeLibrary regimes, OrganisationDirectory directory)
{
    private static readonly Dictionary<string, IsoDayOfWeek> Weekdays = new(StringComparer.OrdinalIgnoreCase)
    {
        ["monday"] = IsoDayOfWeek.Monday,
        ["tuesday"] = IsoDayOfWeek.Tuesday,
        ["wednesday"] = IsoDayOfWeek.Wednesday,
        ["thursday"] = IsoDayOfWeek.Thursday,
        ["friday"] = IsoDayOfWeek.Friday,
        ["saturday"] = IsoDayOfWeek.Saturday,
        ["sunday"] = IsoDayOfWeek.Sunday,
    };

    /// <summary>How weeks run on a day: those of the first regime in force with a weekly report, of the series' own where it has one.</summary>
    public async Task<WeekCadence> OfAsync(LocalDate day, string? regime, CancellationToken cancellation) =>
        (await regimes.InForceOnAsync(rows.TenantId, day, cancellation)).OrderByDescending(r => r.Pack.Code == regime)
            .SelectMany(r => r.Pack.Requirements).Select(r => r.Schedule?.Cadence).OfType<WeekCadence>().FirstOrDefault()
        ?? BriefingTimes.UsualWeek;

    /// <summary>The briefings that regimes in force on a day ask for.</summary>
    public async Task<IReadOnlyList<BriefingSuggestion>> SuggestAsync(LocalDate day, CancellationToken cancellation)
    {
        var units = await directory.UnitsOn(day, cancellation);
        var posts = (await directory.PostsOn(day, cancellation)).Select(p => p.Post).ToList();
        return
        [
            .. from regime in await regimes.InForceOnAsync(rows.TenantId, day, cancellation)
               from rule in regime.Pack.MeetingRules
               where rule.Kind == "briefing"
               from suggestion in Of(regime.Pack, rule, units, posts)
               select suggestion,
        ];
    }

    private static IEnumerable<BriefingSuggestion> Of(RegimePack pack, MeetingRule rule, IReadOnlyList<Unit> units, List<Post> posts)
    {
        if (!rule.Params.TryGetValue("day", out var dayWord) || !Weekdays.TryGetValue(dayWord, out var weekday)
            || !rule.Params.TryGetValue("from", out var fromText) || !rule.Params.TryGetValue("to", out var toText)
            || Time(fromText) is not { } from || Time(toText) is not { } to || to <= from)
        {
            yield break;
        }

        var clause = pack.Clauses.FirstOrDefault(c => rule.Clauses.Contains(c.Code));
        var groups = rule.Params.GetValueOrDefault("groups", "all");
        if (groups == "all")
        {
            var all = pack.Streams.SelectMany(s => MembersOf(pack, s, units, posts)).Distinct().ToList();
            yield return new BriefingSuggestion(pack.Code, rule.Code, "Giao ban chung", weekday, from, to, clause?.Quote ?? rule.Rule, clause?.Reading, null, all);
            yield break;
        }

        List<ReportStream> streams = [.. groups.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pack.FindStream).OfType<ReportStream>()];
        foreach (var stream in streams)
        {
            yield return new BriefingSuggestion(
                pack.Code, $"{rule.Code}/{stream.Code}", $"Giao ban {stream.Name}", weekday, from, to, clause?.Quote ?? rule.Rule, clause?.Reading,
                posts.FirstOrDefault(p => p.Code == stream.ApproverPost)?.PostId, [.. MembersOf(pack, stream, units.Where(u => IsAtHome(pack, stream, streams, u)), posts).Distinct()]);
        }
    }

    // Nobody sits in two rooms: a unit that reports to two blocks goes with the one that its kind or block is of, not with the one that names it besides.
    private static bool IsAtHome(RegimePack pack, ReportStream stream, List<ReportStream> streams, Unit unit)
    {
        bool IsOfKind(ReportStream one) => pack.FindRequirement(one.Requirement)?.OwedBy is { } owed && (owed.Kinds.Contains(unit.Kind) || owed.Blocks.Contains(unit.Block));
        return IsOfKind(stream) || !streams.Exists(IsOfKind);
    }

    private static IEnumerable<Guid> MembersOf(RegimePack pack, ReportStream stream, IEnumerable<Unit> units, List<Post> posts)
    {
        var owing = pack.FindRequirement(stream.Requirement) is { } requirement
            ? units.Where(u => requirement.OwedBy.Includes(u.Code, u.Kind, u.Block)).Select(u => u.UnitId).ToHashSet()
            : [];
        return posts.Where(p => (p.Reports && owing.Contains(p.UnitId)) || stream.FocalPosts.Contains(p.Code) || p.Code == stream.ApproverPost).Select(p => p.PostId);
    }

    private static LocalTime? Time(string text) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("H':'mm").Parse(text).TryGetValue(default, out var time) ? time : null;
}
