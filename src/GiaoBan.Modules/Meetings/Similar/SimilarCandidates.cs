using GiaoBan.Domain.Meetings.Similar;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>What the index finds: those that may be near, and the weights to judge them by.</summary>
internal sealed record Candidates(IReadOnlyList<IndexedMeeting> Meetings, TopicWeights Weights);

/// <summary>
/// Fetches what may be near: by the rarest words of the matter, and by the people, within the days that are looked through. The exact judgement
/// is made of these only.
/// </summary>
public static class SimilarCandidates
{
    /// <summary>So many are judged for their matter.</summary>
    public const int ByMatter = 80;

    /// <summary>So many are judged for their people.</summary>
    public const int ByPeople = 40;

    /// <summary>So many words of the matter are looked up: the weightiest. What shares none of them is not near.</summary>
    public const int WordsLookedUp = 12;

    // What is lighter stands in half of all titles.
    private const double Lightest = 0.12;

    /// <summary>The bare query: who shares words or people, the most first. Also the floor of <c>bench similar</c>.</summary>
    public const string Query =
        """
        select i.meeting_id, i.day, i.tokens, i.people, i.weights
        from (
            (select t.meeting_id from unnest($2, $3) s(token, weight) join similar_tokens t on t.tenant_id = $1 and t.token = s.token and t.day between $6 and $7
             group by t.meeting_id order by sum(s.weight) desc, t.meeting_id limit $8)
            union
            (select p.meeting_id from unnest($4, $5) s(official_id, weight) join similar_people p on p.tenant_id = $1 and p.official_id = s.official_id and p.day between $10 and $11
             group by p.meeting_id order by sum(s.weight) desc, p.meeting_id limit $9)
        ) c join similar_index i on i.tenant_id = $1 and i.meeting_id = c.meeting_id
        """;

    /// <summary>Candidates for a subject, itself not among them.</summary>
    internal static async Task<Candidates> FindAsync(NpgsqlConnection connection, int tenant, IndexedMeeting subject, CancellationToken cancellation)
    {
        var own = await FrequenciesAsync(connection, tenant, subject.BareTokens, cancellation);
        var weights = new TopicWeights(own, own.GetValueOrDefault(""), MeetingWordFiles.OfficeWords);
        var found = await SimilarSql.ListAsync(connection, IndexedMeeting.Read, Query, cancellation, Values(tenant, subject.Topic, subject.People, subject.Weights, subject.Day, weights));
        found.RemoveAll(m => m.MeetingId == subject.MeetingId);
        var all = await FrequenciesAsync(connection, tenant, found.SelectMany(m => m.BareTokens), cancellation);
        foreach (var (token, meetings) in own)
        {
            all[token] = meetings;
        }

        return new Candidates(found, new TopicWeights(all, all.GetValueOrDefault(""), MeetingWordFiles.OfficeWords));
    }

    /// <summary>The values of <see cref="Query"/> in their order.</summary>
    public static object[] Values(int tenant, Topic topic, Guid[] people, float[] counts, LocalDate day, TopicWeights weights)
    {
        var looked = topic.Tokens.Keys.Select(t => (Token: t, Weight: weights.Of(t))).Where(t => t.Weight >= Lightest)
            .OrderByDescending(t => t.Weight).ThenBy(t => t.Token, StringComparer.Ordinal).Take(WordsLookedUp).ToList();
        return
        [
            tenant, looked.ConvertAll(t => t.Token), looked.ConvertAll(t => t.Weight), people, counts,
            day.PlusDays(-MeetingLikeness.DaysBefore), day.PlusDays(MeetingLikeness.DaysAfter), ByMatter, ByPeople,

            // People alone make one sitting at most: only the days around.
            day.PlusDays(-MeetingLikeness.SittingDays), day.PlusDays(MeetingLikeness.SittingDays),
        ];
    }

    private static async Task<Dictionary<string, int>> FrequenciesAsync(NpgsqlConnection connection, int tenant, IEnumerable<string> tokens, CancellationToken cancellation) =>
        (await SimilarSql.ListAsync(
            connection, r => (Token: r.GetString(0), Meetings: r.GetInt32(1)),
            "select token, meetings from similar_frequencies where tenant_id = $1 and token = any ($2)", cancellation, tenant, tokens.Append("").Distinct(StringComparer.Ordinal).ToArray()))
        .ToDictionary(f => f.Token, f => f.Meetings, StringComparer.Ordinal);
}
