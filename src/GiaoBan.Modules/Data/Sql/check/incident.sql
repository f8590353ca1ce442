-- What answers an ad-hoc report's obligation is its sealed content's hash: every version has a sealed part, and holds no words of its own (DB-10, LAW-2).
select v.tenant_id, v.obligation_id, v.version, v.channel
from submission_versions v
join incidents i on i.tenant_id = v.tenant_id and i.incident_id = v.obligation_id
left join incident_contents c on c.tenant_id = v.tenant_id and c.incident_id = v.obligation_id and c.kind = 'written' and c.number = v.version
where v.channel <> 'incident'
   or c.content_id is null
   or jsonb_array_length(v.sections) <> 1
   or position(encode(c.hash, 'hex') in v.sections::text) = 0
   or v.channel_note is not null
   or v.late_reason is not null;
