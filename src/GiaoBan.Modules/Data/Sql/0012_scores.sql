-- Scores for emulation (LC-5, LC-9): sheets as versions, quarters as runs, each run on a snapshot of the book's lines.
-- What was said is added, never changed; what is frozen stands for good.

create table score_sheets (
    tenant_id      int         not null references tenants,
    sheet_id       uuid        not null,
    sheet          text        not null,
    number         int         not null check (number > 0),
    effective_from date        not null,
    effective_to   date,
    -- The YAML byte for byte.
    source         text        not null,
    sha256         bytea       not null check (octet_length(sha256) = 32),
    imported_at    timestamptz not null,
    imported_by    uuid,
    primary key (tenant_id, sheet_id),
    unique (tenant_id, sheet, number),
    check (effective_to is null or effective_to >= effective_from)
);
create trigger score_sheets_append_only before update or delete on score_sheets for each row execute function refuse_change();

create table score_runs (
    tenant_id       int         not null references tenants,
    run_id          uuid        not null,
    sheet           text        not null,
    sheet_id        uuid        not null,
    year            int         not null,
    quarter         int         not null check (quarter between 1 and 4),
    -- 1, 2, 3, ... of a quarter and a sheet; one that was withdrawn leaves its number.
    number          int         not null check (number > 0),
    replaces        uuid,
    replace_reason  text,
    appeals_until   date        not null,
    line_count      int         not null,
    state           text        not null default 'open' check (state in ('open', 'proposed', 'frozen', 'withdrawn')),
    computed_at     timestamptz not null,
    computed_by     uuid        not null,
    computed_post   uuid        not null,
    proposed_at     timestamptz,
    proposed_by     uuid,
    proposed_post   uuid,
    approved_at     timestamptz,
    approved_by     uuid,
    approved_post   uuid,
    returned_reason text,
    withdrawn_at    timestamptz,
    withdrawn_by    uuid,
    withdraw_reason text,
    primary key (tenant_id, run_id),
    foreign key (tenant_id, sheet_id) references score_sheets,
    foreign key (tenant_id, replaces) references score_runs,
    foreign key (tenant_id, computed_by) references officials,
    foreign key (tenant_id, computed_post) references posts,
    foreign key (tenant_id, proposed_by) references officials,
    foreign key (tenant_id, proposed_post) references posts,
    foreign key (tenant_id, approved_by) references officials,
    foreign key (tenant_id, approved_post) references posts,
    check ((number = 1) = (replaces is null) and (replaces is null) = (replace_reason is null)),
    check ((state in ('proposed', 'frozen')) = (proposed_at is not null)),
    check ((proposed_at is null) = (proposed_by is null) and (proposed_at is null) = (proposed_post is null)),
    check ((state = 'frozen') = (approved_at is not null)),
    check ((approved_at is null) = (approved_by is null) and (approved_at is null) = (approved_post is null)),
    check ((state = 'withdrawn') = (withdrawn_at is not null)),
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason is null)),
    -- Two people in two posts.
    constraint score_runs_two_people check (approved_by <> proposed_by and approved_post <> proposed_post)
);
create unique index score_runs_number on score_runs (tenant_id, sheet, year, quarter, number) where state <> 'withdrawn';

-- The book's lines as they were when the run was computed.
create table score_lines (
    tenant_id        int     not null references tenants,
    run_id           uuid    not null,
    line_id          uuid    not null,
    unit_code        text    not null,
    unit_name        text    not null,
    unit_kind        text    not null,
    unit_block       text    not null,
    unit_order       int     not null,
    post_title       text    not null,
    person_id        uuid,
    person_name      text,
    regime           text    not null,
    requirement      text    not null,
    requirement_name text    not null,
    tier             text    not null,
    period_key       text    not null,
    period_label     text    not null,
    due_on           date,
    fate             text    not null
        check (fate in ('on-time', 'extended', 'late', 'missing', 'not-due-yet', 'exempt', 'absorbed')),
    late_minutes     int     not null,
    nil              boolean not null,
    incomplete       boolean not null,
    inaccurate       boolean not null,
    returned         boolean not null,
    primary key (tenant_id, run_id, line_id),
    foreign key (tenant_id, run_id) references score_runs
);
create index score_lines_by_unit on score_lines (tenant_id, run_id, unit_code);
create index score_lines_by_person on score_lines (tenant_id, run_id, person_id);

create table score_appeals (
    tenant_id   int         not null references tenants,
    appeal_id   uuid        not null,
    run_id      uuid        not null,
    line_id     uuid        not null,
    -- An explanation is to be read, an appeal to be decided.
    sort        text        not null check (sort in ('explanation', 'appeal')),
    reason      text        not null,
    official_id uuid        not null,
    post_id     uuid        not null,
    made_at     timestamptz not null,
    primary key (tenant_id, appeal_id),
    foreign key (tenant_id, run_id, line_id) references score_lines,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, post_id) references posts
);
create index score_appeals_by_run on score_appeals (tenant_id, run_id);

create table score_decisions (
    tenant_id   int         not null references tenants,
    appeal_id   uuid        not null,
    run_id      uuid        not null,
    correction  text        check (correction in ('excluded', 'on-time', 'extended', 'complete', 'accurate', 'not-returned')),
    accepted    boolean     not null,
    reason      text        not null,
    official_id uuid        not null,
    post_id     uuid        not null,
    decided_at  timestamptz not null,
    primary key (tenant_id, appeal_id),
    foreign key (tenant_id, appeal_id) references score_appeals,
    foreign key (tenant_id, run_id) references score_runs,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, post_id) references posts,
    check (accepted = (correction is not null))
);

-- Manual marks; the latest of a subject and a criterion counts.
create table score_marks (
    tenant_id    int           not null references tenants,
    mark_id      uuid          not null,
    run_id       uuid          not null,
    subject_kind text          not null check (subject_kind in ('unit', 'post', 'official')),
    subject_key  text          not null,
    criterion    text          not null,
    points       numeric(9, 2) not null,
    reason       text          not null,
    official_id  uuid          not null,
    post_id      uuid          not null,
    made_at      timestamptz   not null,
    primary key (tenant_id, mark_id),
    foreign key (tenant_id, run_id) references score_runs,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, post_id) references posts
);
create index score_marks_by_run on score_marks (tenant_id, run_id);

-- What the office chose where more have a grade than a cap allows; the latest of a subject, or of a cap and group, counts.
create table score_choices (
    tenant_id    int         not null references tenants,
    choice_id    uuid        not null,
    run_id       uuid        not null,
    sort         text        not null check (sort in ('lower', 'restore', 'exceed', 'keep')),
    subject_kind text        not null check (subject_kind in ('unit', 'post', 'official')),
    subject_key  text,
    band         text,
    cap          text,
    cap_group    text,
    reason       text        not null,
    official_id  uuid        not null,
    post_id      uuid        not null,
    made_at      timestamptz not null,
    primary key (tenant_id, choice_id),
    foreign key (tenant_id, run_id) references score_runs,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, post_id) references posts,
    check ((sort in ('lower', 'restore')) = (subject_key is not null)),
    check ((sort = 'lower') = (band is not null)),
    check ((sort in ('exceed', 'keep')) = (cap is not null) and (cap is null) = (cap_group is null))
);
create index score_choices_by_run on score_choices (tenant_id, run_id);

-- The frozen result: canonical JSON, its hash, the server's signature over it.
create table score_results (
    tenant_id int         not null references tenants,
    run_id    uuid        not null,
    document  bytea       not null,
    sha256    bytea       not null,
    key_id    uuid        not null,
    signature bytea       not null,
    frozen_at timestamptz not null,
    primary key (tenant_id, run_id),
    foreign key (tenant_id, run_id) references score_runs,
    check (sha256 = sha256(document))
);

create function keep_score_rows() returns trigger language plpgsql as $$
declare
    run score_runs;
begin
    -- The run is held as it is read: what is added and what closes it follow one another.
    select * into run from score_runs r where r.tenant_id = new.tenant_id and r.run_id = new.run_id for share;
    if tg_table_name = 'score_results' then
        if run.state <> 'proposed' then
            raise exception 'only what was proposed is frozen' using errcode = 'GB001';
        end if;
    elsif run.state <> 'open' then
        raise exception 'nothing is added to a run that is %', run.state using errcode = 'GB001';
    elsif tg_table_name = 'score_appeals' then
        if (new.made_at at time zone interval '7 hours')::date > run.appeals_until then
            raise exception 'appeals are over' using errcode = 'GB001';
        end if;
    end if;
    return new;
end $$;
create trigger score_lines_while_open before insert on score_lines for each row execute function keep_score_rows();
create trigger score_appeals_while_open before insert on score_appeals for each row execute function keep_score_rows();
create trigger score_decisions_while_open before insert on score_decisions for each row execute function keep_score_rows();
create trigger score_marks_while_open before insert on score_marks for each row execute function keep_score_rows();
create trigger score_choices_while_open before insert on score_choices for each row execute function keep_score_rows();
create trigger score_results_while_proposed before insert on score_results for each row execute function keep_score_rows();

create trigger score_lines_append_only before update or delete on score_lines for each row execute function refuse_change();
create trigger score_appeals_append_only before update or delete on score_appeals for each row execute function refuse_change();
create trigger score_decisions_append_only before update or delete on score_decisions for each row execute function refuse_change();
create trigger score_marks_append_only before update or delete on score_marks for each row execute function refuse_change();
create trigger score_choices_append_only before update or delete on score_choices for each row execute function refuse_change();
create trigger score_results_append_only before update or delete on score_results for each row execute function refuse_change();

-- A snapshot is taken once: as many lines as the run was made with, never one more.
create function keep_score_snapshot() returns trigger language plpgsql as $$
begin
    if exists (
        select from (select distinct tenant_id, run_id from added) a join score_runs r using (tenant_id, run_id)
        where r.line_count < (select count(*) from score_lines l where l.tenant_id = a.tenant_id and l.run_id = a.run_id)) then
        raise exception 'a snapshot is taken once' using errcode = 'GB001';
    end if;
    return null;
end $$;
create trigger score_lines_snapshot after insert on score_lines referencing new table as added for each statement execute function keep_score_snapshot();

create function keep_score_run() returns trigger language plpgsql as $$
declare
    moving constant text[] :=
        '{state,proposed_at,proposed_by,proposed_post,approved_at,approved_by,approved_post,returned_reason,withdrawn_at,withdrawn_by,withdraw_reason}';
begin
    if tg_op = 'INSERT' then
        if new.state <> 'open' then
            raise exception 'a run begins open' using errcode = 'GB001';
        elsif new.replaces is not null and not exists (
            select from score_runs r
            where r.tenant_id = new.tenant_id and r.run_id = new.replaces and r.state = 'frozen'
              and (r.sheet, r.year, r.quarter, r.number) = (new.sheet, new.year, new.quarter, new.number - 1)) then
            raise exception 'a correction follows the frozen sheet of its quarter' using errcode = 'GB001';
        end if;
    elsif old.state in ('frozen', 'withdrawn') then
        raise exception 'a run that is % never changes', old.state using errcode = 'GB001';
    elsif (to_jsonb(old) - moving) is distinct from (to_jsonb(new) - moving) then
        raise exception 'a run''s terms never move' using errcode = 'GB001';
    elsif (old.state, new.state) not in (('open', 'proposed'), ('open', 'withdrawn'), ('proposed', 'open'), ('proposed', 'frozen')) then
        raise exception 'a run goes from open to proposed to frozen' using errcode = 'GB001';
    elsif new.state = 'proposed' and new.line_count <> (select count(*) from score_lines l where l.tenant_id = new.tenant_id and l.run_id = new.run_id) then
        raise exception 'the snapshot is not whole' using errcode = 'GB001';
    elsif new.state = 'frozen' then
        if (old.proposed_at, old.proposed_by, old.proposed_post) is distinct from (new.proposed_at, new.proposed_by, new.proposed_post) then
            raise exception 'who proposed stays' using errcode = 'GB001';
        elsif not exists (select from score_results r where r.tenant_id = new.tenant_id and r.run_id = new.run_id) then
            raise exception 'what is frozen has its result' using errcode = 'GB001';
        end if;
    end if;
    return new;
end $$;
create trigger score_runs_terms before insert or update on score_runs for each row execute function keep_score_run();
create trigger score_runs_never_deleted before delete on score_runs for each row execute function refuse_change();
