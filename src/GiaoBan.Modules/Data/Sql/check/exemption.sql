-- An obligation is excused by an exemption of its own unit and report, in that exemption's words; what is part of another report is not excused.
select o.tenant_id, o.obligation_id, o.exemption_id, o.exempt_reason, o.absorbed_into
from obligations o
left join exemptions e on e.tenant_id = o.tenant_id and e.exemption_id = o.exemption_id
where o.exemption_id is not null
  and (o.absorbed_into is not null
       or (o.unit_id, o.regime, o.requirement, o.exempt_reason)
          is distinct from (e.unit_id, e.regime, e.requirement, e.reason || ' (' || e.basis || ')'));
