using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Briefings;

/// <summary>A weekly briefing to be set up.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">A kind of the rule pack.</param>
/// <param name="Weekday">1 = Monday to 7 = Sunday.</param>
/// <param name="From">From.</param>
/// <param name="To">To, not included.</param>
/// <param name="Since">The first day.</param>
/// <param name="HearsPrevious">Hears the reports of the week before.</param>
/// <param name="OnHoliday">drop or next.</param>
/// <param name="Chair">The chair's post.</param>
/// <param name="Secretary">The secretary's post, or null.</param>
/// <param name="Room">The room, or null.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Members">Posts that are asked.</param>
/// <param name="Rule">The rule of a regime that it follows: <c>regime/rule</c>, or null.</param>
/// <param name="Group">A series of the same day that it belongs to, or null.</param>
public sealed record NewBriefing(
    string? Title, string? Kind, int Weekday, LocalTime? From, LocalTime? To, LocalDate Since, bool HearsPrevious, string? OnHoliday, Guid? Chair, Guid? Secretary, Guid? Room,
    string? Place, IReadOnlyList<Guid> Members, string? Rule, Guid? Group);

/// <summary>The office sets up weekly briefings, says who is asked, ends them (SK-6).</summary>
public sealed class KeepBriefings(GiaoBanDbContext rows, MeetingActs acts, BriefingWeeks weeks, MeetingRuleBook rules)
{
    /// <summary>On a day off there is none.</summary>
    public const string Drop = "drop";

    /// <summary>On a day off it is on the next working day.</summary>
    public const string Next = "next";

    /// <summary>Longest title and place, characters.</summary>
    public const int LongestText = 200;

    /// <summary>Most posts asked to one briefing.</summary>
    public const int MostMembers = 300;

    /// <summary>To who is asked: title, day, hours.</summary>
    public const string Told = "briefings.notice.series";

    /// <summary>Sets one up; its id, or why not. Its meetings are made by <see cref="MakeBriefings"/>.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, NewBriefing request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (actor.PostWith(Permissions.MeetingsManage) is not { } post)
        {
            return Error.NotFound("briefings.not-found");
        }

        var refusals = await RefusalsAsync(request, cancellation);
        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var suggestion = request.Rule is { Length: > 0 } key ? (await weeks.SuggestAsync(request.Since, cancellation)).FirstOrDefault(s => s.Key == key) : null;
        var group = await rows.BriefingSeries
            .Where(s => s.SeriesId == request.Group || (suggestion != null && s.Regime == suggestion.Regime)).OrderBy(s => s.MadeAt).Select(s => (Guid?)s.GroupId).FirstOrDefaultAsync(cancellation);
        var series = new BriefingSeries
        {
            TenantId = actor.TenantId,
            SeriesId = acts.NewId(),
            GroupId = group ?? acts.NewId(),
            Title = Folding.Normal(request.Title!).Trim(),
            Kind = request.Kind!,
            Weekday = request.Weekday,
            FromTime = request.From!.Value.ToTimeOnly(),
            ToTime = request.To!.Value.ToTimeOnly(),
            HearsPrevious = request.HearsPrevious,
            OnHoliday = request.OnHoliday!,
            ValidFrom = LocalDate.Max(request.Since, acts.Today),
            HostUnit = post.UnitId,
            ChairPost = request.Chair!.Value,
            SecretaryPost = request.Secretary,
            RoomId = request.Room,
            Place = Folding.Normal(request.Place ?? "").Trim(),
            Regime = suggestion?.Regime,
            Rule = suggestion?.Rule,
            Basis = suggestion is null ? "" : suggestion.Reading is { } reading ? $"{suggestion.Quote} {reading}" : suggestion.Quote,
            MadeBy = actor.OfficialId,
            MadePost = post.PostId,
            MadeAt = acts.Now,
        };
        rows.BriefingSeries.Add(series);
        Add(series, request.Members.Distinct(), actor);
        Tell(actor, series, "briefings.series-added", post, null);
        await acts.SaveAsync(transaction, cancellation);
        return series.SeriesId;
    }

    /// <summary>Says anew who is asked, from the next briefing on that nobody was invited to; how many they are.</summary>
    public async Task<Result<int>> SetMembersAsync(Actor actor, Guid seriesId, IReadOnlyList<Guid> members, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.MeetingsManage) is not { } post || await HoldAsync(actor, seriesId, cancellation) is not { ValidTo: null } series)
        {
            return Error.NotFound("briefings.not-found");
        }

        var wanted = members.ToHashSet();
        if (wanted.Count is 0 or > MostMembers || await rows.Posts.CountAsync(p => wanted.Contains(p.PostId), cancellation) < wanted.Count)
        {
            return Error.Invalid("briefings.members", "members", MostMembers);
        }

        var known = await rows.BriefingMembers.Where(m => m.SeriesId == seriesId && m.RemovedAt == null).ToListAsync(cancellation);
        foreach (var gone in known.Where(m => !wanted.Contains(m.PostId)))
        {
            gone.RemovedAt = acts.Now;
        }

        Add(series, wanted.Except(known.Select(m => m.PostId)), actor);
        Tell(actor, series, "briefings.members-set", post, null);
        await acts.SaveAsync(transaction, cancellation);
        return wanted.Count;
    }

    /// <summary>Ends a series with a day; briefings after it that nobody was invited to are called off by the caller's look at them.</summary>
    public async Task<Result<LocalDate>> EndAsync(Actor actor, Guid seriesId, LocalDate last, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.MeetingsManage) is not { } post || await HoldAsync(actor, seriesId, cancellation) is not { ValidTo: null } series)
        {
            return Error.NotFound("briefings.not-found");
        }

        if (last < series.ValidFrom || last < acts.Today)
        {
            return Error.Invalid("briefings.end.past", "last", acts.Today);
        }

        series.ValidTo = last;
        Tell(actor, series, "briefings.series-ended", post, null);
        await acts.SaveAsync(transaction, cancellation);
        return last;
    }

    private void Add(BriefingSeries series, IEnumerable<Guid> posts, Actor actor)
    {
        foreach (var post in posts)
        {
            rows.BriefingMembers.Add(new BriefingMember { TenantId = series.TenantId, SeriesId = series.SeriesId, PostId = post, AddedAt = acts.Now });
            acts.NotifyPost(
                actor, post, Told, "/giao-ban/lich", series.Title, VietnameseDates.Weekday((IsoDayOfWeek)series.Weekday, Language.Vietnamese),
                $"{VietnameseDates.Time(LocalTime.FromTimeOnly(series.FromTime))}–{VietnameseDates.Time(LocalTime.FromTimeOnly(series.ToTime))}");
        }
    }

    private async Task<BriefingSeries?> HoldAsync(Actor actor, Guid seriesId, CancellationToken cancellation) =>
        (await rows.BriefingSeries.FromSql($"select * from briefing_series where tenant_id = {actor.TenantId} and series_id = {seriesId} for update").ToListAsync(cancellation)).FirstOrDefault();

    private void Tell(Actor actor, BriefingSeries series, string kind, ActingPost post, string? reason) => acts.Tell(
        actor, kind, series.SeriesId, post.PostId, reason,
        new("title", series.Title), new("weekday", $"{series.Weekday}"), new("from", $"{series.FromTime:HH:mm}"), new("to", $"{series.ToTime:HH:mm}"), new("last", series.ValidTo?.ToString("uuuu-MM-dd", null)));

    private async Task<List<Error>> RefusalsAsync(NewBriefing request, CancellationToken cancellation)
    {
        var refusals = new List<Error>();
        void Refuse(bool wrong, string code, string field, params object?[] args)
        {
            if (wrong)
            {
                refusals.Add(Error.Invalid(code, field, args));
            }
        }

        var kinds = (await rules.InForceAsync(cancellation)).Kinds;
        Guid[] posts = [.. request.Members.Concat(new[] { request.Chair, request.Secretary }.OfType<Guid>()).Distinct()];
        Refuse(string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > LongestText, "briefings.text", "title", LongestText);
        Refuse(request.Place?.Length > LongestText, "briefings.text", "place", LongestText);
        Refuse(kinds.All(k => k.Code != request.Kind), "briefings.kind", "kind");
        Refuse(request.Weekday is < 1 or > 7, "briefings.weekday", "weekday");
        Refuse(request.From is null, "briefings.from", "from");
        Refuse(request.To is null || request.To <= request.From, "briefings.to", "to");
        Refuse(request.OnHoliday is not (Drop or Next), "briefings.on-holiday", "onHoliday");
        Refuse(request.Chair is null, "briefings.chair", "chair");
        Refuse(request.Members.Count is 0 or > MostMembers, "briefings.members", "members", MostMembers);
        Refuse(await rows.Posts.CountAsync(p => posts.Contains(p.PostId), cancellation) < posts.Length, "briefings.post", "members");
        Refuse(request.Room is { } room && !await rows.Resources.AnyAsync(r => r.ResourceId == room && r.Kind == ResourceKinds.Room, cancellation), "briefings.room", "room");
        return refusals;
    }
}
