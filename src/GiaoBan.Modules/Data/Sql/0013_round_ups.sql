-- Quarterly round-ups to the Chairman (LC-8). One of a quarter is written at a time; issued, it stands for good with its figures, lists, words and
-- files, and what is wrong in it is put right by the next number.
create table round_ups (
    tenant_id        int          not null references tenants,
    round_up_id      uuid         not null,
    quarter          text         not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    number           int          not null check (number > 0),
    reason           text         check (reason <> ''),
    recipient        text         not null check (recipient <> ''),
    place            text         not null,
    symbol           text         check (symbol <> ''),
    -- What "does well" means (thực hiện tốt).
    least_due        int          not null check (least_due between 1 and 10000),
    least_on_time    numeric      not null check (least_on_time between 0 and 100 and round(least_on_time, 1) = least_on_time),
    extension_counts boolean      not null,
    returns_admitted boolean      not null,
    version          int          not null check (version > 0),
    made_by          uuid         not null,
    made_post        uuid         not null,
    made_at          timestamptz  not null,
    issued_at        timestamptz,
    issued_by        uuid,
    issued_post      uuid,
    content          bytea,
    content_hash     bytea,
    docx             bytea,
    docx_hash        bytea,
    xlsx             bytea,
    xlsx_hash        bytea,
    primary key (tenant_id, round_up_id),
    unique (tenant_id, quarter, number),
    foreign key (tenant_id, made_post) references posts,
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, issued_post) references posts,
    foreign key (tenant_id, issued_by) references officials,
    check ((number = 1) = (reason is null)),
    check (num_nulls(issued_at, issued_by, issued_post, content, content_hash, docx, docx_hash, xlsx, xlsx_hash) in (0, 9)),
    check (content is null or (content_hash = sha256(content) and docx_hash = sha256(docx) and xlsx_hash = sha256(xlsx)))
);
create unique index round_ups_one_open on round_ups (tenant_id, quarter) where issued_at is null;

create table round_up_edits (
    tenant_id   int         not null references tenants,
    round_up_id uuid        not null,
    place       text        not null check (place <> ''),
    -- 1, 2, 3, ... of a place; the latest counts.
    number      int         not null check (number > 0),
    -- '' leaves the paragraph out; null takes the drafted words back.
    text        text,
    drafted     text        not null,
    edited_by   uuid        not null,
    edited_post uuid        not null,
    edited_at   timestamptz not null,
    primary key (tenant_id, round_up_id, place, number),
    foreign key (tenant_id, round_up_id) references round_ups,
    foreign key (tenant_id, edited_post) references posts,
    foreign key (tenant_id, edited_by) references officials
);

create function keep_round_up() returns trigger language plpgsql as $$
begin
    if old.issued_at is not null then
        raise exception 'an issued round-up never changes' using errcode = 'GB001';
    end if;
    if (new.round_up_id, new.quarter, new.number, new.reason, new.made_by, new.made_post, new.made_at)
       is distinct from (old.round_up_id, old.quarter, old.number, old.reason, old.made_by, old.made_post, old.made_at) then
        raise exception 'what a round-up is of, and who began it, never moves' using errcode = 'GB001';
    end if;
    if new.version <= old.version then
        raise exception 'a change of a round-up is counted' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger round_ups_stand before update on round_ups for each row execute function keep_round_up();
create trigger round_ups_never_deleted before delete on round_ups for each row execute function refuse_change();

create function keep_issued_words() returns trigger language plpgsql as $$
begin
    perform 1 from round_ups r where r.tenant_id = new.tenant_id and r.round_up_id = new.round_up_id and r.issued_at is null for share;
    if not found then
        raise exception 'the words of an issued round-up never change' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger round_up_edits_while_open before insert on round_up_edits for each row execute function keep_issued_words();
create trigger round_up_edits_append_only before update or delete on round_up_edits for each row execute function refuse_change();
