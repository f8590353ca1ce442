-- Reports that came by the way for secret papers, where the authority has them noted: unit and day, and nothing else (LAW-2).
create table secrecy_settings (
    tenant_id int     primary key references tenants,
    stubs     boolean not null
);

create table secret_stubs (
    tenant_id   int  not null references tenants,
    stub_id     uuid not null,
    unit_id     uuid not null,
    received_on date not null,
    primary key (tenant_id, stub_id),
    foreign key (tenant_id, unit_id) references units
);
create index secret_stubs_by_day on secret_stubs (tenant_id, received_on);
