-- What the office let off or gave to another unit is not owed (DB-8).
select a.tenant_id, a.obligation_id, a.act
from request_acts a
join obligations o using (tenant_id, obligation_id)
where a.act in ('release', 'move') and o.exempt_reason is null;
