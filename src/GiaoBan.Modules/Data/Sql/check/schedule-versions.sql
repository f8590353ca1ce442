-- A published week keeps its bytes, its versions follow one another, and its row knows the last (SK-10).
select v.tenant_id, v.week, v.number, encode(v.sha256, 'hex') as sha256, w.published_number
from schedule_versions v
join week_schedules w using (tenant_id, week)
where sha256(convert_to(v.lines, 'UTF8')) <> v.sha256
   or v.number > w.published_number
   or (v.number > 1 and not exists (select 1 from schedule_versions p where p.tenant_id = v.tenant_id and p.week = v.week and p.number = v.number - 1));
