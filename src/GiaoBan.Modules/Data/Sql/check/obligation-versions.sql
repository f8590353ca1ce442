-- An obligation counts exactly the versions that were sent, and remembers the first and the last of them.
select o.tenant_id, o.obligation_id, o.sent_version, v.versions, o.first_received_at, v.first_at, o.last_received_at, v.last_at
from obligations o
left join (
    select tenant_id, obligation_id, count(*) as versions, max(version) as highest,
           (array_agg(received_at order by version))[1] as first_at, (array_agg(received_at order by version desc))[1] as last_at
    from submission_versions
    group by tenant_id, obligation_id
) v using (tenant_id, obligation_id)
where o.sent_version <> coalesce(v.versions, 0)
   or o.sent_version <> coalesce(v.highest, 0)
   or o.first_received_at is distinct from v.first_at
   or o.last_received_at is distinct from v.last_at;
