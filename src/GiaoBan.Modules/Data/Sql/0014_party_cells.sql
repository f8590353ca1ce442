-- Party cells (SK-7): register, committee members who follow them, meetings, rota, reports with grades, thoughts and wishes, monthly summaries.
-- What was said, graded, answered and handed over is added to, never changed.

create table party_cells (
    tenant_id  int         not null references tenants,
    cell_id    uuid        not null,
    name       text        not null,
    -- The unit whose people fill for the cell and whose obligation its report is; a cell may have none.
    unit_id    uuid,
    valid_from date        not null,
    valid_to   date,
    made_by    uuid        not null,
    made_at    timestamptz not null,
    primary key (tenant_id, cell_id),
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, made_by) references officials,
    check (valid_to >= valid_from)
);

-- Secretary and number of members from a day on, until the next terms.
create table cell_terms (
    tenant_id  int         not null references tenants,
    cell_id    uuid        not null,
    valid_from date        not null,
    number     int         not null check (number > 0),
    secretary  text        not null,
    members    int         not null check (members > 0),
    set_by     uuid        not null,
    set_at     timestamptz not null,
    primary key (tenant_id, cell_id, valid_from, number),
    foreign key (tenant_id, cell_id) references party_cells,
    foreign key (tenant_id, set_by) references officials
);
create trigger cell_terms_append_only before update or delete on cell_terms for each row execute function refuse_change();

create table cell_followers (
    tenant_id   int         not null references tenants,
    follower_id uuid        not null,
    cell_id     uuid        not null,
    official_id uuid        not null,
    valid_from  date        not null,
    valid_to    date,
    made_by     uuid        not null,
    made_at     timestamptz not null,
    primary key (tenant_id, follower_id),
    foreign key (tenant_id, cell_id) references party_cells,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, made_by) references officials,
    check (valid_to >= valid_from)
);
create unique index cell_followers_once on cell_followers (tenant_id, cell_id, official_id) where valid_to is null;
create index cell_followers_by_official on cell_followers (tenant_id, official_id);

-- Days on which a committee member attends nothing.
create table cell_leaves (
    tenant_id   int         not null references tenants,
    leave_id    uuid        not null,
    official_id uuid        not null,
    valid_from  date        not null,
    valid_to    date        not null,
    reason      text        not null,
    made_by     uuid        not null,
    made_at     timestamptz not null,
    revoked_by  uuid,
    revoked_at  timestamptz,
    primary key (tenant_id, leave_id),
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, made_by) references officials,
    check (valid_to >= valid_from),
    check ((revoked_at is null) = (revoked_by is null))
);

create table cell_meetings (
    tenant_id  int         not null references tenants,
    meeting_id uuid        not null,
    cell_id    uuid        not null,
    month      date        not null check (extract(day from month) = 1),
    kind       text        not null check (kind in ('regular', 'thematic')),
    topic      text,
    starts_at  timestamptz not null,
    minutes    int         not null check (minutes between 1 and 600),
    place      text        not null,
    set_by     uuid        not null,
    set_at     timestamptz not null,
    primary key (tenant_id, meeting_id),
    foreign key (tenant_id, cell_id) references party_cells,
    foreign key (tenant_id, set_by) references officials,
    check ((kind = 'thematic') = (topic is not null))
);
-- A thematic meeting never takes the place of the regular one, of which a month has one.
create unique index cell_meetings_one_regular on cell_meetings (tenant_id, cell_id, month) where kind = 'regular';
create index cell_meetings_by_month on cell_meetings (tenant_id, month);

-- Who of the committee is to attend: the last number counts; what was attended stands in the reports.
create table cell_seats (
    tenant_id   int         not null references tenants,
    meeting_id  uuid        not null,
    number      int         not null check (number > 0),
    -- Null: nobody can.
    official_id uuid,
    origin      text        not null check (origin in ('rota', 'office')),
    reason      text,
    -- The figures that decided, as JSON.
    grounds     jsonb       not null,
    decided_by  uuid        not null,
    decided_at  timestamptz not null,
    primary key (tenant_id, meeting_id, number),
    foreign key (tenant_id, meeting_id) references cell_meetings,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, decided_by) references officials,
    check ((origin = 'office') = (reason is not null))
);
create trigger cell_seats_append_only before update or delete on cell_seats for each row execute function refuse_change();

-- Grading forms in use, byte for byte.
create table cell_forms (
    tenant_id  int         not null references tenants,
    form       text        not null,
    version    int         not null check (version > 0),
    source     text        not null,
    sha256     bytea       not null,
    in_use     date        not null,
    adopted_by uuid        not null,
    adopted_at timestamptz not null,
    primary key (tenant_id, form, version),
    foreign key (tenant_id, adopted_by) references officials
);
create trigger cell_forms_append_only before update or delete on cell_forms for each row execute function refuse_change();

create table cell_reports (
    tenant_id       int         not null references tenants,
    meeting_id      uuid        not null,
    version         int         not null check (version > 0),
    sent_at         timestamptz not null,
    sent_by         uuid        not null,
    sent_post       uuid        not null,
    -- Against the deadline of the cell's own report in the regime, by the server's clock; null where there is none.
    late_minutes    int         check (late_minutes >= 0),
    held            boolean     not null,
    not_held_reason text,
    held_on         date,
    members         int,
    present         int,
    excused         int,
    unexcused       int,
    minutes         int,
    -- Committee members who were there, whoever was to be.
    attended        uuid[]      not null,
    course          text        not null,
    form            text,
    form_version    int,
    proposer        text,
    scores          numeric[]   not null,
    total           numeric,
    band            text,
    votes_for       int,
    votes_against   int,
    -- Why another version follows the first.
    correction      text,
    primary key (tenant_id, meeting_id, version),
    foreign key (tenant_id, meeting_id) references cell_meetings,
    foreign key (tenant_id, sent_by) references officials,
    foreign key (tenant_id, sent_post) references posts,
    foreign key (tenant_id, form, form_version) references cell_forms,
    check (held = (not_held_reason is null)),
    check (num_nulls(held_on, members, present, excused, unexcused, minutes) = case when held then 0 else 6 end),
    check (not held or present + excused + unexcused = members),
    check (num_nulls(form, form_version, proposer, total, band, votes_for, votes_against) in (0, 7)),
    check (votes_for is null or votes_for + votes_against <= present),
    check ((version = 1) = (correction is null))
);
create trigger cell_reports_append_only before update or delete on cell_reports for each row execute function refuse_change();

-- The superior committee member who was there confirms the grade of a version, or corrects it with a reason.
create table cell_confirmations (
    tenant_id    int         not null references tenants,
    meeting_id   uuid        not null,
    version      int         not null,
    official_id  uuid        not null,
    confirmed_at timestamptz not null,
    agreed       boolean     not null,
    reason       text,
    scores       numeric[]   not null,
    total        numeric     not null,
    band         text        not null,
    primary key (tenant_id, meeting_id, version),
    foreign key (tenant_id, meeting_id, version) references cell_reports,
    foreign key (tenant_id, official_id) references officials,
    check (agreed = (reason is null))
);
create trigger cell_confirmations_append_only before update or delete on cell_confirmations for each row execute function refuse_change();

-- Thoughts and wishes (tâm tư, nguyện vọng): of a cell, not of a named member.
create table cell_items (
    tenant_id int         not null references tenants,
    item_id   uuid        not null,
    cell_id   uuid        not null,
    month     date        not null check (extract(day from month) = 1),
    field     text        not null,
    text      text        not null,
    raised_by uuid        not null,
    raised_at timestamptz not null,
    primary key (tenant_id, item_id),
    foreign key (tenant_id, cell_id) references party_cells,
    foreign key (tenant_id, raised_by) references officials
);
create index cell_items_by_cell on cell_items (tenant_id, cell_id, month);
create trigger cell_items_append_only before update or delete on cell_items for each row execute function refuse_change();

create table cell_item_acts (
    tenant_id   int         not null references tenants,
    item_id     uuid        not null,
    number      int         not null check (number > 0),
    deed        text        not null check (deed in ('assigned', 'answered', 'told')),
    -- Who is to answer, until when; of an assignment.
    post_id     uuid,
    due_on      date,
    -- The answer.
    text        text,
    -- At which meeting the cell was told.
    meeting_id  uuid,
    official_id uuid        not null,
    done_at     timestamptz not null,
    primary key (tenant_id, item_id, number),
    foreign key (tenant_id, item_id) references cell_items,
    foreign key (tenant_id, post_id) references posts,
    foreign key (tenant_id, meeting_id) references cell_meetings,
    foreign key (tenant_id, official_id) references officials,
    check ((deed = 'assigned') = (post_id is not null) and (deed = 'assigned') = (due_on is not null)),
    check ((deed = 'answered') = (text is not null)),
    check ((deed = 'told') = (meeting_id is not null))
);
create trigger cell_item_acts_append_only before update or delete on cell_item_acts for each row execute function refuse_change();

-- What was handed to the committee: frozen with its hash; what is corrected later makes the next number.
create table cell_summaries (
    tenant_id    int         not null references tenants,
    month        date        not null check (extract(day from month) = 1),
    number       int         not null check (number > 0),
    content      text        not null,
    sha256       bytea       not null,
    handed_by    uuid        not null,
    handed_post  uuid        not null,
    handed_at    timestamptz not null,
    due_at       timestamptz,
    late_minutes int         check (late_minutes >= 0),
    note         text,
    primary key (tenant_id, month, number),
    foreign key (tenant_id, handed_by) references officials,
    foreign key (tenant_id, handed_post) references posts,
    check ((number = 1) or (note is not null))
);
create trigger cell_summaries_append_only before update or delete on cell_summaries for each row execute function refuse_change();

-- Which report of the regime is the cells', and how many cells a member with several attends in a month.
create table cell_settings (
    tenant_id      int  not null references tenants,
    regime         text,
    requirement    text,
    most_per_month int  not null default 1 check (most_per_month > 0),
    primary key (tenant_id),
    check ((regime is null) = (requirement is null))
);

create function keep_cell_spans() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception '% is ended, not deleted', tg_table_name using errcode = 'GB001';
    end if;
    if tg_table_name = 'cell_leaves' then
        if old.revoked_at is not null or (to_jsonb(old) - '{revoked_at,revoked_by}'::text[]) is distinct from (to_jsonb(new) - '{revoked_at,revoked_by}'::text[]) then
            raise exception 'leave is revoked and entered anew' using errcode = 'GB001';
        end if;
    elsif old.valid_to is not null or (to_jsonb(old) - 'valid_to') is distinct from (to_jsonb(new) - 'valid_to') then
        raise exception '% is ended and followed by another', tg_table_name using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger party_cells_keep before update or delete on party_cells for each row execute function keep_cell_spans();
create trigger cell_followers_keep before update or delete on cell_followers for each row execute function keep_cell_spans();
create trigger cell_leaves_keep before update or delete on cell_leaves for each row execute function keep_cell_spans();

-- A meeting that was reported on stands as it was planned.
create function keep_reported_meeting() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or exists (select from cell_reports r where r.tenant_id = old.tenant_id and r.meeting_id = old.meeting_id) then
        raise exception 'a meeting that was reported on never changes, and none is deleted' using errcode = 'GB001';
    end if;
    if (old.tenant_id, old.meeting_id, old.cell_id, old.month, old.kind) is distinct from (new.tenant_id, new.meeting_id, new.cell_id, new.month, new.kind) then
        raise exception 'a meeting keeps its cell, month and kind' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger cell_meetings_keep before update or delete on cell_meetings for each row execute function keep_reported_meeting();
