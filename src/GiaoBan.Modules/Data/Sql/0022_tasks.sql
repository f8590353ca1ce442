-- Work that was given to one lead with a day (NN-8): from the conclusion of a meeting, or from a document, entered by hand.
create table tasks (
    tenant_id    int         not null references tenants,
    task_id      uuid        not null,
    source       text        not null check (source in ('conclusion', 'dispatch')),
    -- The meeting, and the directive in its conclusion.
    source_id    uuid,
    item_id      uuid,
    source_title text        not null,
    source_link  text,
    kind         text        not null check (kind in ('ordinary', 'key', 'urgent')),
    text         text        not null,
    product      text,
    given_by     uuid        not null,
    given_post   uuid        not null,
    given_at     timestamptz not null,
    -- Hears of it, and says that it is done.
    report_to    uuid        not null,
    first_lead   uuid        not null,
    lead_post    uuid        not null,
    -- Whole days: the first one never moves, granted time stands beside it.
    due_on       date        not null,
    extended_on  date,
    closed_at    timestamptz,
    -- The sender's key: a double click gives one task.
    given_key    text,
    primary key (tenant_id, task_id),
    unique (tenant_id, given_by, given_key),
    foreign key (tenant_id, given_by) references officials,
    foreign key (tenant_id, given_post) references posts,
    foreign key (tenant_id, report_to) references posts,
    foreign key (tenant_id, first_lead) references posts,
    foreign key (tenant_id, lead_post) references posts
);
create index tasks_open_by_lead on tasks (tenant_id, lead_post) where closed_at is null;
create index tasks_by_source on tasks (tenant_id, source_id);
create index tasks_by_time on tasks (tenant_id, given_at desc);

create function keep_task() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a task is withdrawn, not deleted' using errcode = 'GB001';
    end if;
    if old.closed_at is not null
       or (to_jsonb(old) - '{lead_post,extended_on,closed_at}'::text[]) is distinct from (to_jsonb(new) - '{lead_post,extended_on,closed_at}'::text[]) then
        raise exception 'what was given stays as it was given' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger tasks_keep before update or delete on tasks for each row execute function keep_task();

-- Who helps, and who besides the one that hears of it may say that it is done: chair and secretary of the meeting.
create table task_posts (
    tenant_id int  not null references tenants,
    task_id   uuid not null,
    post_id   uuid not null,
    part      text not null check (part in ('support', 'giver')),
    primary key (tenant_id, task_id, part, post_id),
    foreign key (tenant_id, task_id) references tasks,
    foreign key (tenant_id, post_id) references posts
);
create index task_posts_by_post on task_posts (tenant_id, post_id);
create trigger task_posts_append_only before update or delete on task_posts for each row execute function refuse_change();

-- What was done with it, one after the other; where it stands is computed from them.
create table task_acts (
    tenant_id     int         not null references tenants,
    task_id       uuid        not null,
    number        int         not null check (number > 0),
    deed          text        not null check (deed in
        ('accepted', 'declined', 'kept', 'reassigned', 'progress', 'linked', 'unlinked', 'asked', 'granted', 'refused', 'reported', 'confirmed', 'returned', 'withdrawn')),
    text          text,
    percent       int         check (percent between 0 and 100),
    -- The day that is asked for or granted.
    until_on      date,
    -- Who has it from now on.
    to_post       uuid,
    -- The report that answers it.
    obligation_id uuid,
    official_id   uuid        not null,
    post_id       uuid        not null,
    at            timestamptz not null,
    primary key (tenant_id, task_id, number),
    foreign key (tenant_id, task_id) references tasks,
    foreign key (tenant_id, to_post) references posts,
    foreign key (tenant_id, obligation_id) references obligations,
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, post_id) references posts,
    check ((deed = 'reassigned') = (to_post is not null)),
    check ((deed in ('linked', 'unlinked')) = (obligation_id is not null)),
    check (deed not in ('asked', 'granted') or until_on is not null),
    check (deed not in ('declined', 'kept', 'reassigned', 'asked', 'granted', 'refused', 'returned', 'withdrawn') or text is not null)
);
create index task_acts_by_obligation on task_acts (tenant_id, obligation_id) where obligation_id is not null;
create trigger task_acts_append_only before update or delete on task_acts for each row execute function refuse_change();

-- Evidence: files that came with an act.
create table task_files (
    tenant_id  int   not null references tenants,
    task_id    uuid  not null,
    number     int   not null,
    file_id    uuid  not null,
    file_name  text  not null,
    media_type text  not null,
    size       int   not null,
    sha256     bytea not null,
    content    bytea not null,
    primary key (tenant_id, task_id, file_id),
    foreign key (tenant_id, task_id, number) references task_acts
);
create trigger task_files_append_only before update or delete on task_files for each row execute function refuse_change();

-- A step of reminding that was taken for a due day: whichever worker comes next leaves it out.
create table task_reminders (
    tenant_id   int         not null references tenants,
    task_id     uuid        not null,
    due_on      date        not null,
    -- Days from the due day; −1000 = the mail that tells of the task itself.
    step        int         not null,
    lead_post   uuid        not null,
    reminded_at timestamptz not null,
    primary key (tenant_id, task_id, lead_post, due_on, step),
    foreign key (tenant_id, task_id) references tasks
);
