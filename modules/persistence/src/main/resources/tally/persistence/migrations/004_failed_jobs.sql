-- Rows that could not be booked. The id is the upload's with the row number behind it, so a row fails once.

create table failed_jobs (
    business_id   uuid        not null,
    id            uuid        not null,
    file_id       uuid        not null,
    row_number    bigint      not null,
    line_number   bigint      not null,
    row_data      jsonb       not null,
    column_name   text,
    value         text        not null,
    error_code    text        not null,
    error_message text        not null,
    amount        numeric,
    status        text        not null default 'failed'
        check (status in ('failed', 'pending', 'resolved', 'discarded')),
    retry_count   int         not null default 0,
    created_at    timestamptz not null default now(),
    -- Once resolved: the sale that it became (none: it was a duplicate), and the key of that sale.
    sale_id       uuid,
    sale_date     date,
    sale_hash     uuid,
    primary key (business_id, id),
    foreign key (business_id, file_id) references uploads (business_id, id)
);

create index failed_jobs_id on failed_jobs (id);
create index failed_jobs_open on failed_jobs (created_at, id) where status in ('failed', 'pending');
create index failed_jobs_pending on failed_jobs (id) where status = 'pending';
create index failed_jobs_recovered on failed_jobs (business_id, file_id, sale_hash) where status = 'resolved';

-- Every try, kept for ever: who, when, with what, how it ended.
create table failed_job_retries (
    business_id   uuid        not null,
    failed_job_id uuid        not null,
    number        int         not null,
    requested_by  text        not null,
    requested_at  timestamptz not null default now(),
    values_before jsonb       not null,
    values_after  jsonb       not null,
    outcome       text        check (outcome in ('resolved', 'duplicate', 'failed')),
    message       text,
    finished_at   timestamptz,
    primary key (business_id, failed_job_id, number),
    foreign key (business_id, failed_job_id) references failed_jobs (business_id, id)
);
