-- Days off and make-up days that an office enters besides the holidays that come with the program. Entered and revoked, never edited:
-- deadlines are counted by them, and who asks later must find what was in force when.
create table holiday_decisions (
    tenant_id     int         not null references tenants,
    decision_id   uuid        not null,
    day           date        not null,
    kind          text        not null check (kind in ('off', 'worked')),
    name          text        not null,
    basis         text        not null,
    made_by       uuid        not null,
    made_at       timestamptz not null,
    revoked_by    uuid,
    revoked_at    timestamptz,
    revoke_reason text,
    primary key (tenant_id, decision_id),
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, revoked_by) references officials,
    check (num_nulls(revoked_by, revoked_at, revoke_reason) in (0, 3))
);
create unique index holiday_decisions_one_a_day on holiday_decisions (tenant_id, day) where revoked_at is null;

create function keep_holiday_decision() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a holiday decision is revoked, not deleted' using errcode = 'GB001';
    end if;
    if old.revoked_at is not null
       or (old.tenant_id, old.decision_id, old.day, old.kind, old.name, old.basis, old.made_by, old.made_at)
          is distinct from (new.tenant_id, new.decision_id, new.day, new.kind, new.name, new.basis, new.made_by, new.made_at) then
        raise exception 'a holiday decision is revoked and followed by another' using errcode = 'GB001';
    end if;
    return new;
end $$;

create trigger holiday_decisions_keep before update or delete on holiday_decisions
    for each row execute function keep_holiday_decision();
