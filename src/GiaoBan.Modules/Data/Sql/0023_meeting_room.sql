-- The room and what comes out of it (NN-4, NN-7, NN-8, NN-9, MTG-1).

-- A meeting has begun: who was on the list at that instant; attendance is counted on it.
create table meeting_sittings (
    tenant_id  int         not null references tenants,
    meeting_id uuid        not null,
    invited    uuid[]      not null,
    began_at   timestamptz not null,
    began_by   uuid        not null,
    began_post uuid        not null,
    primary key (tenant_id, meeting_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, began_by) references officials,
    foreign key (tenant_id, began_post) references posts
);
create trigger meeting_sittings_append_only before update or delete on meeting_sittings for each row execute function refuse_change();

-- Tasks due and overdue as they stood when the agenda pulled them.
create table agenda_tasks (
    tenant_id  int         not null references tenants,
    meeting_id uuid        not null,
    item_id    uuid        not null,
    task_id    uuid        not null,
    body       text        not null,
    lead_post  uuid        not null,
    due_on     date        not null,
    overdue    boolean     not null,
    pulled_at  timestamptz not null,
    primary key (tenant_id, item_id, task_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, lead_post) references posts
);
create index agenda_tasks_of on agenda_tasks (tenant_id, meeting_id);

create function keep_pulled_tasks() returns trigger language plpgsql as $$
declare it agenda_tasks := case when tg_op = 'DELETE' then old else new end;
begin
    if tg_op = 'UPDATE' or exists (select from meetings m where m.tenant_id = it.tenant_id and m.meeting_id = it.meeting_id and m.began_at is not null) then
        raise exception 'what was pulled into a meeting that has begun stays' using errcode = 'GB001';
    end if;
    return it;
end $$;
create trigger agenda_tasks_keep before insert or update or delete on agenda_tasks for each row execute function keep_pulled_tasks();

-- One coming and going of one who was asked; entered wrongly: taken back with the reason, never deleted.
create table meeting_attendance (
    tenant_id      int         not null references tenants,
    attendance_id  uuid        not null,
    meeting_id     uuid        not null,
    participant_id uuid        not null,
    in_at          timestamptz not null,
    out_at         timestamptz,
    -- Against the real start, as it was when this was entered; 0 before the start.
    late_minutes   int         not null check (late_minutes >= 0),
    source         text        not null check (source in ('secretary', 'self')),
    recorded_by    uuid        not null,
    recorded_at    timestamptz not null,
    voided_at      timestamptz,
    voided_by      uuid,
    void_reason    text,
    primary key (tenant_id, attendance_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, participant_id) references meeting_participants,
    foreign key (tenant_id, recorded_by) references officials,
    foreign key (tenant_id, voided_by) references officials,
    check (out_at >= in_at),
    check (num_nulls(voided_at, voided_by, void_reason) in (0, 3))
);
create unique index meeting_attendance_here on meeting_attendance (tenant_id, participant_id) where out_at is null and voided_at is null;
create index meeting_attendance_of on meeting_attendance (tenant_id, meeting_id);

create function keep_attendance() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'attendance is taken back, not deleted' using errcode = 'GB001';
    end if;
    if (old.tenant_id, old.attendance_id, old.meeting_id, old.participant_id, old.in_at, old.late_minutes, old.source, old.recorded_by, old.recorded_at) is distinct from
       (new.tenant_id, new.attendance_id, new.meeting_id, new.participant_id, new.in_at, new.late_minutes, new.source, new.recorded_by, new.recorded_at)
       or (old.out_at is not null and new.out_at is distinct from old.out_at) or old.voided_at is not null then
        raise exception 'attendance stays as it was entered' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger meeting_attendance_keep before update or delete on meeting_attendance for each row execute function keep_attendance();

-- Who asked to speak on an item, got the floor, for how long.
create table meeting_speakers (
    tenant_id        int         not null references tenants,
    speech_id        uuid        not null,
    meeting_id       uuid        not null,
    item_id          uuid        not null,
    participant_id   uuid        not null,
    asked_at         timestamptz not null,
    asked_by         uuid        not null,
    allotted_minutes int         not null check (allotted_minutes between 1 and 60),
    began_at         timestamptz,
    ended_at         timestamptz,
    withdrawn_at     timestamptz,
    -- What was said, in a few words, by the secretary.
    note             text        not null default '',
    primary key (tenant_id, speech_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, participant_id) references meeting_participants,
    foreign key (tenant_id, asked_by) references officials,
    check (ended_at >= began_at),
    check (began_at is null or withdrawn_at is null),
    check (ended_at is null or began_at is not null)
);
create unique index meeting_speakers_one_floor on meeting_speakers (tenant_id, meeting_id) where began_at is not null and ended_at is null;
create unique index meeting_speakers_ask_once on meeting_speakers (tenant_id, item_id, participant_id) where began_at is null and withdrawn_at is null;
create index meeting_speakers_of on meeting_speakers (tenant_id, meeting_id);

create function keep_speech() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a speech stays' using errcode = 'GB001';
    end if;
    if (old.tenant_id, old.speech_id, old.meeting_id, old.item_id, old.participant_id, old.asked_at, old.asked_by) is distinct from
       (new.tenant_id, new.speech_id, new.meeting_id, new.item_id, new.participant_id, new.asked_at, new.asked_by)
       or (old.began_at is not null and (new.began_at, new.allotted_minutes) is distinct from (old.began_at, old.allotted_minutes))
       or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
       or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at) then
        raise exception 'when somebody spoke stays' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger meeting_speakers_keep before update or delete on meeting_speakers for each row execute function keep_speech();

-- A show of opinion or a vote. Of a secret one only the sums are kept, and who has voted: the two columns are one row, so no order of ballots can be read.
create table meeting_votes (
    tenant_id  int         not null references tenants,
    vote_id    uuid        not null,
    meeting_id uuid        not null,
    item_id    uuid        not null,
    question   text        not null,
    secret     boolean     not null,
    -- Participants who could vote when it was opened.
    entitled   uuid[]      not null check (cardinality(entitled) > 0),
    -- Those of them who have, in the order of their ids.
    voted      uuid[]      not null default '{}',
    agree      int         not null default 0 check (agree >= 0),
    disagree   int         not null default 0 check (disagree >= 0),
    other      int         not null default 0 check (other >= 0),
    opened_by  uuid        not null,
    opened_at  timestamptz not null,
    closed_by  uuid,
    closed_at  timestamptz,
    primary key (tenant_id, vote_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, opened_by) references officials,
    foreign key (tenant_id, closed_by) references officials,
    check (voted <@ entitled and agree + disagree + other = cardinality(voted)),
    check (num_nulls(closed_by, closed_at) in (0, 2))
);
create unique index meeting_votes_one_open on meeting_votes (tenant_id, meeting_id) where closed_at is null;
create index meeting_votes_of on meeting_votes (tenant_id, meeting_id);

create function keep_vote() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.closed_at is not null then
        raise exception 'a vote that is closed stays, and none is deleted' using errcode = 'GB001';
    end if;
    if (old.tenant_id, old.vote_id, old.meeting_id, old.item_id, old.question, old.secret, old.entitled, old.opened_by, old.opened_at) is distinct from
       (new.tenant_id, new.vote_id, new.meeting_id, new.item_id, new.question, new.secret, new.entitled, new.opened_by, new.opened_at)
       or not old.voted <@ new.voted or cardinality(new.voted) > cardinality(old.voted) + 1
       or new.agree < old.agree or new.disagree < old.disagree or new.other < old.other then
        raise exception 'a vote keeps its question, its voters and its ballots' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger meeting_votes_keep before update or delete on meeting_votes for each row execute function keep_vote();

-- Who said what, where it was open.
create table meeting_ballots (
    tenant_id      int         not null references tenants,
    vote_id        uuid        not null,
    participant_id uuid        not null,
    choice         text        not null check (choice in ('agree', 'disagree', 'other')),
    note           text        not null default '',
    cast_at        timestamptz not null,
    primary key (tenant_id, vote_id, participant_id),
    foreign key (tenant_id, vote_id) references meeting_votes,
    foreign key (tenant_id, participant_id) references meeting_participants
);
create trigger meeting_ballots_append_only before update or delete on meeting_ballots for each row execute function refuse_change();

create function refuse_secret_ballot() returns trigger language plpgsql as $$
begin
    if exists (select from meeting_votes v where v.tenant_id = new.tenant_id and v.vote_id = new.vote_id and (v.secret or v.closed_at is not null)) then
        raise exception 'no ballot of a secret or closed vote is kept' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger meeting_ballots_open_only before insert on meeting_ballots for each row execute function refuse_secret_ballot();

-- What is concluded about an item. Written as a draft, then issued and frozen; a correction is the next edition, with the reason.
create table meeting_conclusions (
    tenant_id      int         not null references tenants,
    item_id        uuid        not null,
    edition        int         not null check (edition > 0),
    meeting_id     uuid        not null,
    state          text        not null check (state in ('draft', 'issued')),
    -- Counts savings: one that is based on an older version overwrites nothing.
    version        int         not null check (version > 0),
    course         text        not null,
    none           boolean     not null,
    none_reason    text        not null,
    option_id      uuid,
    body           text        not null,
    differs        boolean     not null,
    differs_reason text        not null,
    legal_basis    text        not null,
    no_task        boolean     not null,
    -- As typed; those of an issued conclusion are the rows of meeting_directives.
    directives     jsonb       not null,
    -- Why there is another edition.
    reason         text,
    saved_by       uuid        not null,
    saved_at       timestamptz not null,
    issued_by      uuid,
    issued_at      timestamptz,
    primary key (tenant_id, item_id, edition),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, saved_by) references officials,
    foreign key (tenant_id, issued_by) references officials,
    check ((edition = 1) = (reason is null)),
    check (case when state = 'issued' then num_nulls(issued_by, issued_at) = 0 else num_nulls(issued_by, issued_at) = 2 end)
);
create unique index meeting_conclusions_one_draft on meeting_conclusions (tenant_id, item_id) where state = 'draft';
create index meeting_conclusions_of on meeting_conclusions (tenant_id, meeting_id);

create function keep_conclusion() returns trigger language plpgsql as $$
begin
    if old.state = 'issued' then
        raise exception 'an issued conclusion is followed by another edition, not changed' using errcode = 'GB001';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if (old.tenant_id, old.item_id, old.edition, old.meeting_id, old.reason) is distinct from (new.tenant_id, new.item_id, new.edition, new.meeting_id, new.reason)
       or new.version < old.version then
        raise exception 'a draft keeps what it is of' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger meeting_conclusions_keep before update or delete on meeting_conclusions for each row execute function keep_conclusion();

-- A directive of an issued conclusion: one lead and a day, or it gives no task (NN-8).
create table meeting_directives (
    tenant_id     int     not null references tenants,
    directive_id  uuid    not null,
    meeting_id    uuid    not null,
    item_id       uuid    not null,
    edition       int     not null,
    number        int     not null check (number > 0),
    body          text    not null check (body <> ''),
    product       text    not null,
    lead_post     uuid,
    support_posts uuid[]  not null,
    due_on        date,
    report_to     uuid,
    no_task       boolean not null,
    -- The task that it became; a correction that leaves a directive as it was keeps its task.
    task_id       uuid,
    primary key (tenant_id, directive_id),
    unique (tenant_id, item_id, edition, number),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id, edition) references meeting_conclusions,
    foreign key (tenant_id, lead_post) references posts,
    foreign key (tenant_id, report_to) references posts,
    check (case when no_task then task_id is null else num_nulls(lead_post, due_on, task_id) = 0 and product <> '' end)
);
create index meeting_directives_of on meeting_directives (tenant_id, meeting_id);
create trigger meeting_directives_append_only before update or delete on meeting_directives for each row execute function refuse_change();

-- The notice of conclusions as it was issued; another issue follows a correction.
create table conclusion_notices (
    tenant_id    int         not null references tenants,
    meeting_id   uuid        not null,
    number       int         not null check (number > 0),
    -- JSON.
    content      text        not null,
    sha256       bytea       not null check (sha256 = sha256(convert_to(content, 'UTF8'))),
    -- Why there is another issue.
    reason       text,
    issued_by    uuid        not null,
    issued_post  uuid        not null,
    issued_at    timestamptz not null,
    -- So many working days after the day the meeting ended; not included.
    due_at       timestamptz not null,
    late_minutes int         not null check (late_minutes >= 0),
    primary key (tenant_id, meeting_id, number),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, issued_by) references officials,
    foreign key (tenant_id, issued_post) references posts,
    check ((number = 1) = (reason is null))
);
create trigger conclusion_notices_append_only before update or delete on conclusion_notices for each row execute function refuse_change();
