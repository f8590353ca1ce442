-- A unit excused from a report for named periods, or for deadlines on some days: with reason and basis. Entered and revoked, never edited.
create table exemptions (
    tenant_id     int         not null references tenants,
    exemption_id  uuid        not null,
    unit_id       uuid        not null,
    regime        text        not null,
    requirement   text        not null,
    -- Keys of periods; or none, and the days on which the last day of a deadline falls.
    periods       text[]      not null,
    valid_from    date,
    valid_to      date,
    reason        text        not null,
    basis         text        not null,
    made_by       uuid        not null,
    made_at       timestamptz not null,
    revoked_by    uuid,
    revoked_at    timestamptz,
    revoke_reason text,
    primary key (tenant_id, exemption_id),
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, revoked_by) references officials,
    check (num_nulls(valid_from, valid_to) = case when cardinality(periods) = 0 then 0 else 2 end),
    check (valid_to >= valid_from),
    check (num_nulls(revoked_by, revoked_at, revoke_reason) in (0, 3))
);
create index exemptions_by_unit on exemptions (tenant_id, unit_id);

create function keep_exemption() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an exemption is revoked, not deleted' using errcode = 'GB001';
    end if;
    if old.revoked_at is not null
       or (old.tenant_id, old.exemption_id, old.unit_id, old.regime, old.requirement, old.periods, old.valid_from, old.valid_to,
           old.reason, old.basis, old.made_by, old.made_at)
          is distinct from
          (new.tenant_id, new.exemption_id, new.unit_id, new.regime, new.requirement, new.periods, new.valid_from, new.valid_to,
           new.reason, new.basis, new.made_by, new.made_at) then
        raise exception 'an exemption is revoked and followed by another' using errcode = 'GB001';
    end if;
    return new;
end $$;

create trigger exemptions_keep before update or delete on exemptions
    for each row execute function keep_exemption();

alter table obligations
    add column exemption_id uuid,
    -- The report that it is part of, in words (DB-4); fixed at birth like the other terms.
    add column absorbed_into text,
    add foreign key (tenant_id, exemption_id) references exemptions;

create or replace function keep_obligation_facts() returns trigger language plpgsql as $$
begin
    if (old.unit_id, old.post_id, old.regime, old.version_id, old.requirement, old.tier, old.stream, old.period_key,
        old.period_label, old.period_from, old.period_to, old.period_year, old.due_at, old.due_inclusive, old.made_at, old.absorbed_into)
       is distinct from
       (new.unit_id, new.post_id, new.regime, new.version_id, new.requirement, new.tier, new.stream, new.period_key,
        new.period_label, new.period_from, new.period_to, new.period_year, new.due_at, new.due_inclusive, new.made_at, new.absorbed_into) then
        raise exception 'an obligation''s terms never move' using errcode = 'GB001';
    end if;
    if old.first_received_at is not null
       and (old.first_received_at, old.first_verdict, old.late_minutes, old.late_reason, old.sent_by_official, old.exempt_reason, old.exemption_id)
           is distinct from
           (new.first_received_at, new.first_verdict, new.late_minutes, new.late_reason, new.sent_by_official, new.exempt_reason, new.exemption_id) then
        raise exception 'the first sending never moves' using errcode = 'GB001';
    end if;
    if new.sent_version < old.sent_version then
        raise exception 'versions only grow' using errcode = 'GB001';
    end if;
    return new;
end $$;
