-- While the table is young its statistics say "empty", and an index that begins with the tenant looks as good as the primary key for
-- finding one version: every report then read all receipts of the tenant. Beginning with the number, it serves receipts only.
alter table submission_versions
    drop constraint submission_versions_tenant_id_receipt_number_key,
    add unique (receipt_number, tenant_id);

-- An obligation is updated when its report is sent, returned, accepted: with room on the page that touches no index.
alter table obligations set (fillfactor = 85);

-- Every report locked the one row of its tenant three times over, and all writers of a rush the same row. A version belongs to an
-- obligation, which belongs to a tenant; a tenant that has a unit cannot go.
alter table submission_versions drop constraint submission_versions_tenant_id_fkey;
alter table idempotency_keys drop constraint idempotency_keys_tenant_id_fkey;
alter table audit_events drop constraint audit_events_tenant_id_fkey;

-- A version is longer than a row may be and is compressed as it is stored; lz4 takes a fraction of the time where the server knows it.
do $$
begin
    alter table submission_versions
        alter column sections set compression lz4,
        alter column figure_indicators set compression lz4,
        alter column figure_values set compression lz4,
        alter column figure_estimates set compression lz4;
exception when feature_not_supported then
    null;
end $$;
