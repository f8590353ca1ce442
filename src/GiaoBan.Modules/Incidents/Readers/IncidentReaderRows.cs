using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Incidents;

/// <summary>Who may read from the first minute: who reported, who was told, and whoever owes the writing where neither can write it.</summary>
public sealed class IncidentReaderRows(GiaoBanDbContext rows, OrganisationDirectory directory, IncidentActs acts)
{
    /// <summary>Told it.</summary>
    public const string Reporter = "reporter";

    /// <summary>Was told.</summary>
    public const string Receiver = "receiver";

    /// <summary>Owes the written report.</summary>
    public const string Writer = "writer";

    /// <summary>Entered it, where nobody else in the office could open it.</summary>
    public const string Recorder = "recorder";

    /// <summary>Was added by somebody entitled to.</summary>
    public const string Added = "added";

    internal async Task AddFirstAsync(Incident incident, OralReport report, Actor actor, Instant at, CancellationToken cancellation)
    {
        var first = new List<(Guid Official, string Role, bool Manages)>();
        if (report.Reporter is { } reporter)
        {
            first.Add((reporter.OfficialId, Reporter, true));
        }

        if (report.Receiver is { } receiver)
        {
            first.Add((receiver.OfficialId, Receiver, true));
        }

        // Two typed names and nobody in the office: without the one who entered it, it would be lost.
        if (first.Count == 0)
        {
            first.Add((actor.OfficialId, Recorder, true));
        }

        if (report.ReporterPost?.UnitId != report.Unit.UnitId || report.Reporter is null)
        {
            var owing = await directory.FindPost(report.Owing.PostId, at.InZone(Deadline.Zone).Date, cancellation);
            if (owing?.Holder is { } writer)
            {
                first.Add((writer.OfficialId, Writer, false));
            }
        }

        foreach (var (official, role, manages) in first.DistinctBy(f => f.Official))
        {
            rows.IncidentReaders.Add(Row(incident, official, role, manages, actor.OfficialId, at, acts.NewId()));
        }
    }

    internal static IncidentReader Row(Incident incident, Guid official, string role, bool manages, Guid by, Instant at, Guid id) => new()
    {
        TenantId = incident.TenantId,
        ReaderId = id,
        IncidentId = incident.IncidentId,
        OfficialId = official,
        Role = role,
        Manages = manages,
        AddedBy = by,
        AddedAt = at,
    };
}
