-- A consolidated report as it was handed over: block by block, so that the approver sees what was changed from the sources' words,
-- also after the draft has moved on. Its text, figures and sources stand in submission_versions.
create table consolidation_versions (
    tenant_id     int   not null references tenants,
    obligation_id uuid  not null,
    version       int   not null,
    draft_version int   not null,
    blocks        jsonb not null,
    primary key (tenant_id, obligation_id, version),
    foreign key (tenant_id, obligation_id, version) references submission_versions
);

create trigger consolidation_versions_append_only before update or delete on consolidation_versions
    for each row execute function refuse_change();
