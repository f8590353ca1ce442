using GiaoBan.Domain.Meetings.Similar;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>A meeting as it is laid out.</summary>
internal sealed record IndexedMeeting(Guid MeetingId, LocalDate Day, string[] Tokens, Guid[] People, float[] Weights)
{
    /// <summary>What it is about.</summary>
    public Topic Topic { get; } = Topic.Of(Tokens);

    /// <summary>The tokens without the mark of where they stand.</summary>
    public IEnumerable<string> BareTokens => Topic.Tokens.Keys;

    /// <summary>Who is to come.</summary>
    public IReadOnlyList<MeetingPerson> Persons => [.. People.Select((p, i) => new MeetingPerson(p, Weights[i]))];

    public static IndexedMeeting Of(Guid meetingId, LocalDate day, Topic topic, IReadOnlyCollection<MeetingPerson> people)
    {
        // Who stands twice counts as what weighs more.
        var once = people.GroupBy(p => p.OfficialId).Select(g => g.MaxBy(p => p.Weight)).ToList();
        return new(meetingId, day, [.. topic.Stored()], [.. once.Select(p => p.OfficialId)], [.. once.Select(p => (float)p.Weight)]);
    }

    public static IndexedMeeting Read(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(1)), reader.GetFieldValue<string[]>(2), reader.GetFieldValue<Guid[]>(3), reader.GetFieldValue<float[]>(4));
}
