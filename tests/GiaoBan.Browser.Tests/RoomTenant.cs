using GiaoBan.Modules.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GiaoBan.Browser.Tests;

/// <summary>The commune of source 004 with a meeting that is invited for half an hour from now: the chairman chairs, an office clerk writes, two officers are asked.</summary>
public sealed class RoomTenant : TrainingTenant
{
    private const string Invited =
        """
        with who as (
            select a.user_name, a.tenant_id, a.official_id, (select s.post_id from assignments s where s.tenant_id = a.tenant_id and s.official_id = a.official_id order by s.valid_from limit 1) as post_id
            from accounts a
        ), meeting as (
            insert into meetings (tenant_id, meeting_id, kind, title, state, host_unit, chair_post, chair_official, secretary_post, secretary_official, starts_at, ends_at, place, made_by, made_post, made_at, changed_at)
            select s.tenant_id, $1, 'giai-quyet-cong-viec', 'Giải quyết vướng mắc di dời hộ dân thôn 2', 'invited', p.unit_id, c.post_id, c.official_id, s.post_id, s.official_id,
                   '2021-08-19T20:00+07:00', '2021-08-19T21:30+07:00', 'Phòng họp 1', s.official_id, s.post_id, '2021-08-16T08:00+07:00', '2021-08-16T08:00+07:00'
            from who s join posts p on p.tenant_id = s.tenant_id and p.post_id = s.post_id join who c on c.tenant_id = s.tenant_id and c.user_name = 'chutich' where s.user_name = 'vanphong2'
        ), people as (
            insert into meeting_participants (tenant_id, meeting_id, participant_id, post_id, official_id, capacity, invite_reason)
            select tenant_id, $1, gen_random_uuid(), post_id, official_id, case user_name when 'chutich' then 'chair' when 'vanphong2' then 'secretary' else 'required' end, 'Phụ trách'
            from who where user_name in ('chutich', 'vanphong2', 'diachinh', 'congan')
        )
        insert into agenda_items (tenant_id, meeting_id, item_id, position, title, kind, planned_minutes, presenter_post)
        select w.tenant_id, $1, gen_random_uuid(), n, (array['Tiến độ di dời và các hộ còn vướng', 'Thống nhất mốc bàn giao mặt bằng'])[n], (array['report', 'decide'])[n], 30, w.post_id
        from who w cross join generate_series(1, 2) n where w.user_name = 'diachinh'
        """;

    /// <summary>A new meeting, invited.</summary>
    public async Task<Guid> InviteAsync()
    {
        var joined = await OpenDatabase.JoinAsync(new DatabaseOptions(DataFolder, null), NullLoggerFactory.Instance, default);
        await using var database = joined.Value!;
        var meeting = Guid.CreateVersion7();
        await using var command = database.Source.CreateCommand(Invited);
        command.Parameters.Add(new NpgsqlParameter { Value = meeting });
        await command.ExecuteNonQueryAsync();
        return meeting;
    }
}
