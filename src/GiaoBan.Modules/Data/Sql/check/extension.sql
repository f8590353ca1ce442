-- The extended deadline is the latest one that was granted.
select o.tenant_id, o.obligation_id, o.extended_due_at, g.due_at
from obligations o
left join (
    select tenant_id, obligation_id, max(due_at) as due_at from extensions where decision = 'granted' group by tenant_id, obligation_id
) g using (tenant_id, obligation_id)
where o.extended_due_at is distinct from g.due_at;
