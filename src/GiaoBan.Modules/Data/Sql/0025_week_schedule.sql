-- The week's schedule (lịch công tác, SK-10): what the office makes of the units' plans, approves and publishes. Times are times in Vietnam.

create table week_schedules (
    tenant_id     int         not null references tenants,
    -- As reports of the week are keyed: 2021-W33, Saturday to Friday.
    week          text        not null check (week ~ '^\d{4}-W\d{2}$'),
    state         text        not null check (state in ('draft', 'proposed', 'approved', 'published')),
    -- Counts every change, so that nobody approves what they have not seen.
    revision      int         not null check (revision > 0),
    -- The number of the last published version; 0 = none yet.
    published_number int      not null default 0 check (published_number >= 0),
    return_reason text,
    approved_by   uuid,
    approved_post uuid,
    approved_at   timestamptz,
    changed_at    timestamptz not null,
    primary key (tenant_id, week),
    foreign key (tenant_id, approved_by) references officials,
    foreign key (tenant_id, approved_post) references posts,
    check (num_nulls(approved_by, approved_post, approved_at) in (0, 3)),
    check (state not in ('approved', 'published') or approved_at is not null),
    check (state <> 'published' or published_number > 0)
);

create table schedule_entries (
    tenant_id     int         not null references tenants,
    entry_id      uuid        not null,
    week          text        not null,
    day           date        not null,
    -- Null: the whole day.
    from_time     time,
    to_time       time,
    text          text        not null,
    -- Who leads and who takes part: the words, and whom they are linked to.
    lead          text        not null default '',
    lead_post     uuid,
    lead_unit     uuid,
    people        text        not null default '',
    posts         uuid[]      not null default '{}',
    units         uuid[]      not null default '{}',
    place         text        not null default '',
    room_id       uuid,
    vehicle_id    uuid,
    needs_room    boolean     not null default false,
    -- Who answers for its clashes.
    owner_post    uuid        not null,
    -- The office has changed it by hand: a newer plan proposes, and overwrites nothing.
    edited        boolean     not null default false,
    made_by       uuid        not null,
    made_at       timestamptz not null,
    changed_at    timestamptz not null,
    removed_by    uuid,
    removed_at    timestamptz,
    remove_reason text,
    merged_into   uuid,
    primary key (tenant_id, entry_id),
    foreign key (tenant_id, week) references week_schedules,
    foreign key (tenant_id, lead_post) references posts,
    foreign key (tenant_id, lead_unit) references units,
    foreign key (tenant_id, room_id) references resources,
    foreign key (tenant_id, vehicle_id) references resources,
    foreign key (tenant_id, owner_post) references posts,
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, removed_by) references officials,
    foreign key (tenant_id, merged_into) references schedule_entries,
    check (to_time is null or to_time > from_time),
    check (num_nulls(removed_by, removed_at, remove_reason) in (0, 3)),
    check (merged_into is null or removed_at is not null)
);
create index schedule_entries_of on schedule_entries (tenant_id, week, day);

-- Where an entry comes from: lines of units' plans in a version, or the office itself. A merged entry has the sources of both.
create table schedule_entry_sources (
    tenant_id     int     not null references tenants,
    source_id     uuid    not null,
    entry_id      uuid    not null,
    kind          text    not null check (kind in ('plan', 'office')),
    unit_id       uuid,
    obligation_id uuid,
    -- The version that was last looked at, and the line in it, from 1.
    version       int,
    line          int     check (line > 0),
    -- The line as it stood there.
    content       text,
    -- The unit's newer plan has it no more; the office kept the entry.
    dropped       boolean not null default false,
    primary key (tenant_id, source_id),
    foreign key (tenant_id, entry_id) references schedule_entries,
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, obligation_id) references obligations,
    check (num_nulls(unit_id, obligation_id, version, line, content) = case when kind = 'plan' then 0 else 5 end)
);
create index schedule_entry_sources_of on schedule_entry_sources (tenant_id, entry_id);

-- What was published: the lines as they stood, with their hash; a correction is the next number.
create table schedule_versions (
    tenant_id      int         not null references tenants,
    week           text        not null,
    number         int         not null check (number > 0),
    lines          text        not null,
    sha256         bytea       not null check (octet_length(sha256) = 32),
    approved_by    uuid        not null,
    approved_post  uuid        not null,
    approved_at    timestamptz not null,
    published_by   uuid        not null,
    published_post uuid        not null,
    published_at   timestamptz not null,
    primary key (tenant_id, week, number),
    foreign key (tenant_id, week) references week_schedules,
    foreign key (tenant_id, approved_by) references officials,
    foreign key (tenant_id, approved_post) references posts,
    foreign key (tenant_id, published_by) references officials,
    foreign key (tenant_id, published_post) references posts
);
create trigger schedule_versions_append_only before update or delete on schedule_versions for each row execute function refuse_change();

-- What a version says otherwise than the one before, and which posts were told.
create table schedule_changes (
    tenant_id  int    not null references tenants,
    week       text   not null,
    number     int    not null,
    line_id    uuid   not null,
    kind       text   not null check (kind in ('added', 'changed', 'removed')),
    before     text,
    after      text,
    told_posts uuid[] not null,
    primary key (tenant_id, week, number, line_id),
    foreign key (tenant_id, week, number) references schedule_versions,
    check ((kind = 'added') = (before is null) and (kind = 'removed') = (after is null))
);
create trigger schedule_changes_append_only before update or delete on schedule_changes for each row execute function refuse_change();

-- What was published of a week keeps its entries: they are removed with a reason, never deleted.
create function keep_schedule_entry() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an entry is removed with a reason, not deleted' using errcode = 'GB001';
    end if;
    if old.removed_at is not null then
        raise exception 'a removed entry does not change' using errcode = 'GB001';
    end if;
    if (old.tenant_id, old.entry_id, old.week, old.made_by, old.made_at) is distinct from (new.tenant_id, new.entry_id, new.week, new.made_by, new.made_at) then
        raise exception 'an entry keeps its week and who made it' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger schedule_entries_keep before update or delete on schedule_entries for each row execute function keep_schedule_entry();

-- A calendar program's way to one account's dates; only the hash is kept, one in force an account.
create table calendar_tokens (
    tenant_id  int         not null references tenants,
    token_hash bytea       not null,
    account_id uuid        not null,
    created_at timestamptz not null,
    revoked_at timestamptz,
    primary key (tenant_id, token_hash),
    foreign key (tenant_id, account_id) references accounts
);
create unique index calendar_tokens_in_force on calendar_tokens (tenant_id, account_id) where revoked_at is null;
