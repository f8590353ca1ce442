-- A closed meeting has an issued conclusion, or "none" with its reason, for every item that was not removed, and a notice (NN-8).
select m.tenant_id, m.meeting_id, i.item_id
from meetings m
join agenda_items i on i.tenant_id = m.tenant_id and i.meeting_id = m.meeting_id and i.removed_at is null
where m.state = 'closed'
  and (not exists (select from meeting_conclusions c where c.tenant_id = i.tenant_id and c.item_id = i.item_id and c.state = 'issued')
       or not exists (select from conclusion_notices n where n.tenant_id = m.tenant_id and n.meeting_id = m.meeting_id));
