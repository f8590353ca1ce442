-- What goes to people outside the program: written with what it tells of, sent by the worker at least once, each with a key by which a
-- receiver knows it again (DB-12). Number, deadline and link; never content.
create table outbox_messages (
    tenant_id    int         not null references tenants,
    message_id   uuid        not null,
    key          text        not null,
    channel      text        not null check (channel in ('mail', 'sms', 'zalo')),
    -- An address of mail, or a telephone number.
    address      text        not null,
    official_id  uuid,
    post_id      uuid,
    subject      text        not null,
    body         text        not null,
    made_at      timestamptz not null,
    -- Nothing leaves earlier: quiet hours.
    not_before   timestamptz not null,
    attempts     int         not null default 0,
    -- Also how long whoever took it has for it: then it is another's.
    next_try_at  timestamptz not null,
    sent_at      timestamptz,
    given_up_at  timestamptz,
    -- No longer needed before it left.
    withdrawn_at timestamptz,
    -- A code: unreachable, timeout, smtp-550, http-400. Never what a server said, which may quote the message.
    last_error   text,
    primary key (tenant_id, message_id),
    unique (tenant_id, key),
    foreign key (tenant_id, official_id) references officials,
    foreign key (tenant_id, post_id) references posts,
    check (num_nonnulls(sent_at, given_up_at, withdrawn_at) <= 1)
);
create index outbox_messages_waiting on outbox_messages (tenant_id, channel, next_try_at)
    where sent_at is null and given_up_at is null and withdrawn_at is null;
