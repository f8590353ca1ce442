-- Urging those who have not sent (DB-12): what was done, to whom, at which step; plans and letters. Who was urged is a fact and stays.

create table urgings (
    tenant_id int         not null references tenants,
    urging_id uuid        not null,
    -- plan: the worker by a plan; office: by hand; board: a focal post from its board.
    kind      text        not null check (kind in ('plan', 'office', 'board')),
    -- The office's own line.
    note      text,
    made_at   timestamptz not null,
    made_by   uuid,
    made_post uuid,
    primary key (tenant_id, urging_id),
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, made_post) references posts,
    check ((kind = 'plan') = (made_by is null))
);
create index urgings_by_time on urgings (tenant_id, made_at);

create table urged (
    tenant_id     int         not null references tenants,
    obligation_id uuid        not null,
    urging_id     uuid        not null,
    -- The official; the post where nobody holds it.
    person        uuid        not null,
    -- Minutes from the deadline of the plan's step; nothing where a person urged.
    step          int,
    audience      text        not null check (audience in ('holder', 'deputy', 'head', 'office')),
    post_id       uuid        not null,
    official_id   uuid,
    -- The deadline that counted then.
    due_at        timestamptz,
    -- By which channels besides the notice inside.
    channels      text[]      not null,
    -- Why no message could leave: nobody holds the post, no address, no channel set up.
    lacking       text        check (lacking in ('holder', 'address', 'channel')),
    urged_at      timestamptz not null,
    primary key (tenant_id, obligation_id, urging_id, person),
    foreign key (tenant_id, obligation_id) references obligations,
    foreign key (tenant_id, urging_id) references urgings deferrable initially deferred,
    foreign key (tenant_id, post_id) references posts
);
-- A step is taken once for a report, its deadline and a person, however many workers look.
create unique index urged_once on urged (tenant_id, obligation_id, step, person, due_at) where step is not null;
create index urged_by_urging on urged (tenant_id, urging_id, person);
create index urged_by_post on urged (tenant_id, post_id, urged_at);

create trigger urgings_append_only before update or delete on urgings for each row execute function refuse_change();
create trigger urged_append_only before update or delete on urged for each row execute function refuse_change();

-- Reminders of before this log.
insert into urgings (tenant_id, urging_id, kind, made_at, made_by)
select n.tenant_id, n.notice_id, 'board', n.made_at, n.made_by from notices n
where n.kind = 'consolidation.notice.reminder' and n.made_by is not null and n.obligation_id is not null;
insert into urged (tenant_id, obligation_id, urging_id, person, audience, post_id, due_at, channels, urged_at)
select n.tenant_id, n.obligation_id, n.notice_id, n.post_id, 'holder', n.post_id, o.due_at, '{}', n.made_at
from notices n join obligations o using (tenant_id, obligation_id)
where n.kind = 'consolidation.notice.reminder' and n.made_by is not null;

-- Up to when the plans were followed.
create table urging_looks (
    tenant_id int         primary key references tenants,
    looked_at timestamptz not null
);

-- A plan for all ('' and ''), for a requirement, or for a tier of it; the latest of a scope counts, followed and never edited.
create table urging_plans (
    tenant_id   int         not null references tenants,
    plan_id     uuid        not null,
    regime      text        not null default '',
    requirement text        not null default '',
    tier        text        not null default '',
    -- Nothing: back to what holds above.
    steps       jsonb,
    -- Of the plan for all alone.
    quiet       jsonb,
    made_by     uuid        not null,
    made_at     timestamptz not null,
    primary key (tenant_id, plan_id),
    foreign key (tenant_id, made_by) references officials,
    check (quiet is null or (regime = '' and requirement = '' and tier = ''))
);
create index urging_plans_by_scope on urging_plans (tenant_id, regime, requirement, tier, made_at);
create trigger urging_plans_append_only before update or delete on urging_plans for each row execute function refuse_change();

-- A letter that urges (công văn đôn đốc), with the list as it was when it was made.
create table urging_letters (
    tenant_id   int         not null references tenants,
    letter_id   uuid        not null,
    subject     text        not null,
    -- Whose head it bears: the Party's or the State's.
    is_party    boolean     not null,
    issuer      text        not null,
    basis       text        not null,
    asked_by    timestamptz not null,
    authority   text,
    signer      text        not null,
    note        text,
    lines       text        not null,
    -- SHA-256 of the lines, which are JSON.
    sha256      bytea       not null check (octet_length(sha256) = 32),
    made_by     uuid        not null,
    made_post   uuid        not null,
    made_at     timestamptz not null,
    primary key (tenant_id, letter_id),
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, made_post) references posts
);
create trigger urging_letters_append_only before update or delete on urging_letters for each row execute function refuse_change();

-- Few reports have more time: their coming steps are found by it.
create index obligations_extended on obligations (tenant_id, extended_due_at) where extended_due_at is not null;

-- What a message tells of: the urging.
alter table outbox_messages add column about uuid;
create index outbox_messages_about on outbox_messages (tenant_id, about) where about is not null;
