using GiaoBan.Domain;
using GiaoBan.Domain.Incidents;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>An oral report with its people found and its gaps filled.</summary>
internal sealed record OralReport(
    Unit Unit, Post Owing, Post? ReporterPost, Official? Reporter, string? ReporterWords, Post? ReceiverPost, Official? Receiver, string? ReceiverWords,
    string Channel, string Severity, string Field, Instant ReportedAt, Instant? HappenedAt, Instant? Due);

/// <summary>Finds who told whom, and says what cannot be so.</summary>
public sealed class OralReports(OrganisationDirectory directory)
{
    /// <summary>Most characters of a typed name with post.</summary>
    public const int MostName = 200;

    // A sender's clock may run ahead of the server's by this much; beyond it the time is a mistake.
    private static readonly Duration Ahead = Duration.FromMinutes(5);

    /// <summary>Whether somebody may record for units that are not their own: who takes calls for the office, the leaders and focal posts.</summary>
    public static bool RecordsForAll(Actor actor) => actor.Can(Permissions.ComplianceRead) || actor.Can(Permissions.BriefingRead);

    internal async Task<Result<OralReport>> ReadAsync(Actor actor, RecordIncidentRequest request, Instant now, CancellationToken cancellation)
    {
        var day = now.InZone(Domain.Calendars.Deadline.Zone).Date;
        var posts = await directory.PostsOn(day, cancellation);
        var units = await directory.UnitsOn(day, cancellation);
        var words = (Reporter: Clean(request.ReporterWords), Receiver: Clean(request.ReceiverWords));
        var reporter = Reporter(actor, request, words.Reporter, posts);
        var unit = units.FirstOrDefault(u => u.UnitId == (request.UnitId ?? reporter?.Post.UnitId ?? IncidentActs.PostOf(actor)?.UnitId));
        if (unit is null || !(RecordsForAll(actor) || actor.Posts.Any(p => p.UnitId == unit.UnitId)))
        {
            return Error.Invalid("incidents.unit.unknown", "reportedBy");
        }

        var receiver = words.Receiver is not null && request.ReceiverPost is null ? null
            : request.ReceiverPost is { } told ? posts.FirstOrDefault(p => p.Post.PostId == told)
            : UsualReceiver(actor, reporter, posts);
        if (request.ReceiverPost is not null && receiver is null)
        {
            return Error.Invalid("incidents.receiver.unknown", "reportedTo");
        }

        var reporterPost = reporter?.Post.UnitId == unit.UnitId ? reporter.Post : null;
        if ((reporterPost ?? Owing(unit, posts)) is not { } owing)
        {
            return Error.Invalid("incidents.unit.no-post", "reportedBy");
        }

        var errors = Faults(request, words, now).ToList();
        if (SecrecyDoor.Refusal(("reportedBy", words.Reporter), ("reportedTo", words.Receiver)) is { } secret)
        {
            errors.Add(secret);
        }

        var at = request.At is { } given && given < now ? given : now;
        return errors.Count > 0
            ? Result<OralReport>.Refused(errors)
            : new OralReport(
                unit, owing, reporter?.Post, reporter?.Holder, words.Reporter, receiver?.Post, receiver?.Holder, words.Receiver,
                IncidentCodes.ChannelOf(request.Channel), IncidentCodes.SeverityOf(request.Severity)!, IncidentFieldList.CodeOf(request.Field), at, request.HappenedAt, request.Due);
    }

    /// <summary>Whoever is named by post; where nothing is said about it and no unit either, the actor: an officer records what they told themselves.</summary>
    private static PostHolder? Reporter(Actor actor, RecordIncidentRequest request, string? words, IReadOnlyList<PostHolder> posts)
    {
        if (request.ReporterPost is { } named)
        {
            return posts.FirstOrDefault(p => p.Post.PostId == named);
        }

        var own = words is null && request.UnitId is null ? actor.Posts.FirstOrDefault(p => p.DelegationId is null) : null;
        return own is null ? null : posts.FirstOrDefault(p => p.Post.PostId == own.PostId);
    }

    // Who records what another told was told it; who records what they told themselves told the leader.
    private static PostHolder? UsualReceiver(Actor actor, PostHolder? reporter, IReadOnlyList<PostHolder> posts)
    {
        if (reporter?.Holder?.OfficialId != actor.OfficialId && IncidentActs.PostOf(actor) is { } own)
        {
            return posts.FirstOrDefault(p => p.Post.PostId == own.PostId);
        }

        var others = posts.Where(p => p.Holder is { } holder && holder.OfficialId != actor.OfficialId).ToList();
        return others.FirstOrDefault(p => p.Post.Roles.Contains(Roles.Leader)) ?? others.FirstOrDefault(p => p.Post.Roles.Contains(Roles.Office));
    }

    private static Post? Owing(Unit unit, IReadOnlyList<PostHolder> posts)
    {
        var own = posts.Where(p => p.Post.UnitId == unit.UnitId).ToList();
        return (own.FirstOrDefault(p => p.Post.Reports) ?? own.FirstOrDefault(p => p.Holder is not null) ?? own.FirstOrDefault())?.Post;
    }

    private static IEnumerable<Error> Faults(RecordIncidentRequest request, (string? Reporter, string? Receiver) words, Instant now)
    {
        if (IncidentCodes.SeverityOf(request.Severity) is null)
        {
            yield return Error.Invalid("incidents.severity.unknown", "severity", string.Join(", ", IncidentCodes.Severities));
        }

        if (request.At > now + Ahead)
        {
            yield return Error.Invalid("incidents.at.future", "at");
        }

        if (request.HappenedAt > (request.At ?? now))
        {
            yield return Error.Invalid("incidents.happened.after", "happenedAt");
        }

        if (request.Due <= (request.At ?? now))
        {
            yield return Error.Invalid("incidents.due.before", "due");
        }

        if (words.Reporter?.Length > MostName)
        {
            yield return Error.Invalid("incidents.text.too-long", "reportedBy", MostName, words.Reporter.Length);
        }

        if (words.Receiver?.Length > MostName)
        {
            yield return Error.Invalid("incidents.text.too-long", "reportedTo", MostName, words.Receiver.Length);
        }
    }

    private static string? Clean(string? typed) => Folding.Normal(typed ?? "").Trim() is { Length: > 0 } text ? text : null;
}
