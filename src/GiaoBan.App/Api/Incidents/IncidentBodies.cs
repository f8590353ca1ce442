using System.Text.Json;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Incidents;

/// <summary>An oral report as another program records it. Every field has a default; there is none for what it was about.</summary>
/// <param name="ReportedBy">Who told it: a post's code or id, a unit's code or id, or a name with post as typed.</param>
/// <param name="ReportedTo">Who was told: a post's code or id, a unit's, or a name with post as typed.</param>
/// <param name="Channel">phone, in-person, other.</param>
/// <param name="At">When it was told; now where it is missing.</param>
/// <param name="Severity">normal, notable, serious, grave; or 1 to 4.</param>
/// <param name="Field">A code or name of the list of fields; what the list does not know is recorded as "khac".</param>
/// <param name="Unit">The unit that reports, by code or id, where <paramref name="ReportedBy"/> is a typed name.</param>
/// <param name="HappenedAt">When it happened, if known.</param>
/// <param name="Due">Until when the written report is to come, if that was said.</param>
internal sealed record IncidentBody(
    string? ReportedBy, string? ReportedTo, string? Channel, Instant? At, JsonElement? Severity, string? Field, string? Unit, Instant? HappenedAt, Instant? Due) : IPostedBody
{
    /// <summary>The request, its people found; refused where a unit is named that there is not.</summary>
    public Result<RecordIncidentRequest> Read(IncidentPlaces places, Guid? id)
    {
        var unit = places.Unit(Unit);
        if (!string.IsNullOrWhiteSpace(Unit) && unit is null)
        {
            return Error.Invalid("incidents.unit.unknown", "unit");
        }

        var (reporter, receiver) = (places.Post(ReportedBy), places.Post(ReportedTo));
        var reportingUnit = reporter is null ? places.Unit(ReportedBy) : null;
        var receivingPost = receiver ?? places.PostOf(places.Unit(ReportedTo));
        return new RecordIncidentRequest
        {
            Id = id,
            UnitId = unit?.UnitId ?? reportingUnit?.UnitId,
            ReporterPost = reporter?.PostId,
            ReporterWords = reporter is null && reportingUnit is null ? ReportedBy : null,
            ReceiverPost = receivingPost?.PostId,
            ReceiverWords = receivingPost is null ? ReportedTo : null,
            Channel = Channel,
            Severity = Severity is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } severity ? severity.ToString() : null,
            Field = Field,
            At = At,
            HappenedAt = HappenedAt,
            Due = Due,
        };
    }
}

/// <summary>Units and posts as a program names them: by code or by id.</summary>
internal sealed class IncidentPlaces(IReadOnlyList<PostHolder> posts, IReadOnlyList<Unit> units)
{
    public Post? Post(string? named) => posts.FirstOrDefault(p => Is(named, p.Post.Code, p.Post.PostId))?.Post;

    public Unit? Unit(string? named) => units.FirstOrDefault(u => Is(named, u.Code, u.UnitId));

    /// <summary>The post that answers for a unit.</summary>
    public Post? PostOf(Unit? unit) => posts.Where(p => p.Post.UnitId == unit?.UnitId).OrderBy(p => p.Post.Reports ? 0 : 1).FirstOrDefault()?.Post;

    private static bool Is(string? named, string code, Guid id) =>
        !string.IsNullOrWhiteSpace(named) && (string.Equals(Folding.Normal(named).Trim(), code, StringComparison.OrdinalIgnoreCase) || (Guid.TryParse(named, out var given) && given == id));
}

/// <summary>What may be known of an incident without reading it.</summary>
internal sealed record IncidentAnswer(
    Guid Id, Guid ObligationId, string Number, string Unit, string Field, string Severity, string Channel, Instant? HappenedAt, Instant ReportedAt, Instant RecordedAt,
    Instant? Due, string State, Instant? WrittenAt, int? MinutesEventToOral, int? MinutesOralToWritten, int? MinutesEventToWritten)
{
    public static IncidentAnswer Of(IncidentLine line) => new(
        line.IncidentId, line.IncidentId, line.Label, line.UnitCode, line.Field, line.Severity, line.Channel, line.Times.HappenedAt, line.Times.ReportedAt, line.RecordedAt,
        line.State.EffectiveDue?.At, Domain.Compliance.ComplianceCodes.Of(line.State.Badge), line.Times.WrittenAt, line.Times.EventToOral, line.Times.OralToWritten,
        line.Times.EventToWritten);
}
