-- What an obligation came from, more time that was granted, and faults of content that were recorded (DB-7, DB-8, LC-8).
alter table obligations
    -- period: by the calendar; request, event, incident, copy: by something that happened, and no planner takes it back.
    add column origin text not null default 'period' check (origin in ('period', 'request', 'event', 'incident', 'copy')),
    -- The latest deadline that was granted; its decisions stand in extensions.
    add column extended_due_at timestamptz,
    add column extended_due_inclusive boolean not null default false,
    add column incomplete boolean not null default false,
    add column inaccurate boolean not null default false,
    drop constraint obligations_first_verdict_check,
    add constraint obligations_first_verdict_check check (first_verdict in ('on-time', 'extended', 'late')),
    add constraint obligations_extended_later check (extended_due_at > due_at);

alter table submission_versions
    drop constraint submission_versions_verdict_check,
    add constraint submission_versions_verdict_check check (verdict in ('on-time', 'extended', 'late')),
    drop constraint submission_versions_channel_check,
    add constraint submission_versions_channel_check check (channel in ('web', 'api', 'phone', 'paper', 'consolidation', 'incident', 'copy'));

-- noted: a fault recorded without giving the report back.
alter table reviews
    drop constraint reviews_act_check,
    add constraint reviews_act_check check (act in ('returned', 'accepted', 'handed', 'approved', 'noted')),
    add column defects text[] not null default '{}' check (defects <@ array['incomplete', 'inaccurate']);

-- A numbered request is a regime of one report that no calendar rules: the catalogue and the planner do not see it.
alter table regime_versions
    add column origin text not null default 'regime' check (origin in ('regime', 'request'));

-- More time: asked for or given of the office's own accord; asked once, decided once, never edited.
create table extensions (
    tenant_id           int         not null references tenants,
    extension_id        uuid        not null,
    obligation_id       uuid        not null,
    asked_by            uuid,
    asked_post          uuid,
    asked_at            timestamptz,
    asked_reason        text,
    asked_due_at        timestamptz,
    asked_due_inclusive boolean     not null default false,
    decision            text        check (decision in ('granted', 'refused')),
    decided_by          uuid,
    decided_post        uuid,
    decided_at          timestamptz,
    decided_reason      text,
    due_at              timestamptz,
    due_inclusive       boolean     not null default false,
    primary key (tenant_id, extension_id),
    foreign key (tenant_id, obligation_id) references obligations,
    foreign key (tenant_id, asked_post) references posts,
    foreign key (tenant_id, decided_post) references posts,
    check (num_nulls(asked_by, asked_post, asked_at, asked_reason, asked_due_at) in (0, 5)),
    check (num_nulls(decision, decided_by, decided_post, decided_at, decided_reason) in (0, 5)),
    check (asked_at is not null or decision = 'granted'),
    check ((due_at is not null) = (decision is not distinct from 'granted'))
);
create index extensions_by_obligation on extensions (tenant_id, obligation_id);
create unique index extensions_one_open on extensions (tenant_id, obligation_id) where decision is null;

create function keep_extension() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an extension is decided, not deleted' using errcode = 'GB001';
    end if;
    if old.decision is not null
       or (old.tenant_id, old.extension_id, old.obligation_id, old.asked_by, old.asked_post, old.asked_at, old.asked_reason, old.asked_due_at,
           old.asked_due_inclusive)
          is distinct from
          (new.tenant_id, new.extension_id, new.obligation_id, new.asked_by, new.asked_post, new.asked_at, new.asked_reason, new.asked_due_at,
           new.asked_due_inclusive) then
        raise exception 'an extension is decided once and followed by another' using errcode = 'GB001';
    end if;
    return new;
end $$;

create trigger extensions_keep before update or delete on extensions
    for each row execute function keep_extension();

create or replace function keep_obligation_facts() returns trigger language plpgsql as $$
begin
    if (old.unit_id, old.post_id, old.regime, old.version_id, old.requirement, old.tier, old.stream, old.period_key, old.period_label,
        old.period_from, old.period_to, old.period_year, old.due_at, old.due_inclusive, old.made_at, old.absorbed_into, old.origin)
       is distinct from
       (new.unit_id, new.post_id, new.regime, new.version_id, new.requirement, new.tier, new.stream, new.period_key, new.period_label,
        new.period_from, new.period_to, new.period_year, new.due_at, new.due_inclusive, new.made_at, new.absorbed_into, new.origin) then
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
    if (old.incomplete and not new.incomplete) or (old.inaccurate and not new.inaccurate) then
        raise exception 'a recorded fault stays' using errcode = 'GB001';
    end if;
    if old.extended_due_at is distinct from new.extended_due_at and (new.extended_due_at is null or new.extended_due_at < old.extended_due_at) then
        raise exception 'time that was granted is not taken back' using errcode = 'GB001';
    end if;
    return new;
end $$;
