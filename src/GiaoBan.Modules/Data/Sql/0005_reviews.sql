-- Review campaigns (LC-1): regimes in force are looked through, post by post; verdicts are added, never changed; a closed campaign stands still.

create table review_campaigns (
    tenant_id    int         not null references tenants,
    campaign_id  uuid        not null,
    title        text        not null,
    -- The document that orders the review; a review of one's own accord has none.
    basis_symbol text,
    basis_date   date,
    due_on       date        not null,
    opened_by    uuid        not null,
    opened_post  uuid        not null,
    opened_at    timestamptz not null,
    closed_by    uuid,
    closed_at    timestamptz,
    closing_note text,
    primary key (tenant_id, campaign_id),
    foreign key (tenant_id, opened_post) references posts,
    foreign key (tenant_id, opened_by) references officials,
    check ((closed_at is null) = (closed_by is null))
);

-- One regime of a campaign, in the version that was in force when the campaign was opened, and the post that reviews it.
create table review_items (
    tenant_id   int         not null references tenants,
    campaign_id uuid        not null,
    item_id     uuid        not null,
    position    int         not null,
    regime      text        not null,
    version_id  uuid        not null,
    post_id     uuid        not null,
    due_on      date        not null,
    reminded_at timestamptz,
    primary key (tenant_id, item_id),
    unique (tenant_id, campaign_id, regime),
    foreign key (tenant_id, campaign_id) references review_campaigns,
    foreign key (tenant_id, version_id) references regime_versions,
    foreign key (tenant_id, post_id) references posts
);
create index review_items_by_post on review_items (tenant_id, post_id);

create table review_verdicts (
    tenant_id        int         not null references tenants,
    item_id          uuid        not null,
    -- 1, 2, 3, ... of an item; the latest that covers a requirement counts.
    number           int         not null check (number > 0),
    -- '' covers every requirement of the regime.
    requirement      text        not null default '',
    conclusion       text        not null check (conclusion in ('keep', 'amend', 'merge', 'abolish')),
    reason           text,
    change           text,
    into_regime      text,
    into_requirement text,
    basis_valid      boolean     not null,
    basis_replaced   text,
    official_id      uuid        not null,
    post_id          uuid        not null,
    given_at         timestamptz not null,
    primary key (tenant_id, item_id, number),
    foreign key (tenant_id, item_id) references review_items,
    foreign key (tenant_id, post_id) references posts,
    foreign key (tenant_id, official_id) references officials,
    check (conclusion = 'keep' or reason is not null),
    check ((conclusion = 'amend') = (change is not null)),
    check ((conclusion = 'merge') = (into_requirement is not null)),
    check ((into_regime is null) = (into_requirement is null)),
    check (basis_valid = (basis_replaced is null))
);

create trigger review_verdicts_append_only before update or delete on review_verdicts
    for each row execute function refuse_change();

-- The campaign is held as it is read: what is given and what closes it follow one another.
create function keep_closed_review() returns trigger language plpgsql as $$
declare
    closed timestamptz;
begin
    if tg_table_name = 'review_verdicts' then
        select c.closed_at into closed from review_items i join review_campaigns c using (tenant_id, campaign_id)
            where i.tenant_id = new.tenant_id and i.item_id = new.item_id for share of c;
    else
        select c.closed_at into closed from review_campaigns c
            where c.tenant_id = new.tenant_id and c.campaign_id = new.campaign_id for share of c;
    end if;
    if closed is not null then
        raise exception 'a closed review campaign never changes' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger review_verdicts_while_open before insert on review_verdicts for each row execute function keep_closed_review();
create trigger review_items_while_open before insert or update on review_items for each row execute function keep_closed_review();

create function keep_review_terms() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'review_items' then
        if (to_jsonb(old) - 'reminded_at') is distinct from (to_jsonb(new) - 'reminded_at') then
            raise exception 'what is reviewed, by whom and until when never moves' using errcode = 'GB001';
        end if;
    elsif old.closed_at is not null then
        raise exception 'a closed review campaign never changes' using errcode = 'GB001';
    elsif (to_jsonb(old) - '{closed_at,closed_by,closing_note}'::text[]) is distinct from (to_jsonb(new) - '{closed_at,closed_by,closing_note}'::text[]) then
        raise exception 'a review campaign''s terms never move' using errcode = 'GB001';
    end if;
    return new;
end $$;
create trigger review_items_terms before update on review_items for each row execute function keep_review_terms();
create trigger review_campaigns_terms before update on review_campaigns for each row execute function keep_review_terms();
create trigger review_items_never_deleted before delete on review_items for each row execute function refuse_change();
create trigger review_campaigns_never_deleted before delete on review_campaigns for each row execute function refuse_change();

-- Where a notice leads, inside the program; those about a report lead to it by themselves.
alter table notices add column link text check (link like '/%' and link not like '//%');
