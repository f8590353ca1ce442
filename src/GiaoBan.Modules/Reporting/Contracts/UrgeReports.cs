using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>
/// The one way in which anybody is urged (DB-12): the log, one message a person and channel, one notice a post, all in the caller's
/// transaction. A plan's step that was taken before, by whichever worker, is left out.
/// </summary>
public sealed class UrgeReports(Outbox outbox, IUrgingWords words, IdSource ids)
{
    /// <summary>One report of the post's own: report, period, deadline.</summary>
    public const string NoticeOne = "urging.notice.one";

    /// <summary>Several: how many, the first deadline.</summary>
    public const string NoticeMany = "urging.notice.many";

    /// <summary>To the head of a unit: how many, the first deadline.</summary>
    public const string NoticeHead = "urging.notice.head";

    /// <summary>To the office: how many.</summary>
    public const string NoticeOffice = "urging.notice.office";

    private const string LogSql =
        """
        insert into urged (tenant_id, urging_id, obligation_id, person, step, audience, post_id, official_id, due_at, channels, lacking, urged_at)
        select $1, $2, r.obligation, r.person, r.step, r.audience, r.post, r.official, r.due, string_to_array(r.channels, ' '), r.lacking, $3
        from unnest($4::uuid[], $5::uuid[], $6::int[], $7::text[], $8::uuid[], $9::uuid[], $10::timestamptz[], $11::text[], $12::text[])
             as r (obligation, person, step, audience, post, official, due, channels, lacking)
        order by r.obligation, r.person
        on conflict do nothing
        returning obligation_id, person
        """;

    private const string HeadSql =
        "insert into urgings (tenant_id, urging_id, kind, note, made_at, made_by, made_post) values ($1, $2, $3, $4, $5, $6, $7)";

    /// <summary>Urges; a run that finds everything taken leaves nothing.</summary>
    /// <param name="connection">Stands in the caller's transaction.</param>
    /// <param name="head">Who urges.</param>
    /// <param name="orders">What; each report once.</param>
    /// <param name="notices">Whether posts get notices of this; a board writes its own.</param>
    /// <param name="cancellation">Ends the work; the caller then rolls back.</param>
    public async Task<UrgingOutcome> HandleAsync(
        NpgsqlConnection connection, UrgingHead head, IReadOnlyList<UrgeOrder> orders, bool notices, CancellationToken cancellation)
    {
        var people = await UrgingPeople.ReadAsync(connection, head.TenantId, orders, head.At.InZone(Deadline.Zone).Date, cancellation);
        var lines = orders.SelectMany(o => LinesOf(o, people)).ToList();
        var taken = await LogAsync(connection, head, lines, cancellation);
        if (taken.Count == 0)
        {
            return new UrgingOutcome(0, 0, 0);
        }

        await WriteHeadAsync(connection, head, cancellation);
        var messages = Messages(head, taken).ToList();
        await outbox.AddAsync(connection, head.TenantId, messages, cancellation);
        if (notices)
        {
            await NotifyAsync(connection, head, taken, cancellation);
        }

        return new UrgingOutcome(
            taken.Select(l => l.Report.ObligationId).Distinct().Count(), taken.Where(l => l.Who.OfficialId is not null).Select(l => l.Person).Distinct().Count(), messages.Count);
    }

    /// <summary>The key of the message to a person: stable, since the urging and its person are.</summary>
    public static string KeyOf(Guid urging, Guid person, string channel) => $"urging.{urging}.{person}.{channel}";

    private IEnumerable<Line> LinesOf(UrgeOrder order, UrgingPeople people)
    {
        var spoken = new HashSet<Guid>();
        foreach (var audience in order.To.Order())
        {
            foreach (var who in people.Of(audience, order.Report))
            {
                if (spoken.Add(who.OfficialId ?? who.PostId))
                {
                    var set = order.Channels.Where(outbox.Has).ToList();
                    string[] ways = who.OfficialId is null ? [] : [.. set.Where(c => AddressOf(who, c) is not null)];
                    var lacking = ways.Length > 0 || order.Channels.Count == 0 ? null : who.OfficialId is null ? "holder" : set.Count == 0 ? "channel" : "address";
                    yield return new Line(order.Report, order.Step, audience, who, ways, lacking);
                }
            }
        }
    }

    private static string? AddressOf(Addressee who, string channel) => channel == MessageChannels.Mail ? who.Email : who.Phone;

    private static async Task<List<Line>> LogAsync(NpgsqlConnection connection, UrgingHead head, List<Line> lines, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(LogSql, connection) { CommandTimeout = 600 };
        void Add(object value) => command.Parameters.Add(new() { Value = value });
        void AddTexts(IEnumerable<string?> values) => command.Parameters.Add(new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        Add(head.TenantId);
        Add(head.UrgingId);
        Add(head.At.ToDateTimeUtc());
        Add(lines.ConvertAll(l => l.Report.ObligationId).ToArray());
        Add(lines.ConvertAll(l => l.Person).ToArray());
        Add(lines.ConvertAll(l => l.Step).ToArray());
        AddTexts(lines.Select(l => UrgingCodes.Of(l.Audience)));
        Add(lines.ConvertAll(l => l.Who.PostId).ToArray());
        Add(lines.ConvertAll(l => l.Who.OfficialId).ToArray());
        Add(lines.ConvertAll(l => l.Report.Due?.At.ToDateTimeUtc()).ToArray());
        AddTexts(lines.Select(l => string.Join(' ', l.Channels)));
        AddTexts(lines.Select(l => l.Lacking));
        var written = new HashSet<(Guid, Guid)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            written.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }

        return lines.FindAll(l => written.Contains((l.Report.ObligationId, l.Person)));
    }

    private static async Task WriteHeadAsync(NpgsqlConnection connection, UrgingHead head, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(HeadSql, connection);
        command.Parameters.Add(new() { Value = head.TenantId });
        command.Parameters.Add(new() { Value = head.UrgingId });
        command.Parameters.Add(new() { Value = head.Kind });
        command.Parameters.Add(new() { Value = (object?)head.Note ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = head.At.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = (object?)head.By ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)head.Post ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private IEnumerable<OutgoingMessage> Messages(UrgingHead head, List<Line> taken)
    {
        foreach (var person in taken.Where(l => l.Channels.Length > 0).GroupBy(l => l.Person))
        {
            foreach (var channel in person.SelectMany(l => l.Channels).Distinct())
            {
                var lines = person.Where(l => l.Channels.Contains(channel)).OrderBy(l => l.Report.Due?.At ?? Instant.MaxValue).ThenBy(l => l.Report.ObligationId).ToList();
                var who = lines[0].Who;
                var text = words.Write(new PersonalUrging(
                    who.FullName, channel, Of(lines, a => a <= UrgingAudience.Deputy), Of(lines, a => a == UrgingAudience.Head),
                    Of(lines, a => a == UrgingAudience.Office), head.Note, head.At));
                yield return new OutgoingMessage(KeyOf(head.UrgingId, person.Key, channel), channel, AddressOf(who, channel)!, text.Subject, text.Body)
                {
                    OfficialId = who.OfficialId,
                    PostId = who.PostId,
                    About = head.UrgingId,
                };
            }
        }
    }

    private static List<UrgeableReport> Of(List<Line> lines, Func<UrgingAudience, bool> audience) => [.. lines.Where(l => audience(l.Audience)).Select(l => l.Report)];

    private async Task NotifyAsync(NpgsqlConnection connection, UrgingHead head, List<Line> taken, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy notices (tenant_id, notice_id, post_id, obligation_id, kind, args, made_by, made_at, link) from stdin (format binary)", cancellation);

        // A deputy sees the notices of the post that is lent.
        foreach (var post in taken.GroupBy(l => (l.Who.PostId, Audience: l.Audience == UrgingAudience.Deputy ? UrgingAudience.Holder : l.Audience)))
        {
            var reports = post.Select(l => l.Report).DistinctBy(r => r.ObligationId).OrderBy(r => r.Due?.At ?? Instant.MaxValue).ToList();
            var (kind, args, about) = NoticeOf(post.Key.Audience, reports);
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(head.TenantId, cancellation);
            await copy.WriteAsync(ids.Next(), cancellation);
            await copy.WriteAsync(post.Key.PostId, cancellation);
            await (about is { } one ? copy.WriteAsync(one, cancellation) : copy.WriteNullAsync(cancellation));
            await copy.WriteAsync(kind, cancellation);
            await copy.WriteAsync(ReportJson.Write(args), NpgsqlDbType.Jsonb, cancellation);
            await (head.By is { } by ? copy.WriteAsync(by, cancellation) : copy.WriteNullAsync(cancellation));
            await copy.WriteAsync(head.At.ToDateTimeUtc(), NpgsqlDbType.TimestampTz, cancellation);
            await (about is not null ? copy.WriteNullAsync(cancellation)
                : copy.WriteAsync(post.Key.Audience == UrgingAudience.Office ? $"/don-doc/{head.UrgingId}" : "/don-doc/cua-toi", cancellation));
        }

        await copy.CompleteAsync(cancellation);
    }

    private static (string Kind, string[] Args, Guid? About) NoticeOf(UrgingAudience audience, List<UrgeableReport> reports)
    {
        var count = VietnameseNumber.Format(reports.Count);
        var due = reports[0].Due is { } first ? DeadlineWords.Due(first, Language.Vietnamese) : "–";
        return audience switch
        {
            UrgingAudience.Head => (NoticeHead, [count, due], null),
            UrgingAudience.Office => (NoticeOffice, [count], null),
            _ when reports is [{ Name.Length: > 0 } only] => (NoticeOne, [only.Name, only.PeriodLabel, due], only.ObligationId),
            _ => (NoticeMany, [count, due], null),
        };
    }

    private sealed record Line(UrgeableReport Report, int? Step, UrgingAudience Audience, Addressee Who, string[] Channels, string? Lacking)
    {
        public Guid Person => Who.OfficialId ?? Who.PostId;
    }
}
