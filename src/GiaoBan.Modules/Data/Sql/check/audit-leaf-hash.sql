-- A leaf hash is that of its event's own bytes (ALL-5).
select tenant_id, event_id, kind, subject
from audit_events
where leaf_hash <> sha256('\x00'::bytea || convert_to(data, 'UTF8'));
