-- The whole of step 1. tenant_id leads every key (architecture.md: isolation wall and distribution key);
-- tenants, schema_migrations, signing_keys and data_protection_keys belong to the installation.

create table tenants (
    tenant_id   int         primary key,
    code        text        not null unique,
    name        text        not null,
    is_training boolean     not null default false,
    created_at  timestamptz not null
);

create table signing_keys (
    key_id      uuid        primary key,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null,
    retired_at  timestamptz
);

create table data_protection_keys (
    key_id      text        primary key,
    xml         text        not null,
    created_at  timestamptz not null
);

-- Organisation ---------------------------------------------------------------------------------------------------

create table units (
    tenant_id  int  not null references tenants,
    unit_id    uuid not null,
    code       text not null,
    name       text not null,
    short_name text not null,
    kind       text not null,
    block      text not null,
    sort_order int  not null default 0,
    valid_from date not null,
    valid_to   date,
    primary key (tenant_id, unit_id),
    unique (tenant_id, code),
    check (valid_to is null or valid_to >= valid_from)
);

create table posts (
    tenant_id  int     not null references tenants,
    post_id    uuid    not null,
    unit_id    uuid    not null,
    code       text    not null,
    title      text    not null,
    roles      text[]  not null,
    -- The one post that answers for the unit's reports.
    reports    boolean not null default false,
    valid_from date    not null,
    valid_to   date,
    primary key (tenant_id, post_id),
    unique (tenant_id, code),
    foreign key (tenant_id, unit_id) references units,
    check (valid_to is null or valid_to >= valid_from)
);
create unique index posts_one_reporting_post on posts (tenant_id, unit_id) where reports and valid_to is null;

create table officials (
    tenant_id   int  not null references tenants,
    official_id uuid not null,
    full_name   text not null,
    phone       text,
    email       text,
    primary key (tenant_id, official_id)
);

-- Who holds a post, first and last day. What lies in the past does not move (a trigger holds it): the book names people by it.
create table assignments (
    tenant_id     int  not null references tenants,
    assignment_id uuid not null,
    post_id       uuid not null,
    official_id   uuid not null,
    valid_from    date not null,
    valid_to      date,
    primary key (tenant_id, assignment_id),
    foreign key (tenant_id, post_id) references posts,
    foreign key (tenant_id, official_id) references officials,
    check (valid_to is null or valid_to >= valid_from)
);
create index assignments_by_post on assignments (tenant_id, post_id, valid_from);
create index assignments_by_official on assignments (tenant_id, official_id);

create table delegations (
    tenant_id      int         not null references tenants,
    delegation_id  uuid        not null,
    post_id        uuid        not null,
    to_official_id uuid        not null,
    valid_from     date        not null,
    valid_to       date        not null,
    reason         text        not null,
    made_by        uuid        not null,
    made_at        timestamptz not null,
    revoked_at     timestamptz,
    primary key (tenant_id, delegation_id),
    foreign key (tenant_id, post_id) references posts,
    foreign key (tenant_id, to_official_id) references officials,
    check (valid_to >= valid_from)
);
create index delegations_by_official on delegations (tenant_id, to_official_id);

-- Identity -------------------------------------------------------------------------------------------------------

create table accounts (
    tenant_id      int         not null references tenants,
    account_id     uuid        not null,
    official_id    uuid        not null,
    user_name      text        not null,
    password_hash  text        not null,
    -- Changes with the password and with a lock; a cookie or token made before is void.
    security_stamp uuid        not null,
    failed_count   int         not null default 0,
    locked_until   timestamptz,
    disabled_at    timestamptz,
    created_at     timestamptz not null,
    primary key (tenant_id, account_id),
    -- Stored folded: lower case, NFC.
    unique (tenant_id, user_name),
    foreign key (tenant_id, official_id) references officials
);

create table api_tokens (
    tenant_id  int         not null references tenants,
    -- SHA-256 of the token; the token itself is shown once and stored nowhere.
    token_hash bytea       not null,
    account_id uuid        not null,
    scopes     text[]      not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (tenant_id, token_hash),
    foreign key (tenant_id, account_id) references accounts
);

-- Audit ----------------------------------------------------------------------------------------------------------

create table audit_events (
    tenant_id    int         not null references tenants,
    event_id     uuid        not null,
    at           timestamptz not null,
    kind         text        not null,
    subject      text        not null,
    official_id  uuid,
    post_id      uuid,
    reason       text,
    -- Canonical JSON of the whole event: the bytes that leaf_hash = SHA-256(0x00 || data) is over.
    data         text        not null,
    leaf_hash    bytea       not null check (octet_length(leaf_hash) = 32),
    primary key (tenant_id, event_id)
);
create index audit_events_by_subject on audit_events (tenant_id, subject, at);
create index audit_events_by_time on audit_events (tenant_id, at);

-- Regimes --------------------------------------------------------------------------------------------------------

create table regime_versions (
    tenant_id      int         not null references tenants,
    version_id     uuid        not null,
    regime         text        not null,
    number         int         not null,
    effective_from date        not null,
    effective_to   date,
    source         text        not null,
    sha256         bytea       not null,
    imported_at    timestamptz not null,
    imported_by    uuid,
    primary key (tenant_id, version_id),
    unique (tenant_id, regime, number)
);

-- Target of the year, and the running total brought in when the office starts in mid-year (SK-3).
create table targets (
    tenant_id    int     not null references tenants,
    year         int     not null,
    unit_id      uuid    not null,
    indicator    text    not null,
    target       numeric,
    opening      numeric,
    opening_last numeric,
    primary key (tenant_id, year, unit_id, indicator),
    foreign key (tenant_id, unit_id) references units
);

-- Reporting ------------------------------------------------------------------------------------------------------

create table obligations (
    tenant_id          int         not null references tenants,
    obligation_id      uuid        not null,
    unit_id            uuid        not null,
    post_id            uuid        not null,
    regime             text        not null,
    version_id         uuid        not null,
    requirement        text        not null,
    tier               text        not null,
    -- '' on the contributors' tier; the stream on the focal tier.
    stream             text        not null default '',
    period_key         text        not null,
    period_label       text        not null,
    period_from        date,
    period_to          date,
    period_year        int         not null,
    due_at             timestamptz,
    due_inclusive      boolean     not null default false,
    made_at            timestamptz not null,
    exempt_reason      text,

    sent_version       int         not null default 0,
    -- Facts of the first sending: written once (a trigger holds it).
    first_received_at  timestamptz,
    first_verdict      text        check (first_verdict in ('on-time', 'late')),
    late_minutes       int,
    late_reason        text,
    -- Who held the post at the first sending.
    sent_by_official   uuid,
    last_received_at   timestamptz,
    nil                boolean     not null default false,
    review             text        not null default 'none' check (review in ('none', 'returned', 'accepted', 'handed', 'approved')),
    returned_count     int         not null default 0,
    primary key (tenant_id, obligation_id),
    unique (tenant_id, regime, requirement, tier, stream, unit_id, period_key),
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, post_id) references posts,
    foreign key (tenant_id, version_id) references regime_versions,
    check ((first_received_at is null) = (sent_version = 0)),
    check ((first_received_at is null) = (first_verdict is null)),
    check ((first_verdict = 'late') = (late_minutes > 0) or first_verdict is null)
);
create index obligations_by_post on obligations (tenant_id, post_id, due_at);
create index obligations_by_period on obligations (tenant_id, requirement, period_key, tier);
create index obligations_by_due on obligations (tenant_id, due_at);

create table drafts (
    tenant_id     int         not null references tenants,
    obligation_id uuid        not null,
    version       int         not null,
    content       jsonb       not null,
    saved_at      timestamptz not null,
    saved_by      uuid        not null,
    primary key (tenant_id, obligation_id),
    foreign key (tenant_id, obligation_id) references obligations
);

create table attachments (
    tenant_id     int         not null references tenants,
    attachment_id uuid        not null,
    obligation_id uuid        not null,
    file_name     text        not null,
    media_type    text        not null,
    size          int         not null,
    sha256        bytea       not null,
    content       bytea       not null,
    uploaded_by   uuid        not null,
    uploaded_at   timestamptz not null,
    primary key (tenant_id, attachment_id),
    foreign key (tenant_id, obligation_id) references obligations
);
create index attachments_by_obligation on attachments (tenant_id, obligation_id);

-- What was sent, as it was sent. One row a version: figures are arrays side by side, never a row per cell.
create table submission_versions (
    tenant_id         int         not null references tenants,
    obligation_id     uuid        not null,
    version           int         not null,
    received_at       timestamptz not null,
    official_id       uuid        not null,
    post_id           uuid        not null,
    channel           text        not null check (channel in ('web', 'api', 'phone', 'paper', 'consolidation')),
    -- The words of who entered it for somebody that phoned or brought paper.
    channel_note      text,
    verdict           text        not null check (verdict in ('on-time', 'late')),
    late_minutes      int         not null,
    late_reason       text,
    nil               boolean     not null,
    sections          jsonb       not null,
    figure_indicators text[]      not null,
    figure_values     numeric[]   not null,
    figure_estimates  numeric[]   not null,
    activities        jsonb       not null,
    plan              jsonb       not null,
    attachments       jsonb       not null,
    sources           jsonb       not null,
    warnings          jsonb       not null,
    content_hash      bytea       not null,
    receipt_number    text        not null,
    leaf_hash         bytea       not null,
    key_id            uuid        not null references signing_keys,
    signature         bytea       not null,
    primary key (tenant_id, obligation_id, version),
    unique (tenant_id, receipt_number),
    foreign key (tenant_id, obligation_id) references obligations,
    check (cardinality(figure_values) = cardinality(figure_indicators)),
    check (cardinality(figure_estimates) = cardinality(figure_indicators))
);

-- Receipt numbers are taken in blocks of 64 by each node; a gap means nothing.
create sequence receipt_blocks;

create table reviews (
    tenant_id     int         not null references tenants,
    review_id     uuid        not null,
    obligation_id uuid        not null,
    version       int         not null,
    act           text        not null check (act in ('returned', 'accepted', 'handed', 'approved')),
    reason        text,
    official_id   uuid        not null,
    post_id       uuid        not null,
    at            timestamptz not null,
    primary key (tenant_id, review_id),
    foreign key (tenant_id, obligation_id) references obligations
);
create index reviews_by_obligation on reviews (tenant_id, obligation_id, at);

create table consolidations (
    tenant_id     int         not null references tenants,
    obligation_id uuid        not null,
    version       int         not null,
    built_at      timestamptz not null,
    built_by      uuid        not null,
    sources       jsonb       not null,
    blocks        jsonb       not null,
    primary key (tenant_id, obligation_id),
    foreign key (tenant_id, obligation_id) references obligations
);

create table notices (
    tenant_id     int         not null references tenants,
    notice_id     uuid        not null,
    post_id       uuid        not null,
    obligation_id uuid,
    kind          text        not null,
    args          jsonb       not null,
    made_by       uuid,
    made_at       timestamptz not null,
    read_at       timestamptz,
    primary key (tenant_id, notice_id),
    foreign key (tenant_id, post_id) references posts
);
create index notices_by_post on notices (tenant_id, post_id, made_at);

-- One answer per key: a replayed request gets the same bytes.
create table idempotency_keys (
    tenant_id    int         not null references tenants,
    account_id   uuid        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       int         not null,
    response     text        not null,
    made_at      timestamptz not null,
    primary key (tenant_id, account_id, key)
);

-- What never moves, held by the database -------------------------------------------------------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'GB001';
end $$;

create trigger submission_versions_append_only before update or delete on submission_versions
    for each row execute function refuse_change();
create trigger audit_events_append_only before update or delete on audit_events
    for each row execute function refuse_change();
create trigger reviews_append_only before update or delete on reviews
    for each row execute function refuse_change();

create function keep_obligation_facts() returns trigger language plpgsql as $$
begin
    if (old.unit_id, old.post_id, old.regime, old.version_id, old.requirement, old.tier, old.stream, old.period_key,
        old.period_label, old.period_from, old.period_to, old.period_year, old.due_at, old.due_inclusive, old.made_at)
       is distinct from
       (new.unit_id, new.post_id, new.regime, new.version_id, new.requirement, new.tier, new.stream, new.period_key,
        new.period_label, new.period_from, new.period_to, new.period_year, new.due_at, new.due_inclusive, new.made_at) then
        raise exception 'an obligation''s terms never move' using errcode = 'GB001';
    end if;
    if old.first_received_at is not null
       and (old.first_received_at, old.first_verdict, old.late_minutes, old.late_reason, old.sent_by_official)
           is distinct from
           (new.first_received_at, new.first_verdict, new.late_minutes, new.late_reason, new.sent_by_official) then
        raise exception 'the first sending never moves' using errcode = 'GB001';
    end if;
    if new.sent_version < old.sent_version then
        raise exception 'versions only grow' using errcode = 'GB001';
    end if;
    return new;
end $$;

create trigger obligations_keep_facts before update on obligations
    for each row execute function keep_obligation_facts();

create function refuse_obligation_delete() returns trigger language plpgsql as $$
begin
    if old.sent_version > 0 then
        raise exception 'an obligation that was answered stays' using errcode = 'GB001';
    end if;
    return old;
end $$;

create trigger obligations_answered_stay before delete on obligations
    for each row execute function refuse_obligation_delete();

create function keep_assignment_past() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an assignment is ended, not deleted' using errcode = 'GB001';
    end if;
    if (old.post_id, old.official_id, old.valid_from) is distinct from (new.post_id, new.official_id, new.valid_from)
       or (old.valid_to is not null and new.valid_to is distinct from old.valid_to) then
        raise exception 'an assignment is ended and followed by another' using errcode = 'GB001';
    end if;
    return new;
end $$;

create trigger assignments_keep_past before update or delete on assignments
    for each row execute function keep_assignment_past();

-- The hot path: one call files a version, its audit event and its answer, or says why not.
-- 'replayed': the key was used before. 'stale': another version came first; read again and retry.
create function file_submission(
    p_tenant int, p_obligation uuid, p_version int, p_received timestamptz, p_account uuid, p_official uuid, p_post uuid,
    p_channel text, p_channel_note text, p_verdict text, p_late_minutes int, p_late_reason text, p_nil boolean,
    p_sections jsonb, p_indicators text[], p_values numeric[], p_estimates numeric[], p_activities jsonb, p_plan jsonb,
    p_attachments jsonb, p_sources jsonb, p_warnings jsonb, p_content_hash bytea, p_receipt text, p_leaf bytea,
    p_key uuid, p_signature bytea, p_event uuid, p_event_kind text, p_event_data text, p_sent_by uuid,
    p_review text, p_idem_key text, p_idem_hash bytea, p_idem_response text) returns text language plpgsql as $$
begin
    if p_idem_key is not null then
        insert into idempotency_keys values (p_tenant, p_account, p_idem_key, p_idem_hash, 201, p_idem_response, p_received)
            on conflict do nothing;
        if not found then
            return 'replayed';
        end if;
    end if;

    update obligations set
        sent_version = p_version,
        first_received_at = coalesce(first_received_at, p_received),
        first_verdict = coalesce(first_verdict, p_verdict),
        late_minutes = case when first_verdict is null then p_late_minutes else late_minutes end,
        late_reason = case when first_verdict is null then p_late_reason else late_reason end,
        sent_by_official = coalesce(sent_by_official, p_sent_by),
        last_received_at = p_received,
        nil = p_nil,
        review = p_review
    where tenant_id = p_tenant and obligation_id = p_obligation and sent_version = p_version - 1;
    if not found then
        if p_idem_key is not null then
            delete from idempotency_keys where tenant_id = p_tenant and account_id = p_account and key = p_idem_key;
        end if;
        return 'stale';
    end if;

    insert into submission_versions values (
        p_tenant, p_obligation, p_version, p_received, p_official, p_post, p_channel, p_channel_note, p_verdict,
        p_late_minutes, p_late_reason, p_nil, p_sections, p_indicators, p_values, p_estimates, p_activities, p_plan,
        p_attachments, p_sources, p_warnings, p_content_hash, p_receipt, p_leaf, p_key, p_signature);

    insert into audit_events values (
        p_tenant, p_event, p_received, p_event_kind, 'obligation/' || p_obligation, p_official, p_post, p_late_reason, p_event_data, p_leaf);

    delete from drafts where tenant_id = p_tenant and obligation_id = p_obligation;
    return 'filed';
end $$;
