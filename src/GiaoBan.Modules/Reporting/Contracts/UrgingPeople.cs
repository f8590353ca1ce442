using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Urging;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>Somebody who can be spoken to.</summary>
internal sealed record Addressee(Guid PostId, Guid? OfficialId, string FullName, string? Email, string? Phone);

/// <summary>Who stands behind posts, units and the office on a day: read once for a whole urging.</summary>
internal sealed class UrgingPeople
{
    private const string Held =
        """
        left join lateral (
            select x.official_id, x.full_name, x.email, x.phone from assignments a
            join officials x on x.tenant_id = a.tenant_id and x.official_id = a.official_id
            where a.tenant_id = p.tenant_id and a.post_id = p.post_id and a.valid_from <= $2 and (a.valid_to is null or a.valid_to >= $2)
            order by a.valid_from, a.assignment_id limit 1) h on true
        """;

    private const string PostsSql =
        $"""
        select p.post_id, p.unit_id, h.official_id, h.full_name, h.email, h.phone from posts p
        {Held}
        where p.tenant_id = $1 and p.post_id = any($3)
        """;

    // A loan lapses with the post of who made it, as everywhere.
    private const string DeputiesSql =
        """
        select d.post_id, p.unit_id, x.official_id, x.full_name, x.email, x.phone from delegations d
        join posts p on p.tenant_id = d.tenant_id and p.post_id = d.post_id
        join officials x on x.tenant_id = d.tenant_id and x.official_id = d.to_official_id
        where d.tenant_id = $1 and d.post_id = any($3) and d.revoked_at is null and d.valid_from <= $2 and d.valid_to >= $2
          and exists (select 1 from assignments a where a.tenant_id = d.tenant_id and a.post_id = d.post_id and a.official_id = d.made_by
                      and a.valid_from <= $2 and (a.valid_to is null or a.valid_to >= $2))
        order by d.delegation_id
        """;

    // The head of a unit: its leader's post, else the one that approves.
    private const string HeadsSql =
        $"""
        select p.post_id, p.unit_id, h.official_id, h.full_name, h.email, h.phone from posts p
        {Held}
        where p.tenant_id = $1 and p.unit_id = any($3) and p.valid_from <= $2 and (p.valid_to is null or p.valid_to >= $2)
          and ($4 = any(p.roles) or ($5 = any(p.roles) and not exists (
              select 1 from posts l where l.tenant_id = p.tenant_id and l.unit_id = p.unit_id and $4 = any(l.roles)
                and l.valid_from <= $2 and (l.valid_to is null or l.valid_to >= $2))))
        order by p.post_id
        """;

    private const string OfficeSql =
        $"""
        select p.post_id, p.unit_id, h.official_id, h.full_name, h.email, h.phone from posts p
        {Held}
        where p.tenant_id = $1 and $3 = any(p.roles) and p.valid_from <= $2 and (p.valid_to is null or p.valid_to >= $2)
        order by p.post_id
        """;

    private readonly ILookup<Guid, Addressee> _holders;
    private readonly ILookup<Guid, Addressee> _deputies;
    private readonly ILookup<Guid, Addressee> _heads;
    private readonly IReadOnlyList<Addressee> _office;

    private UrgingPeople(
        ILookup<Guid, Addressee> holders, ILookup<Guid, Addressee> deputies, ILookup<Guid, Addressee> heads, IReadOnlyList<Addressee> office) =>
        (_holders, _deputies, _heads, _office) = (holders, deputies, heads, office);

    /// <summary>Reads those that orders need.</summary>
    public static async Task<UrgingPeople> ReadAsync(
        NpgsqlConnection connection, int tenantId, IReadOnlyList<UrgeOrder> orders, LocalDate day, CancellationToken cancellation)
    {
        Guid[] Of(UrgingAudience audience, Func<UrgeableReport, Guid> id) => [.. orders.Where(o => o.To.Contains(audience)).Select(o => id(o.Report)).Distinct()];
        async Task<List<(Guid Unit, Addressee Who)>> ListAsync(string sql, params object[] values) => await ReadAsync(connection, sql, [tenantId, day.ToDateOnly(), .. values], cancellation);

        var holders = await ListAsync(PostsSql, Of(UrgingAudience.Holder, r => r.PostId));
        var deputies = await ListAsync(DeputiesSql, Of(UrgingAudience.Deputy, r => r.PostId));
        var heads = await ListAsync(HeadsSql, Of(UrgingAudience.Head, r => r.UnitId), Roles.Leader, Roles.Approver);
        var office = orders.Any(o => o.To.Contains(UrgingAudience.Office)) ? await ListAsync(OfficeSql, Roles.Office) : [];
        return new UrgingPeople(
            holders.ToLookup(p => p.Who.PostId, p => p.Who), deputies.ToLookup(p => p.Who.PostId, p => p.Who), heads.ToLookup(p => p.Unit, p => p.Who),
            [.. office.Select(p => p.Who)]);
    }

    /// <summary>Those of an audience.</summary>
    public IEnumerable<Addressee> Of(UrgingAudience audience, UrgeableReport report) => audience switch
    {
        UrgingAudience.Holder => _holders[report.PostId],
        UrgingAudience.Deputy => _deputies[report.PostId],
        UrgingAudience.Head => _heads[report.UnitId],
        _ => _office,
    };

    private static async Task<List<(Guid Unit, Addressee Who)>> ReadAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        var people = new List<(Guid, Addressee)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            people.Add((reader.GetGuid(1), new Addressee(
                reader.GetGuid(0), reader.IsDBNull(2) ? null : reader.GetGuid(2), Text(reader, 3) ?? "", Text(reader, 4), Text(reader, 5))));
        }

        return people;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) || reader.GetString(column).Length == 0 ? null : reader.GetString(column);
}
