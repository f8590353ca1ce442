-- Briefings (SK-6): a weekly hour with its people; each week's is a meeting of its own, made some weeks ahead.
create table briefing_series (
    tenant_id      int         not null references tenants,
    series_id      uuid        not null,
    -- Those of one day that belong together: the common one, then the separate ones.
    group_id       uuid        not null,
    title          text        not null,
    kind           text        not null,
    -- 1 = Monday to 7 = Sunday.
    weekday        int         not null check (weekday between 1 and 7),
    from_time      time        not null,
    to_time        time        not null check (to_time > from_time),
    -- Hears the reports of the week before the one that its day lies in.
    hears_previous boolean     not null,
    -- What becomes of it on a day off.
    on_holiday     text        not null check (on_holiday in ('drop', 'next')),
    valid_from     date        not null,
    valid_to       date        check (valid_to >= valid_from),
    host_unit      uuid        not null,
    chair_post     uuid        not null,
    secretary_post uuid,
    room_id        uuid,
    place          text        not null default '',
    -- The rule of a regime that it follows, and how its words are read.
    regime         text,
    rule           text,
    basis          text        not null default '',
    made_by        uuid        not null,
    made_post      uuid        not null,
    made_at        timestamptz not null,
    primary key (tenant_id, series_id),
    foreign key (tenant_id, host_unit) references units,
    foreign key (tenant_id, chair_post) references posts,
    foreign key (tenant_id, secretary_post) references posts,
    foreign key (tenant_id, room_id) references resources,
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, made_post) references posts,
    check ((regime is null) = (rule is null))
);

create table briefing_members (
    tenant_id  int         not null references tenants,
    series_id  uuid        not null,
    post_id    uuid        not null,
    added_at   timestamptz not null,
    removed_at timestamptz,
    primary key (tenant_id, series_id, post_id, added_at),
    foreign key (tenant_id, series_id) references briefing_series,
    foreign key (tenant_id, post_id) references posts
);

-- A day of the series on which there is no briefing, and why; told once.
create table briefing_skips (
    tenant_id  int         not null references tenants,
    series_id  uuid        not null,
    day        date        not null,
    reason     text        not null,
    skipped_at timestamptz not null,
    primary key (tenant_id, series_id, day),
    foreign key (tenant_id, series_id) references briefing_series
);
create trigger briefing_skips_append_only before update or delete on briefing_skips for each row execute function refuse_change();

-- "Dời giao ban": one act with its reason moves a week's briefings; the week whose reports they hear stays.
create table briefing_moves (
    tenant_id  int         not null references tenants,
    move_id    uuid        not null,
    period_key text        not null,
    reason     text        not null,
    from_day   date        not null,
    to_day     date        not null,
    moved_by   uuid        not null,
    moved_post uuid        not null,
    moved_at   timestamptz not null,
    primary key (tenant_id, move_id),
    foreign key (tenant_id, moved_by) references officials,
    foreign key (tenant_id, moved_post) references posts
);
create index briefing_moves_by_period on briefing_moves (tenant_id, period_key, moved_at);
create trigger briefing_moves_append_only before update or delete on briefing_moves for each row execute function refuse_change();

create table briefing_moved (
    tenant_id  int         not null references tenants,
    move_id    uuid        not null,
    meeting_id uuid        not null,
    old_start  timestamptz not null,
    old_end    timestamptz not null,
    new_start  timestamptz not null,
    new_end    timestamptz not null,
    primary key (tenant_id, move_id, meeting_id),
    foreign key (tenant_id, move_id) references briefing_moves,
    foreign key (tenant_id, meeting_id) references meetings
);
create trigger briefing_moved_append_only before update or delete on briefing_moved for each row execute function refuse_change();

-- "Đã biết": said by oneself, or told by telephone. Who has none is phoned.
create table briefing_acknowledgements (
    tenant_id   int         not null references tenants,
    move_id     uuid        not null,
    official_id uuid        not null,
    way         text        not null check (way in ('self', 'phone')),
    note        text,
    recorded_by uuid        not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, move_id, official_id),
    foreign key (tenant_id, move_id) references briefing_moves,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, recorded_by) references officials,
    check (way = 'phone' or recorded_by = official_id)
);
create trigger briefing_acknowledgements_append_only before update or delete on briefing_acknowledgements for each row execute function refuse_change();

-- Work of the days between, told at a briefing that was moved: it counts to the next week's report, and stands in no figure of this one.
create table briefing_addenda (
    tenant_id    int         not null references tenants,
    addendum_id  uuid        not null,
    period_key   text        not null,
    unit_id      uuid        not null,
    day          date        not null,
    text         text        not null,
    official_id  uuid        not null,
    post_id      uuid        not null,
    told_at      timestamptz not null,
    withdrawn_at timestamptz,
    primary key (tenant_id, addendum_id),
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, post_id) references posts
);
create index briefing_addenda_by_period on briefing_addenda (tenant_id, period_key);
create index briefing_addenda_by_unit on briefing_addenda (tenant_id, unit_id, day);

create function keep_addendum() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.withdrawn_at is not null or (to_jsonb(old) - 'withdrawn_at') is distinct from (to_jsonb(new) - 'withdrawn_at') then
        raise exception 'what was told is withdrawn, not changed' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger briefing_addenda_keep before update or delete on briefing_addenda for each row execute function keep_addendum();
