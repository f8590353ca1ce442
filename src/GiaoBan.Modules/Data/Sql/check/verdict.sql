-- The verdict is what the deadline and the server's receipt time say (ALL-4); "extended" only where more time was granted that covers the receipt.
select o.tenant_id, o.obligation_id, o.due_at, o.due_inclusive, o.first_received_at, o.first_verdict
from obligations o
where o.first_received_at is not null
  and o.due_at is not null
  and ((o.first_verdict <> 'on-time') <> case when o.due_inclusive then o.first_received_at > o.due_at else o.first_received_at >= o.due_at end
       or (o.first_verdict = 'extended' and (o.extended_due_at is null or o.first_received_at > o.extended_due_at)));
