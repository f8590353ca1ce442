-- Who and what is taken when (SK-10), and the meetings that take it (NN-1 to NN-9, SK-6).
-- Hard claims of one resource never overlap: the constraint says so, whatever the program does.

create extension if not exists btree_gist;

create table resources (
    tenant_id   int     not null references tenants,
    resource_id uuid    not null,
    kind        text    not null check (kind in ('person', 'room', 'vehicle', 'equipment')),
    name        text    not null,
    -- A person's; made when they are first asked somewhere.
    official_id uuid,
    seats       int     check (seats > 0),
    -- Where it stands: from one site to another people need time.
    site        text    not null default '',
    valid_from  date    not null,
    valid_to    date,
    primary key (tenant_id, resource_id),
    foreign key (tenant_id, official_id) references officials,
    check ((kind = 'person') = (official_id is not null)),
    check (valid_to >= valid_from)
);
create unique index resources_one_per_person on resources (tenant_id, official_id) where kind = 'person';
create unique index resources_names on resources (tenant_id, kind, lower(name)) where kind <> 'person' and valid_to is null;

-- A joined hall takes all its parts.
create table resource_parts (
    tenant_id int  not null references tenants,
    whole_id  uuid not null,
    part_id   uuid not null check (part_id <> whole_id),
    primary key (tenant_id, whole_id, part_id),
    foreign key (tenant_id, whole_id) references resources,
    foreign key (tenant_id, part_id) references resources
);
create index resource_parts_by_part on resource_parts (tenant_id, part_id);

-- Something that takes place at an hour: a meeting, a line of the week's schedule, an absence.
create table bookings (
    tenant_id  int         not null references tenants,
    booking_id uuid        not null,
    kind       text        not null check (kind in ('meeting', 'entry', 'away')),
    title      text        not null,
    -- Where it is looked at, inside the program.
    link       text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    -- Asked for (hold), or decided (firm).
    state      text        not null check (state in ('hold', 'firm')),
    -- A hold that nobody decides falls away.
    expires_at timestamptz,
    -- Who answers for its clashes.
    owner_post uuid        not null,
    placed_by  uuid        not null,
    placed_at  timestamptz not null,
    primary key (tenant_id, booking_id),
    foreign key (tenant_id, owner_post) references posts,
    foreign key (tenant_id, placed_by) references officials,
    check (ends_at > starts_at and ends_at - starts_at <= interval '24 hours'),
    check (state = 'hold' or expires_at is null)
);
create index bookings_by_time on bookings (tenant_id, starts_at);

create table claims (
    tenant_id   int         not null references tenants,
    claim_id    uuid        not null,
    booking_id  uuid        not null,
    resource_id uuid        not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    -- hard: nobody else has it; soft: whoever is asked twice must be resolved; info: told, not resolved.
    strength    text        not null check (strength in ('hard', 'soft', 'info')),
    primary key (tenant_id, claim_id),
    unique (tenant_id, booking_id, resource_id),
    foreign key (tenant_id, booking_id) references bookings on delete cascade,
    foreign key (tenant_id, resource_id) references resources,
    check (ends_at > starts_at and ends_at - starts_at <= interval '24 hours'),
    -- Half open: what ends at 16:00 leaves 16:00 free.
    constraint claims_hard_never_overlap exclude using gist (tenant_id with =, resource_id with =, tstzrange(starts_at, ends_at) with &&) where (strength = 'hard')
);
create index claims_by_resource on claims (tenant_id, resource_id, starts_at) include (ends_at, booking_id, strength);

-- Two bookings want the same one at the same hour: one row a pair, with an owner and what became of it.
create table clashes (
    tenant_id      int         not null references tenants,
    clash_id       uuid        not null,
    resource_id    uuid        not null,
    first_booking  uuid        not null,
    second_booking uuid        not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    owner_post     uuid        not null,
    found_at       timestamptz not null,
    state          text        not null check (state in ('open', 'resolved', 'gone')),
    resolution     text        check (resolution in ('move', 'deputy', 'excuse', 'accept')),
    reason         text,
    resolved_by    uuid,
    resolved_at    timestamptz,
    primary key (tenant_id, clash_id),
    unique (tenant_id, first_booking, second_booking, resource_id),
    foreign key (tenant_id, resource_id) references resources,
    foreign key (tenant_id, owner_post) references posts,
    foreign key (tenant_id, resolved_by) references officials,
    check (first_booking < second_booking),
    check ((state = 'resolved') = (resolution is not null) and num_nulls(resolution, reason, resolved_by, resolved_at) in (0, 4))
);
create index clashes_open on clashes (tenant_id, owner_post) where state = 'open';
create index clashes_by_second on clashes (tenant_id, second_booking);

-- A meeting from its first draft to its notice: request, appointment and sitting are one thing that goes on.
create table meetings (
    tenant_id       int         not null references tenants,
    meeting_id      uuid        not null,
    -- A kind of the rule pack of meetings: term of invitation, of papers, longest time (MTG-1).
    kind            text        not null,
    title           text        not null,
    state           text        not null check (state in
        ('draft', 'requested', 'returned', 'refused', 'merged', 'written', 'approved', 'invited', 'in-progress', 'concluding', 'closed', 'cancelled')),
    -- NN-3.
    purpose         text        not null default '',
    requirement     text        not null default '',
    content         text        not null default '',
    expected_result text        not null default '',
    -- Why a meeting is needed: a word of the rule pack, and the rule that wants it.
    need_ground     text        not null default '',
    legal_basis     text        not null default '',
    -- Prepares content and options (cơ quan chủ trì tham mưu).
    host_unit       uuid        not null,
    -- Answers for the matter.
    owner_post      uuid,
    chair_post      uuid,
    chair_official  uuid,
    secretary_post  uuid,
    secretary_official uuid,
    starts_at       timestamptz,
    ends_at         timestamptz,
    room_id         uuid,
    place           text        not null default '',
    mode            text        not null default 'in-person' check (mode in ('in-person', 'online', 'hybrid')),
    -- An occurrence of a series, and when it was first to be (RECURRENCE-ID).
    series_id       uuid,
    original_start  timestamptz,
    -- The week whose reports it hears; moving the meeting never moves it (SK-6).
    period_key      text,
    -- Counts changes of when, where and who, for calendars.
    sequence        int         not null default 0 check (sequence >= 0),
    began_at        timestamptz,
    ended_at        timestamptz,
    made_by         uuid        not null,
    made_post       uuid        not null,
    made_at         timestamptz not null,
    changed_at      timestamptz not null,
    primary key (tenant_id, meeting_id),
    foreign key (tenant_id, host_unit) references units,
    foreign key (tenant_id, owner_post) references posts,
    foreign key (tenant_id, chair_post) references posts,
    foreign key (tenant_id, chair_official) references officials,
    foreign key (tenant_id, secretary_post) references posts,
    foreign key (tenant_id, secretary_official) references officials,
    foreign key (tenant_id, room_id) references resources,
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, made_post) references posts,
    check ((starts_at is null) = (ends_at is null)),
    check (ends_at > starts_at and ends_at - starts_at <= interval '24 hours'),
    check ((series_id is null) = (original_start is null)),
    check (ended_at >= began_at),
    check (state not in ('approved', 'invited', 'in-progress', 'concluding', 'closed') or num_nulls(starts_at, chair_post, chair_official) = 0),
    check (state not in ('in-progress', 'concluding', 'closed') or began_at is not null)
);
create index meetings_by_time on meetings (tenant_id, starts_at);
create index meetings_by_state on meetings (tenant_id, state);
create unique index meetings_once_in_series on meetings (tenant_id, series_id, original_start) where series_id is not null;

create table meeting_participants (
    tenant_id      int     not null references tenants,
    meeting_id     uuid    not null,
    participant_id uuid    not null,
    -- Null: a guest, by the words beside.
    post_id        uuid,
    official_id    uuid,
    guest_name     text,
    guest_address  text,
    capacity       text    not null check (capacity in ('chair', 'secretary', 'required', 'optional', 'guest')),
    invite_reason  text    not null default '',
    rsvp           text    not null default 'needs-action' check (rsvp in ('needs-action', 'accepted', 'tentative', 'declined', 'delegated')),
    rsvp_at        timestamptz,
    rsvp_note      text,
    -- Comes in the place of another; for named items of the agenda, or for all.
    deputy_for     uuid,
    items          uuid[],
    removed_at     timestamptz,
    primary key (tenant_id, participant_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, post_id) references posts,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, deputy_for) references meeting_participants,
    check ((official_id is null) = (post_id is null) and (official_id is null) = (guest_name is not null)),
    check (official_id is not null or capacity = 'guest')
);
create unique index meeting_participants_once on meeting_participants (tenant_id, meeting_id, official_id) where official_id is not null and removed_at is null;
create index meeting_participants_by_official on meeting_participants (tenant_id, official_id);
create index meeting_participants_of on meeting_participants (tenant_id, meeting_id);

create table agenda_items (
    tenant_id       int         not null references tenants,
    meeting_id      uuid        not null,
    item_id         uuid        not null,
    position        int         not null check (position > 0),
    title           text        not null,
    kind            text        not null check (kind in ('report', 'discuss', 'decide', 'inform', 'tasks')),
    planned_minutes int         not null check (planned_minutes between 1 and 600),
    presenter_post  uuid,
    -- Whose matter it is: prepares the papers and the options (NN-7).
    unit_id         uuid,
    began_at        timestamptz,
    ended_at        timestamptz,
    removed_at      timestamptz,
    primary key (tenant_id, item_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, presenter_post) references posts,
    foreign key (tenant_id, unit_id) references units,
    check (ended_at >= began_at)
);
create index agenda_items_of on agenda_items (tenant_id, meeting_id, position);

-- A meeting that has begun keeps who held it and when it was to be; none is deleted.
create function keep_meeting() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a meeting is cancelled, not deleted' using errcode = 'GB001';
    end if;
    if old.state in ('refused', 'merged', 'written', 'closed', 'cancelled') and new is distinct from old then
        raise exception 'a meeting that is over does not change' using errcode = 'GB001';
    end if;
    if old.began_at is not null and (old.began_at, old.starts_at, old.ends_at, old.chair_post, old.chair_official, old.period_key) is distinct from
       (new.began_at, new.starts_at, new.ends_at, new.chair_post, new.chair_official, new.period_key) then
        raise exception 'what has begun keeps its time and its chair' using errcode = 'GB001';
    end if;
    if (old.tenant_id, old.meeting_id, old.series_id, old.original_start, old.made_by, old.made_post, old.made_at) is distinct from
       (new.tenant_id, new.meeting_id, new.series_id, new.original_start, new.made_by, new.made_post, new.made_at) or
       (old.period_key is not null and new.period_key is distinct from old.period_key) then
        raise exception 'a meeting keeps where it comes from' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger meetings_keep before update or delete on meetings for each row execute function keep_meeting();
