-- A paper's versions follow one another from 1, and each is the bytes that were sent (NN-6).
select v.tenant_id, v.paper_id, max(v.version) as last, count(*) as kept
from paper_versions v
group by v.tenant_id, v.paper_id
having max(v.version) <> count(*)
union all
select v.tenant_id, v.paper_id, v.version, 0
from paper_versions v
where sha256(v.content) <> v.sha256 or length(v.content) <> v.size;
