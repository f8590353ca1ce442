using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Marks a notice to one of the actor's posts as read.</summary>
public sealed class DismissNotice(NpgsqlDataSource database, IClock clock)
{
    /// <summary>Marks it; a notice to somebody else's post, or one read before, stays as it is.</summary>
    public async Task HandleAsync(Actor actor, Guid noticeId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "update notices set read_at = $4 where tenant_id = $1 and notice_id = $2 and post_id = any($3) and read_at is null");
        command.Parameters.Add(new() { Value = actor.TenantId });
        command.Parameters.Add(new() { Value = noticeId });
        command.Parameters.Add(new() { Value = actor.Posts.Select(p => p.PostId).ToArray() });
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
