-- The next version of a regime while the office writes it: one open draft a regime, as a pack's text that reads. Put in force it becomes a
-- version and the draft goes.
create table regime_drafts (
    tenant_id int         not null references tenants,
    regime    text        not null,
    version   int         not null check (version > 0),
    based_on  int,
    source    text        not null,
    saved_by  uuid        not null,
    saved_at  timestamptz not null,
    primary key (tenant_id, regime),
    foreign key (tenant_id, saved_by) references officials
);
