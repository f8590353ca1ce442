-- A deputy comes by the chair's word alone, for somebody who was asked, and sends nobody on (NN-5).
select p.tenant_id, p.participant_id, p.meeting_id, 'no mandate' as what
from meeting_participants p
left join mandates m on m.tenant_id = p.tenant_id and m.to_participant = p.participant_id and m.from_participant = p.deputy_for and m.meeting_id = p.meeting_id
where p.deputy_for is not null and m.absence_id is null
union all
select a.tenant_id, a.participant_id, a.meeting_id, 'agreed without a deputy'
from absences a
left join mandates m using (tenant_id, absence_id)
where a.state = 'agreed' and m.to_participant is null
union all
select m.tenant_id, m.to_participant, m.meeting_id, 'a deputy of a deputy'
from mandates m
join mandates n on n.tenant_id = m.tenant_id and n.from_participant = m.to_participant;
