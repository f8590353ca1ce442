-- Invitations that left, absences with their deputies, papers with who has read them (NN-3, NN-5, NN-6).

-- Each time invitations went out: what the rule asked for, and why it was shorter where it was (MTG-1).
create table invitation_rounds (
    tenant_id    int         not null references tenants,
    meeting_id   uuid        not null,
    number       int         not null check (number > 0),
    -- Working days between invitation and meeting that the kind asks for, and the last day that keeps them.
    invite_days  int         not null check (invite_days >= 0),
    due_on       date        not null,
    -- Needed where the day is later.
    short_reason text        check (short_reason <> ''),
    people       int         not null check (people > 0),
    sent_by      uuid        not null,
    sent_post    uuid        not null,
    sent_at      timestamptz not null,
    primary key (tenant_id, meeting_id, number),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, sent_by) references officials,
    foreign key (tenant_id, sent_post) references posts,
    check (short_reason is not null or (sent_at at time zone 'Asia/Ho_Chi_Minh')::date <= due_on)
);

-- What an invitee was told, one row each time; the last is what their calendar holds.
create table sent_invitations (
    tenant_id      int         not null references tenants,
    meeting_id     uuid        not null,
    participant_id uuid        not null,
    number         int         not null check (number > 0),
    occasion       text        not null check (occasion in ('invited', 'moved', 'cancelled', 'withdrawn', 'deputy', 'replaced')),
    sequence       int         not null check (sequence >= 0),
    method         text        not null check (method in ('REQUEST', 'CANCEL')),
    -- What the calendar was given; null where it could be given nothing: no address, or no mail at all.
    calendar       text,
    -- Whether a notice in the program, and to which address a mail; a guest has no place in the program.
    noticed        boolean     not null,
    address        text,
    -- The mail in the outbox.
    message_key    text,
    sent_by        uuid        not null,
    sent_at        timestamptz not null,
    primary key (tenant_id, participant_id, number),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, participant_id) references meeting_participants,
    foreign key (tenant_id, sent_by) references officials,
    check (num_nulls(calendar, address, message_key) in (0, 3))
);
create index sent_invitations_of on sent_invitations (tenant_id, meeting_id);

-- Somebody cannot come: reason, the chair's word, the deputy (NN-5).
create table absences (
    tenant_id         int         not null references tenants,
    absence_id        uuid        not null,
    meeting_id        uuid        not null,
    participant_id    uuid        not null,
    reason            text        not null check (reason <> ''),
    -- Null: the whole meeting.
    items             uuid[]      check (cardinality(items) > 0),
    -- Who is proposed to come instead; both null: nobody is.
    deputy_post       uuid,
    deputy_official   uuid,
    reported_by       uuid        not null,
    -- Null: a deputy or official without a post of their own.
    reported_post     uuid,
    reported_at       timestamptz not null,
    state             text        not null check (state in ('reported', 'agreed', 'excused', 'refused', 'withdrawn')),
    decided_by        uuid,
    decided_post      uuid,
    -- The secretary writes down what the chair said.
    in_name_of_chair  boolean     not null default false,
    decision_note     text,
    decided_at        timestamptz,
    primary key (tenant_id, absence_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, participant_id) references meeting_participants,
    foreign key (tenant_id, deputy_post) references posts,
    foreign key (tenant_id, deputy_official) references officials,
    foreign key (tenant_id, reported_by) references officials,
    foreign key (tenant_id, reported_post) references posts,
    foreign key (tenant_id, decided_by) references officials,
    foreign key (tenant_id, decided_post) references posts,
    check ((deputy_post is null) = (deputy_official is null)),
    check (state <> 'agreed' or deputy_official is not null),
    check ((state = 'reported') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    check (not in_name_of_chair or decision_note is not null),
    check (decided_at >= reported_at)
);
create unique index absences_one_open on absences (tenant_id, participant_id) where state = 'reported';
create index absences_of on absences (tenant_id, meeting_id);

-- A deputy's mandate, for one meeting; given once, never on (NN-5).
create table mandates (
    tenant_id        int         not null references tenants,
    absence_id       uuid        not null,
    meeting_id       uuid        not null,
    from_participant uuid        not null,
    to_participant   uuid        not null,
    items            uuid[],
    granted_by       uuid        not null,
    granted_post     uuid        not null,
    granted_at       timestamptz not null,
    primary key (tenant_id, absence_id),
    unique (tenant_id, to_participant),
    foreign key (tenant_id, absence_id) references absences,
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, from_participant) references meeting_participants,
    foreign key (tenant_id, to_participant) references meeting_participants,
    foreign key (tenant_id, granted_by) references officials,
    foreign key (tenant_id, granted_post) references posts,
    check (from_participant <> to_participant)
);
create index mandates_from on mandates (tenant_id, from_participant);

-- Papers of a meeting, or of a point of its agenda (NN-6).
create table papers (
    tenant_id  int         not null references tenants,
    paper_id   uuid        not null,
    meeting_id uuid        not null,
    -- Null: of the whole meeting.
    item_id    uuid,
    title      text        not null check (title <> ''),
    made_by    uuid        not null,
    made_at    timestamptz not null,
    removed_at timestamptz,
    removed_by uuid,
    primary key (tenant_id, paper_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, removed_by) references officials,
    check ((removed_at is null) = (removed_by is null))
);
create index papers_of on papers (tenant_id, meeting_id);

create table paper_versions (
    tenant_id   int         not null references tenants,
    paper_id    uuid        not null,
    version     int         not null check (version > 0),
    file_name   text        not null,
    media_type  text        not null,
    size        int         not null check (size > 0),
    sha256      bytea       not null check (length(sha256) = 32),
    content     bytea       not null,
    -- Its words, as far as they can be read, to say what changed; null: they cannot.
    words       text,
    -- What is new, in the sender's words.
    change_note text        not null default '',
    -- The last day that kept the term; null where the meeting had no time yet.
    due_on      date,
    is_late     boolean     not null,
    sent_by     uuid        not null,
    sent_post   uuid        not null,
    sent_at     timestamptz not null,
    primary key (tenant_id, paper_id, version),
    foreign key (tenant_id, paper_id) references papers,
    foreign key (tenant_id, sent_by) references officials,
    foreign key (tenant_id, sent_post) references posts,
    check (version = 1 or change_note <> '')
);

-- That somebody opened a version, first and last, and says to have studied it. Never which page, never for how long.
create table paper_reads (
    tenant_id    int         not null references tenants,
    paper_id     uuid        not null,
    version      int         not null,
    official_id  uuid        not null,
    first_opened timestamptz not null,
    last_opened  timestamptz not null,
    confirmed_at timestamptz,
    primary key (tenant_id, paper_id, version, official_id),
    foreign key (tenant_id, paper_id, version) references paper_versions,
    foreign key (tenant_id, official_id) references officials,
    check (last_opened >= first_opened and confirmed_at >= first_opened)
);

create function keep_told() returns trigger language plpgsql as $$
begin
    raise exception '% is added to, never changed', tg_table_name using errcode = 'GB001';
end $$;
create trigger invitation_rounds_keep before update or delete on invitation_rounds for each row execute function keep_told();
create trigger sent_invitations_keep before update or delete on sent_invitations for each row execute function keep_told();
create trigger mandates_keep before update or delete on mandates for each row execute function keep_told();
create trigger paper_versions_keep before update or delete on paper_versions for each row execute function keep_told();

create function keep_absence() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'reported' or
       (old.tenant_id, old.absence_id, old.meeting_id, old.participant_id, old.reason, old.items, old.reported_by, old.reported_at) is distinct from
       (new.tenant_id, new.absence_id, new.meeting_id, new.participant_id, new.reason, new.items, new.reported_by, new.reported_at) then
        raise exception 'an absence is reported once and decided once' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger absences_keep before update or delete on absences for each row execute function keep_absence();

create function keep_paper_read() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.first_opened <> new.first_opened or new.last_opened < old.last_opened or
       (old.confirmed_at is not null and new.confirmed_at is distinct from old.confirmed_at) then
        raise exception 'what was read stays read' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger paper_reads_keep before update or delete on paper_reads for each row execute function keep_paper_read();

create function keep_paper() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.removed_at is not null or
       (old.tenant_id, old.paper_id, old.meeting_id, old.made_by, old.made_at) is distinct from (new.tenant_id, new.paper_id, new.meeting_id, new.made_by, new.made_at) then
        raise exception 'a paper is taken away once, never deleted' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger papers_keep before update or delete on papers for each row execute function keep_paper();
