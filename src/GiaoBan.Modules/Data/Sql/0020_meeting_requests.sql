-- Rules of meetings as an authority adopted them (MTG-1), byte for byte; without a row those that come with the program hold.
create table meeting_rule_versions (
    tenant_id  int         not null references tenants,
    version    int         not null check (version > 0),
    source     text        not null,
    sha256     bytea       not null,
    -- Why it differs from what was in force.
    reason     text        not null,
    adopted_by uuid        not null,
    adopted_at timestamptz not null,
    primary key (tenant_id, version),
    foreign key (tenant_id, adopted_by) references officials
);
create trigger meeting_rule_versions_append_only before update or delete on meeting_rule_versions for each row execute function refuse_change();

-- What is said of the need of a meeting (NN-1), beside the meeting itself.
create table meeting_requests (
    tenant_id    int         not null references tenants,
    meeting_id   uuid        not null,
    -- The answers to the questions of the rules: [{"case": …, "holds": …, "explanation": …}].
    answers      jsonb       not null default '[]',
    -- Why it takes longer than its kind allows; why it is asked for later than the terms of its kind.
    long_reason  text        not null default '',
    short_reason text        not null default '',
    -- Null until it was asked for; then the last time.
    requested_at timestamptz,
    requested_by uuid,
    requested_post uuid,
    primary key (tenant_id, meeting_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, requested_by) references officials,
    foreign key (tenant_id, requested_post) references posts,
    check (num_nulls(requested_at, requested_by, requested_post) in (0, 3))
);

-- What was decided on a request, each with its reason; a request that was returned is decided again.
create table meeting_decisions (
    tenant_id     int         not null references tenants,
    meeting_id    uuid        not null,
    number        int         not null check (number > 0),
    outcome       text        not null check (outcome in ('approve', 'merge', 'written', 'return', 'refuse')),
    reason        text        not null check (reason <> ''),
    -- The meeting that takes the matter (NN-2).
    merged_into   uuid,
    -- The last day for opinions in writing.
    written_until date,
    -- As asked for on that day.
    people        int         not null check (people >= 0),
    minutes       int         not null check (minutes >= 0),
    -- 0: the rules that come with the program.
    rules_version int         not null check (rules_version >= 0),
    -- Whoever asked decided, because nobody else may.
    is_own        boolean     not null,
    decided_by    uuid        not null,
    decided_post  uuid        not null,
    decided_at    timestamptz not null,
    primary key (tenant_id, meeting_id, number),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, merged_into) references meetings,
    foreign key (tenant_id, decided_by) references officials,
    foreign key (tenant_id, decided_post) references posts,
    check ((outcome = 'merge') = (merged_into is not null)),
    check (merged_into <> meeting_id),
    check ((outcome = 'written') = (written_until is not null))
);
create trigger meeting_decisions_append_only before update or delete on meeting_decisions for each row execute function refuse_change();
create index meeting_decisions_by_time on meeting_decisions (tenant_id, decided_at);
create index meeting_decisions_merged on meeting_decisions (tenant_id, merged_into) where merged_into is not null;
