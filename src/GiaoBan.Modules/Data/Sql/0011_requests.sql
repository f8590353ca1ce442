-- A numbered request (DB-8): what was asked, of whom it came, until when. What is owed stands in obligations, one a unit, under a regime of
-- its own; the outline and the form stand in that regime's version.
create table requests (
    tenant_id          int         not null references tenants,
    request_id         uuid        not null,
    symbol             text        not null,
    date               date        not null,
    title              text        not null,
    content            text,
    regime             text        not null,
    requirement        text        not null,
    version_id         uuid        not null,
    period_key         text        not null,
    period_label       text        not null,
    due_at             timestamptz not null,
    due_inclusive      boolean     not null,
    -- The requirement that it rests on, by the version in force when it was made.
    ground_version_id  uuid,
    ground_requirement text,
    made_by            uuid        not null,
    made_post          uuid        not null,
    made_at            timestamptz not null,
    -- The sender's key: a double click makes one request.
    made_key           text,
    withdrawn_by       uuid,
    withdrawn_post     uuid,
    withdrawn_at       timestamptz,
    withdraw_reason    text,
    primary key (tenant_id, request_id),
    unique (tenant_id, regime),
    unique (tenant_id, made_by, made_key),
    foreign key (tenant_id, version_id) references regime_versions,
    foreign key (tenant_id, ground_version_id) references regime_versions,
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, made_post) references posts,
    check (num_nulls(ground_version_id, ground_requirement) in (0, 2)),
    check (num_nulls(withdrawn_by, withdrawn_post, withdrawn_at, withdraw_reason) in (0, 4))
);
create index requests_by_time on requests (tenant_id, made_at desc, request_id desc);

create function keep_request() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a request is withdrawn, not deleted' using errcode = 'GB001';
    end if;
    if old.withdrawn_at is not null
       or (to_jsonb(old) - '{withdrawn_by,withdrawn_post,withdrawn_at,withdraw_reason}'::text[])
          is distinct from (to_jsonb(new) - '{withdrawn_by,withdrawn_post,withdrawn_at,withdraw_reason}'::text[]) then
        raise exception 'a request is withdrawn and followed by another' using errcode = 'GB001';
    end if;
    return new;
end $$;

create trigger requests_keep before update or delete on requests for each row execute function keep_request();

-- What a unit and the office said about one unit's part of it, one after the other; where it stands is the last of them.
create table request_acts (
    tenant_id     int         not null references tenants,
    obligation_id uuid        not null,
    number        int         not null check (number > 0),
    request_id    uuid        not null,
    act           text        not null check (act in ('acknowledge', 'decline', 'release', 'keep', 'move')),
    reason        text,
    -- Of a refusal: whose field the unit says it is. Of a move: who has it now.
    unit_id       uuid,
    moved_to      uuid,
    official_id   uuid        not null,
    post_id       uuid        not null,
    at            timestamptz not null,
    primary key (tenant_id, obligation_id, number),
    foreign key (tenant_id, obligation_id) references obligations,
    foreign key (tenant_id, request_id) references requests,
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, moved_to) references obligations,
    check ((act = 'move') = (moved_to is not null)),
    check (act = 'acknowledge' or reason is not null)
);
create index request_acts_by_request on request_acts (tenant_id, request_id);
create index request_acts_by_moved on request_acts (tenant_id, moved_to) where moved_to is not null;

create trigger request_acts_append_only before update or delete on request_acts
    for each row execute function refuse_change();

-- Something ended, and a report is owed of it (DB-8): the duty itself is the obligation.
create table recorded_events (
    tenant_id     int         not null references tenants,
    obligation_id uuid        not null,
    unit_id       uuid        not null,
    regime        text        not null,
    requirement   text        not null,
    trigger       text        not null,
    ended_on      date        not null,
    ended_at      time,
    name          text,
    recorded_by   uuid        not null,
    recorded_post uuid        not null,
    recorded_at   timestamptz not null,
    primary key (tenant_id, obligation_id),
    foreign key (tenant_id, obligation_id) references obligations,
    foreign key (tenant_id, recorded_by) references officials,
    foreign key (tenant_id, recorded_post) references posts
);
create index recorded_events_by_unit on recorded_events (tenant_id, unit_id, regime, requirement, trigger, ended_on);

create trigger recorded_events_append_only before update or delete on recorded_events
    for each row execute function refuse_change();

-- A report that went to a central agency; its copy is filed under the obligation (DB-9).
create table sent_copies (
    tenant_id     int         not null references tenants,
    obligation_id uuid        not null,
    unit_id       uuid        not null,
    regime        text        not null,
    requirement   text        not null,
    symbol        text        not null,
    date          date        not null,
    addressee     text        not null,
    title         text        not null,
    recorded_by   uuid        not null,
    recorded_post uuid        not null,
    recorded_at   timestamptz not null,
    primary key (tenant_id, obligation_id),
    unique (tenant_id, unit_id, symbol, date, addressee),
    foreign key (tenant_id, obligation_id) references obligations,
    foreign key (tenant_id, recorded_by) references officials,
    foreign key (tenant_id, recorded_post) references posts
);
create index sent_copies_by_date on sent_copies (tenant_id, date);

-- A copy whose file was refused was never sent: its line may go. Once sent it stays.
create function keep_sent_copy() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' or exists (
        select 1 from obligations o where o.tenant_id = old.tenant_id and o.obligation_id = old.obligation_id and o.sent_version > 0) then
        raise exception 'a copy that was sent stays as it was recorded' using errcode = 'GB001';
    end if;
    return old;
end $$;

create trigger sent_copies_keep before update or delete on sent_copies for each row execute function keep_sent_copy();
