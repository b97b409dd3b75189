-- The failed rows that a node is trying at this moment: committed before the first of them is judged, gone in the
-- transaction that says how they ended. A batch whose rows nobody holds any more is of a process that died over one of them.

create table retry_batches (
    business_id    uuid   not null references businesses (id),
    id             uuid   not null,
    failed_job_ids uuid[] not null,
    primary key (business_id, id)
);
