using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Modules.Meetings.Similar;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Bench.Similar;

/// <summary>The bare candidate query, prepared, on one open connection: what it is asked with is known beforehand, nothing is judged.</summary>
internal sealed class SimilarFloor(NpgsqlConnection connection)
{
    /// <summary>What the query of a meeting is asked with, read from what is laid out of it.</summary>
    public async Task<object[]> ValuesAsync(Guid meeting, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("select day, tokens, people, weights from similar_index where tenant_id = 1 and meeting_id = $1", connection);
        read.Parameters.Add(new() { Value = meeting });
        LocalDate day;
        Topic topic;
        Guid[] people;
        float[] counts;
        await using (var reader = await read.ExecuteReaderAsync(cancellation))
        {
            await reader.ReadAsync(cancellation);
            (day, topic) = (LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(0)), Topic.Of(reader.GetFieldValue<string[]>(1)));
            (people, counts) = (reader.GetFieldValue<Guid[]>(2), reader.GetFieldValue<float[]>(3));
        }

        return SimilarCandidates.Values(1, topic, people, counts, day, await WeightsAsync(topic, cancellation));
    }

    /// <summary>The bare query: how many rows come.</summary>
    public async Task<int> FindAsync(object[] values, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SimilarCandidates.Query, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value is LocalDate day ? new() { Value = day.ToDateOnly(), NpgsqlDbType = NpgsqlDbType.Date } : new() { Value = value });
        }

        await command.PrepareAsync(cancellation);
        var found = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found++;
        }

        return found;
    }

    private async Task<TopicWeights> WeightsAsync(Topic topic, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("select token, meetings from similar_frequencies where tenant_id = 1 and token = any ($1)", connection);
        read.Parameters.Add(new() { Value = topic.Tokens.Keys.Append("").ToArray() });
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            frequencies[reader.GetString(0)] = reader.GetInt32(1);
        }

        return new TopicWeights(frequencies, frequencies[""], MeetingWordFiles.OfficeWords);
    }
}
