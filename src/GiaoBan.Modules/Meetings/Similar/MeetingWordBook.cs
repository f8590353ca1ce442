using GiaoBan.Domain.Meetings.Similar;
using Npgsql;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>The words by which an office's titles are read: those that come with the program, and the office's own over them.</summary>
public static class MeetingWordBook
{
    private static readonly Lazy<TopicWords> Shipped = new(() => new TopicWords(new Abbreviations(MeetingWordFiles.Abbreviations), MeetingWordFiles.OfficeWords));

    /// <summary>How titles are read.</summary>
    internal static async Task<TopicWords> ReadAsync(NpgsqlConnection connection, int tenant, CancellationToken cancellation) => With(
        await SimilarSql.ListAsync(
            connection, r => new Abbreviation(r.GetString(0), r.GetString(1)),
            "select short, full_words from meeting_abbreviations where tenant_id = $1 and revoked_at is null order by made_at, abbreviation_id", cancellation, tenant));

    /// <summary>How titles are read with some short forms of one's own.</summary>
    public static TopicWords With(IReadOnlyList<Abbreviation> own) =>
        own.Count == 0 ? Shipped.Value : new(new Abbreviations([.. MeetingWordFiles.Abbreviations, .. own]), MeetingWordFiles.OfficeWords);
}
