-- Questions to units, what units hold, what is at issue, and options with their legal check (NN-4, NN-7).
create table opinion_rounds (
    tenant_id  int         not null references tenants,
    meeting_id uuid        not null,
    -- From then on everybody invited reads the opinions of all; a round in writing is over.
    due_at     timestamptz not null,
    set_by     uuid        not null,
    set_at     timestamptz not null,
    primary key (tenant_id, meeting_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, set_by) references officials
);

create table discussion_prompts (
    tenant_id  int         not null references tenants,
    prompt_id  uuid        not null,
    meeting_id uuid        not null,
    item_id    uuid        not null,
    text       text        not null,
    -- To whom: all of a unit, or one post.
    unit_id    uuid,
    post_id    uuid,
    made_by    uuid        not null,
    made_post  uuid        not null,
    made_at    timestamptz not null,
    removed_at timestamptz,
    primary key (tenant_id, prompt_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, post_id) references posts,
    foreign key (tenant_id, made_by) references officials,
    foreign key (tenant_id, made_post) references posts,
    check (num_nonnulls(unit_id, post_id) = 1)
);
create index discussion_prompts_of on discussion_prompts (tenant_id, meeting_id);

create table opinions (
    tenant_id   int         not null references tenants,
    opinion_id  uuid        not null,
    meeting_id  uuid        not null,
    item_id     uuid        not null,
    -- For whom it is given; a deputy speaks for the unit of whom he comes for.
    unit_id     uuid        not null,
    version     int         not null check (version > 0),
    post_id     uuid        not null,
    official_id uuid        not null,
    phase       text        not null check (phase in ('before', 'during', 'written')),
    stance      text        not null check (stance in ('agree', 'agree-with-change', 'disagree', 'other')),
    ground      text        not null,
    solution    text        not null,
    given_at    timestamptz not null,
    primary key (tenant_id, opinion_id),
    unique (tenant_id, item_id, unit_id, version),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, unit_id) references units,
    foreign key (tenant_id, post_id) references posts,
    foreign key (tenant_id, official_id) references officials,
    check (stance = 'agree' or solution <> '')
);
create index opinions_of on opinions (tenant_id, meeting_id);
create trigger opinions_append_only before update or delete on opinions for each row execute function refuse_change();

-- What the host finds to be at issue, and whose opinions belong to it.
create table opinion_issues (
    tenant_id  int         not null references tenants,
    issue_id   uuid        not null,
    meeting_id uuid        not null,
    item_id    uuid        not null,
    title      text        not null,
    units      uuid[]      not null,
    made_by    uuid        not null,
    made_at    timestamptz not null,
    removed_at timestamptz,
    primary key (tenant_id, issue_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, made_by) references officials
);
create index opinion_issues_of on opinion_issues (tenant_id, meeting_id);

create table meeting_options (
    tenant_id     int         not null references tenants,
    option_id     uuid        not null,
    meeting_id    uuid        not null,
    item_id       uuid        not null,
    number        int         not null check (number > 0),
    title         text        not null,
    content       text        not null,
    pros          text        not null,
    cons          text        not null,
    legal_basis   text        not null,
    legal_verdict text        check (legal_verdict in ('fits', 'breaks', 'ask')),
    legal_by      uuid,
    legal_post    uuid,
    legal_at      timestamptz,
    -- The one that the host asks the chair to choose.
    proposed      boolean     not null,
    version       int         not null check (version > 0),
    made_by       uuid        not null,
    made_at       timestamptz not null,
    changed_at    timestamptz not null,
    removed_at    timestamptz,
    primary key (tenant_id, option_id),
    unique (tenant_id, item_id, number),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, legal_by) references officials,
    foreign key (tenant_id, legal_post) references posts,
    foreign key (tenant_id, made_by) references officials,
    check (num_nulls(legal_verdict, legal_by, legal_post, legal_at) in (0, 4)),
    check (not proposed or (legal_verdict in ('fits', 'ask') and removed_at is null))
);
create unique index meeting_options_one_proposed on meeting_options (tenant_id, item_id) where proposed;
create index meeting_options_of on meeting_options (tenant_id, meeting_id);

-- The chair has concluded the item: what was before him then stays as it was.
create table frozen_items (
    tenant_id  int         not null references tenants,
    meeting_id uuid        not null,
    item_id    uuid        not null,
    frozen_by  uuid        not null,
    frozen_at  timestamptz not null,
    primary key (tenant_id, item_id),
    foreign key (tenant_id, meeting_id) references meetings,
    foreign key (tenant_id, item_id) references agenda_items,
    foreign key (tenant_id, frozen_by) references officials
);
create trigger frozen_items_append_only before update or delete on frozen_items for each row execute function refuse_change();

create function keep_frozen_item() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception '% is removed, not deleted', tg_table_name using errcode = 'GB001';
    end if;
    if exists (select from frozen_items f where f.tenant_id = new.tenant_id and f.item_id = new.item_id) then
        raise exception 'what the chair has concluded keeps its options and opinions' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger meeting_options_frozen before insert or update or delete on meeting_options for each row execute function keep_frozen_item();
create trigger opinion_issues_frozen before insert or update or delete on opinion_issues for each row execute function keep_frozen_item();
create trigger opinions_frozen before insert on opinions for each row execute function keep_frozen_item();
