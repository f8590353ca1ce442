-- What every meeting is about and who is to come, laid out so that one look at a hundred thousand takes milliseconds (NN-2).
-- All but the decisions and the abbreviations is derived: emptied, with every meeting marked stale, it makes itself anew.

create table similar_index (
    tenant_id  int    not null references tenants,
    meeting_id uuid   not null,
    -- The day it is held; of a request without a time the day it was made.
    day        date   not null,
    -- As Domain.Meetings.Similar.Topic stores them.
    tokens     text[] collate "C" not null,
    people     uuid[] not null,
    -- How much each of the people counts.
    weights    real[] not null,
    primary key (tenant_id, meeting_id),
    foreign key (tenant_id, meeting_id) references meetings,
    check (cardinality(people) = cardinality(weights))
);

-- Turned over: from a token, from an official, to the meetings of a span. No foreign keys: written only with the row above, by its own writer.
create table similar_tokens (
    tenant_id  int  not null,
    token      text collate "C" not null,
    day        date not null,
    meeting_id uuid not null,
    primary key (tenant_id, token, day, meeting_id)
);
create table similar_people (
    tenant_id   int  not null,
    official_id uuid not null,
    day         date not null,
    meeting_id  uuid not null,
    primary key (tenant_id, official_id, day, meeting_id)
);

-- In how many meetings a token stands; under the empty token how many meetings there are.
create table similar_frequencies (
    tenant_id int  not null references tenants,
    token     text collate "C" not null,
    meetings  int  not null check (meetings >= 0),
    primary key (tenant_id, token)
);

-- Meetings that changed since they were laid out. Marked in the transaction of the change, whoever makes it, so that none is missed.
create table similar_stale (
    tenant_id  int  not null,
    meeting_id uuid not null,
    changes    int  not null default 1,
    primary key (tenant_id, meeting_id)
);

-- A second mark must wait for whoever is laying the meeting out: "do nothing" would be lost with the row that it found.
create function mark_similar_stale() returns trigger language plpgsql as $$
begin
    insert into similar_stale (tenant_id, meeting_id)
    values (coalesce(new.tenant_id, old.tenant_id), coalesce(new.meeting_id, old.meeting_id))
    on conflict (tenant_id, meeting_id) do update set changes = similar_stale.changes + 1;
    return null;
end $$;
create trigger meetings_similar after insert or update of title, content, state, starts_at, owner_post, chair_official, secretary_official on meetings
    for each row execute function mark_similar_stale();
create trigger meeting_participants_similar after insert or update or delete on meeting_participants
    for each row execute function mark_similar_stale();
insert into similar_stale (tenant_id, meeting_id) select tenant_id, meeting_id from meetings;

-- Short forms of the office's own; those of every office come with the program.
create table meeting_abbreviations (
    tenant_id       int         not null references tenants,
    abbreviation_id uuid        not null,
    short           text        not null,
    full_words      text        not null,
    made_by         uuid        not null,
    made_at         timestamptz not null,
    revoked_by      uuid,
    revoked_at      timestamptz,
    primary key (tenant_id, abbreviation_id),
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, revoked_by) references officials,
    check ((revoked_by is null) = (revoked_at is null)),
    check (short <> '' and full_words <> '')
);

-- What became of a suggestion: kept with what was known, so that the thresholds can be judged by it.
create table similar_decisions (
    tenant_id    int         not null references tenants,
    decision_id  uuid        not null,
    meeting_id   uuid        not null,
    other_id     uuid        not null,
    suggested    text        not null check (suggested in ('none', 'merge', 'back-to-back', 'refer', 'look')),
    decided      text        not null check (decided in ('merge', 'back-to-back', 'refer', 'distinct')),
    -- Percent.
    score        int         not null check (score between 0 and 100),
    topic_score  int         not null check (topic_score between 0 and 100),
    people_score int         not null check (people_score between 0 and 100),
    -- The reasons that were shown: keys of the texts with what they named.
    reasons      jsonb       not null,
    reason       text        not null,
    decided_by   uuid        not null,
    decided_post uuid        not null,
    decided_at   timestamptz not null,
    primary key (tenant_id, decision_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, other_id) references meetings,
    foreign key (tenant_id, decided_by) references officials,
    foreign key (tenant_id, decided_post) references posts,
    check (meeting_id <> other_id)
);
create index similar_decisions_of on similar_decisions (tenant_id, meeting_id, decided_at);

create trigger similar_decisions_append_only before update or delete on similar_decisions for each row execute function refuse_change();
