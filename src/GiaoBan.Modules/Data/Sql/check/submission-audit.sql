-- Every submission has its audit event, and the receipt carries that event's leaf hash (ALL-4, ALL-5).
select v.tenant_id, v.obligation_id, v.version, v.receipt_number
from submission_versions v
where not exists (
    select from audit_events e
    where e.tenant_id = v.tenant_id and e.leaf_hash = v.leaf_hash and e.subject = 'obligation/' || v.obligation_id);
