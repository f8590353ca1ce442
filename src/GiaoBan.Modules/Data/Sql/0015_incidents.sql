-- Ad-hoc reports (DB-10, LAW-2): who told whom, when, how; the words of the matter stand sealed in one column and nowhere else.

create table incidents (
    tenant_id         int         not null references tenants,
    -- Also the id of its obligation: the written report that follows.
    incident_id       uuid        not null,
    year              int         not null,
    number            int         not null check (number > 0),
    unit_id           uuid        not null,
    field             text        not null,
    severity          text        not null check (severity in ('normal', 'notable', 'serious', 'grave')),
    channel           text        not null check (channel in ('phone', 'in-person', 'other')),
    happened_at       timestamptz,
    reported_at       timestamptz not null,
    recorded_at       timestamptz not null,
    -- Who told and who was told, where they are officials of this office; a typed name stands sealed (kind 'record').
    reporter_official uuid,
    reporter_post     uuid,
    receiver_official uuid,
    receiver_post     uuid,
    recorded_by       uuid        not null,
    recorded_post     uuid        not null,
    primary key (tenant_id, incident_id),
    unique (tenant_id, year, number),
    foreign key (tenant_id, incident_id) references obligations,
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, reporter_official) references officials,
    foreign key (tenant_id, reporter_post) references posts,
    foreign key (tenant_id, receiver_official) references officials,
    foreign key (tenant_id, receiver_post) references posts,
    foreign key (tenant_id, recorded_by) references officials,
    foreign key (tenant_id, recorded_post) references posts,
    check (happened_at <= reported_at),
    check (reported_at <= recorded_at)
);
create index incidents_by_time on incidents (tenant_id, reported_at);

-- Every word of an incident: the written report's versions, answers, instructions, typed names, why a reader was added. Written once.
create table incident_contents (
    tenant_id   int         not null references tenants,
    content_id  uuid        not null,
    incident_id uuid        not null,
    kind        text        not null check (kind in ('record', 'written', 'answer', 'instruction', 'reader')),
    -- 1, 2, 3, ... of a kind; of 'written' the version of the submission.
    number      int         not null check (number > 0),
    official_id uuid        not null,
    post_id     uuid        not null,
    at          timestamptz not null,
    -- The one place of the words: IncidentSeal writes and opens it.
    sealed      bytea       not null,
    hash        bytea       not null check (hash = sha256(sealed)),
    primary key (tenant_id, content_id),
    unique (tenant_id, incident_id, kind, number),
    foreign key (tenant_id, incident_id) references incidents,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, post_id) references posts
);

-- Named readers: nobody else opens the words. Why one was added stands sealed under the id of the row (kind 'reader').
create table incident_readers (
    tenant_id   int         not null references tenants,
    reader_id   uuid        not null,
    incident_id uuid        not null,
    official_id uuid        not null,
    role        text        not null check (role in ('reporter', 'receiver', 'writer', 'recorder', 'added')),
    -- May add and remove readers and sees who has read.
    manages     boolean     not null,
    added_by    uuid        not null,
    added_at    timestamptz not null,
    removed_by  uuid,
    removed_at  timestamptz,
    primary key (tenant_id, reader_id),
    foreign key (tenant_id, incident_id) references incidents,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, added_by) references officials,
    foreign key (tenant_id, removed_by) references officials,
    check (num_nulls(removed_by, removed_at) in (0, 2))
);
create unique index incident_readers_once on incident_readers (tenant_id, incident_id, official_id) where removed_at is null;
create index incident_readers_by_official on incident_readers (tenant_id, official_id) where removed_at is null;

-- Who opened which piece, for the first time.
create table incident_reads (
    tenant_id   int         not null references tenants,
    content_id  uuid        not null,
    official_id uuid        not null,
    read_at     timestamptz not null,
    primary key (tenant_id, content_id, official_id),
    foreign key (tenant_id, content_id) references incident_contents,
    foreign key (tenant_id, official_id) references officials
);

create trigger incidents_append_only before update or delete on incidents for each row execute function refuse_change();
create trigger incident_contents_append_only before update or delete on incident_contents for each row execute function refuse_change();
create trigger incident_reads_append_only before update or delete on incident_reads for each row execute function refuse_change();

create function keep_incident_reader() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a reader is removed, not deleted' using errcode = 'GB001';
    end if;
    if old.removed_at is not null
       or (to_jsonb(old) - '{removed_by,removed_at}'::text[]) is distinct from (to_jsonb(new) - '{removed_by,removed_at}'::text[]) then
        raise exception 'a reader is removed and added anew' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger incident_readers_keep before update or delete on incident_readers for each row execute function keep_incident_reader();
