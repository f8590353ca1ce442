-- A frozen quarter has its result and its whole snapshot; a result belongs to a frozen quarter (LC-9).
select r.tenant_id, r.run_id, r.state, r.line_count, s.sha256
from score_runs r
left join score_results s using (tenant_id, run_id)
where (r.state = 'frozen') <> (s.run_id is not null)
   or (r.state = 'frozen' and r.line_count <> (select count(*) from score_lines l where l.tenant_id = r.tenant_id and l.run_id = r.run_id));
