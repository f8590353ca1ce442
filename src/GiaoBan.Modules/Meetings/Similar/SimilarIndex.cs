using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Similar;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>
/// Lays out what meetings are about and who is to come, so that a look need not read them. The database marks what changed; every look first
/// lays out what is marked, so that a meeting that was asked for a second ago is found.
/// </summary>
public sealed class SimilarIndex(NpgsqlDataSource database)
{
    /// <summary>So many are laid out in one transaction.</summary>
    public const int Batch = 500;

    // What is not to be held any more, or not yet asked for, is near nothing.
    private static readonly HashSet<string> NotLaidOut =
        [MeetingStates.Draft, MeetingStates.Refused, MeetingStates.Merged, MeetingStates.Written, MeetingStates.Cancelled];

    /// <summary>Lays out everything that is marked; how many meetings that were.</summary>
    public async Task<int> RefreshAsync(int tenant, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var vocabulary = default(TopicWords);
        var done = 0;
        while ((await SimilarSql.ListAsync(connection, r => r.GetBoolean(0), "select exists (select from similar_stale where tenant_id = $1)", cancellation, tenant))[0])
        {
            vocabulary ??= await MeetingWordBook.ReadAsync(connection, tenant, cancellation);
            done += await LayOutAsync(connection, tenant, vocabulary, cancellation);
        }

        return done;
    }

    private static async Task<int> LayOutAsync(NpgsqlConnection connection, int tenant, TopicWords words, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // One at a time: two would add to the same frequencies in different orders.
        await SimilarSql.DoAsync(connection, "select pg_advisory_xact_lock(hashtext('giaoban similar'), $1)", cancellation, tenant);
        var taken = await SimilarSql.ListAsync(
            connection, r => r.GetGuid(0),
            """
            delete from similar_stale s using (select tenant_id, meeting_id from similar_stale where tenant_id = $1 limit $2 for update) t
            where (s.tenant_id, s.meeting_id) = (t.tenant_id, t.meeting_id) returning s.meeting_id
            """, cancellation,
            tenant, Batch);
        var before = (await IndexedAsync(connection, tenant, [.. taken], cancellation)).ToDictionary(m => m.MeetingId);
        var after = await ReadAsync(connection, tenant, [.. taken], words, cancellation);
        await RemoveAsync(connection, tenant, [.. before.Values], cancellation);
        await AddAsync(connection, tenant, after, cancellation);
        await CountAsync(connection, tenant, [.. before.Values], after, cancellation);
        await transaction.CommitAsync(cancellation);
        return taken.Count;
    }

    /// <summary>Meetings as they are laid out; those that are not are left out.</summary>
    internal static Task<List<IndexedMeeting>> IndexedAsync(NpgsqlConnection connection, int tenant, Guid[] meetings, CancellationToken cancellation) =>
        SimilarSql.ListAsync(
            connection, IndexedMeeting.Read,
            "select meeting_id, day, tokens, people, weights from similar_index where tenant_id = $1 and meeting_id = any ($2)", cancellation, tenant, meetings);

    /// <summary>Meetings as they are now, laid out.</summary>
    internal static async Task<List<IndexedMeeting>> ReadAsync(NpgsqlConnection connection, int tenant, Guid[] meetings, TopicWords words, CancellationToken cancellation)
    {
        var people = (await SimilarSql.ListAsync(
            connection,
            r => (Meeting: r.GetGuid(0), Person: new MeetingPerson(r.GetGuid(1), r.GetDouble(2))),
            """
            select p.meeting_id, p.official_id,
                   case when p.capacity = 'chair' then $3 when p.post_id = m.owner_post then $4 when p.capacity in ('optional', 'guest') then $6 else $5 end
            from meeting_participants p join meetings m using (tenant_id, meeting_id)
            where p.tenant_id = $1 and p.meeting_id = any ($2) and p.official_id is not null and p.removed_at is null and p.deputy_for is null
            union all
            select meeting_id, chair_official, $3 from meetings where tenant_id = $1 and meeting_id = any ($2) and chair_official is not null
            union all
            select meeting_id, secretary_official, $5 from meetings where tenant_id = $1 and meeting_id = any ($2) and secretary_official is not null
            """, cancellation,
            tenant, meetings, PeopleLikeness.Chair, PeopleLikeness.Owner, PeopleLikeness.Required, PeopleLikeness.Optional)).ToLookup(p => p.Meeting, p => p.Person);
        var read = await SimilarSql.ListAsync(
            connection,
            r => (Id: r.GetGuid(0), State: r.GetString(1), Title: r.GetString(2), Content: r.GetString(3), At: Instant.FromDateTimeUtc(r.GetDateTime(4))),
            "select meeting_id, state, title, content, coalesce(starts_at, made_at) from meetings where tenant_id = $1 and meeting_id = any ($2)", cancellation, tenant, meetings);
        return
        [
            .. read.Where(m => !NotLaidOut.Contains(m.State))
                .Select(m => IndexedMeeting.Of(m.Id, m.At.InZone(Deadline.Zone).Date, words.Of(m.Title, m.Content), [.. people[m.Id]])),
        ];
    }

    private static async Task RemoveAsync(NpgsqlConnection connection, int tenant, IReadOnlyList<IndexedMeeting> meetings, CancellationToken cancellation)
    {
        var tokens = meetings.SelectMany(m => m.BareTokens.Select(t => (t, m.Day, m.MeetingId))).ToList();
        await SimilarSql.DoAsync(
            connection,
            "delete from similar_tokens t using unnest($2, $3, $4) d(token, day, meeting_id) where t.tenant_id = $1 and (t.token, t.day, t.meeting_id) = (d.token, d.day, d.meeting_id)", cancellation,
            tenant, tokens.ConvertAll(t => t.t), Days(tokens.Select(t => t.Day)), tokens.ConvertAll(t => t.MeetingId));
        var people = meetings.SelectMany(m => m.People.Select(p => (p, m.Day, m.MeetingId))).ToList();
        await SimilarSql.DoAsync(
            connection,
            "delete from similar_people p using unnest($2, $3, $4) d(official_id, day, meeting_id) where p.tenant_id = $1 and (p.official_id, p.day, p.meeting_id) = (d.official_id, d.day, d.meeting_id)", cancellation,
            tenant, people.ConvertAll(p => p.p), Days(people.Select(p => p.Day)), people.ConvertAll(p => p.MeetingId));
        await SimilarSql.DoAsync(
            connection, "delete from similar_index where tenant_id = $1 and meeting_id = any ($2)", cancellation, tenant, meetings.Select(m => m.MeetingId).ToArray());
    }

    private static async Task AddAsync(NpgsqlConnection connection, int tenant, IReadOnlyList<IndexedMeeting> meetings, CancellationToken cancellation)
    {
        foreach (var m in meetings)
        {
            await SimilarSql.DoAsync(
                connection, "insert into similar_index (tenant_id, meeting_id, day, tokens, people, weights) values ($1, $2, $3, $4, $5, $6)", cancellation,
                tenant, m.MeetingId, m.Day, m.Tokens, m.People, m.Weights);
        }

        var tokens = meetings.SelectMany(m => m.BareTokens.Select(t => (t, m.Day, m.MeetingId))).ToList();
        await SimilarSql.DoAsync(
            connection, "insert into similar_tokens (tenant_id, token, day, meeting_id) select $1, * from unnest($2, $3, $4)", cancellation,
            tenant, tokens.ConvertAll(t => t.t), Days(tokens.Select(t => t.Day)), tokens.ConvertAll(t => t.MeetingId));
        var people = meetings.SelectMany(m => m.People.Select(p => (p, m.Day, m.MeetingId))).ToList();
        await SimilarSql.DoAsync(
            connection, "insert into similar_people (tenant_id, official_id, day, meeting_id) select $1, * from unnest($2, $3, $4)", cancellation,
            tenant, people.ConvertAll(p => p.p), Days(people.Select(p => p.Day)), people.ConvertAll(p => p.MeetingId));
    }

    private static async Task CountAsync(
        NpgsqlConnection connection, int tenant, IReadOnlyList<IndexedMeeting> before, IReadOnlyList<IndexedMeeting> after, CancellationToken cancellation)
    {
        var changes = after.SelectMany(Counted).Select(t => (Token: t, By: 1)).Concat(before.SelectMany(Counted).Select(t => (Token: t, By: -1)))
            .GroupBy(c => c.Token, StringComparer.Ordinal).Select(g => (Token: g.Key, By: g.Sum(c => c.By))).Where(c => c.By != 0).ToList();
        await SimilarSql.DoAsync(
            connection,
            """
            insert into similar_frequencies as f (tenant_id, token, meetings) select $1, token, 0 from unnest($2) token on conflict do nothing
            """, cancellation,
            tenant, changes.ConvertAll(c => c.Token));
        await SimilarSql.DoAsync(
            connection,
            "update similar_frequencies f set meetings = f.meetings + c.by from unnest($2, $3) c(token, by) where f.tenant_id = $1 and f.token = c.token", cancellation,
            tenant, changes.ConvertAll(c => c.Token), changes.ConvertAll(c => c.By));
    }

    // The empty token counts the meetings.
    private static IEnumerable<string> Counted(IndexedMeeting meeting) => meeting.BareTokens.Append("");

    private static DateOnly[] Days(IEnumerable<LocalDate> days) => [.. days.Select(d => d.ToDateOnly())];
}
