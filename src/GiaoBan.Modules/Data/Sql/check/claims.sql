-- Every claim has the hours of its booking, and hard claims of one resource never overlap (SK-10).
select c.tenant_id, c.claim_id, c.booking_id, b.state, b.starts_at, c.starts_at as claimed_from
from claims c
join bookings b using (tenant_id, booking_id)
where b.state = 'released' or (c.starts_at, c.ends_at) is distinct from (b.starts_at, b.ends_at)
   or (c.strength = 'hard' and b.state = 'hold')
union all
select c.tenant_id, c.claim_id, c.booking_id, 'twice', d.starts_at, c.starts_at
from claims c
join claims d on d.tenant_id = c.tenant_id and d.resource_id = c.resource_id and d.claim_id > c.claim_id and d.strength = 'hard'
             and d.starts_at > c.starts_at - interval '24 hours' and d.starts_at < c.ends_at and d.ends_at > c.starts_at
where c.strength = 'hard';
