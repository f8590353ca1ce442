-- A meeting that will take place has its hours, decided; one that will not takes nothing (SK-10).
select m.tenant_id, m.meeting_id, m.state, b.state as booking, m.starts_at, b.starts_at as booked_from
from meetings m
left join bookings b on b.tenant_id = m.tenant_id and b.booking_id = m.meeting_id
where case
    when m.state in ('approved', 'invited') then b.state is distinct from 'firm' or (m.starts_at, m.ends_at) is distinct from (b.starts_at, b.ends_at)
    when m.state in ('refused', 'merged', 'written', 'cancelled') then coalesce(b.state, 'released') <> 'released'
    else false
end;
