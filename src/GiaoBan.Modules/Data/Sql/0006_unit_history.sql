-- What a unit was from a day on: followed by the next, never edited (DB-1, LAW-3). The row in units carries the terms of today for lists;
-- who owes what is decided by the terms of the deadline's day.
create table unit_terms (
    tenant_id  int  not null,
    unit_id    uuid not null,
    valid_from date not null,
    kind       text not null,
    block      text not null,
    name       text not null,
    short_name text not null,
    -- Why it changed; nothing for a unit's first terms.
    reason     text,
    primary key (tenant_id, unit_id, valid_from),
    foreign key (tenant_id, unit_id) references units
);

create trigger unit_terms_append_only before update or delete on unit_terms
    for each row execute function refuse_change();

insert into unit_terms (tenant_id, unit_id, valid_from, kind, block, name, short_name)
select tenant_id, unit_id, valid_from, kind, block, name, short_name from units;

-- A unit has its first terms with its row, whoever adds it.
create function begin_unit_terms() returns trigger language plpgsql as $$
begin
    insert into unit_terms (tenant_id, unit_id, valid_from, kind, block, name, short_name)
    select tenant_id, unit_id, valid_from, kind, block, name, short_name from added;
    return null;
end $$;

create trigger units_begin_terms after insert on units referencing new table as added
    for each statement execute function begin_unit_terms();

-- Which unit came out of which, from a day on.
create table unit_links (
    tenant_id      int  not null,
    predecessor_id uuid not null,
    successor_id   uuid not null,
    day            date not null,
    sort           text not null check (sort in ('merge', 'split', 'replaced')),
    primary key (tenant_id, predecessor_id, successor_id),
    foreign key (tenant_id, predecessor_id) references units,
    foreign key (tenant_id, successor_id) references units,
    check (predecessor_id <> successor_id)
);
create index unit_links_by_successor on unit_links (tenant_id, successor_id);

create trigger unit_links_append_only before update or delete on unit_links
    for each row execute function refuse_change();

-- An obligation's unit is its post's: one check a row instead of two, and the tenant's is theirs.
alter table posts add unique (tenant_id, unit_id, post_id);
alter table obligations
    drop constraint obligations_tenant_id_fkey,
    drop constraint obligations_tenant_id_unit_id_fkey,
    drop constraint obligations_tenant_id_post_id_fkey,
    add foreign key (tenant_id, unit_id, post_id) references posts (tenant_id, unit_id, post_id);

-- Called only where there is something to refuse: a rule that changes withdraws a country's coming year.
drop trigger obligations_answered_stay on obligations;
create trigger obligations_answered_stay before delete on obligations
    for each row when (old.sent_version > 0) execute function refuse_obligation_delete();
