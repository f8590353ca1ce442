-- What a task's row says beside its acts is what they say.
select t.tenant_id, t.task_id, t.lead_post, t.extended_on, t.closed_at
from tasks t
left join lateral (
    select a.to_post from task_acts a where a.tenant_id = t.tenant_id and a.task_id = t.task_id and a.deed = 'reassigned' order by a.number desc limit 1
) moved on true
left join lateral (
    select a.until_on from task_acts a
    where a.tenant_id = t.tenant_id and a.task_id = t.task_id and a.deed in ('granted', 'reassigned') and a.until_on is not null order by a.number desc limit 1
) granted on true
left join lateral (
    select a.at from task_acts a where a.tenant_id = t.tenant_id and a.task_id = t.task_id and a.deed in ('confirmed', 'withdrawn') order by a.number desc limit 1
) ended on true
where t.lead_post is distinct from coalesce(moved.to_post, t.first_lead)
   or t.extended_on is distinct from granted.until_on
   or t.closed_at is distinct from ended.at;
