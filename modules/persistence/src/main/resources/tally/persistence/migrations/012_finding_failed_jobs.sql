-- A million failed rows are to be counted, listed and grouped without reading them: each index below holds all that such a
-- query looks at. What they bring is in docs/benchmarks.md.

-- The list as it comes, and its count.
drop index failed_jobs_open;
create index failed_jobs_open on failed_jobs (created_at, id) include (business_id, status)
    where status in ('failed', 'pending');

-- The same of a business, and of a cause.
create index failed_jobs_of_business on failed_jobs (business_id, created_at, id) include (status)
    where status in ('failed', 'pending');
create index failed_jobs_of_cause on failed_jobs (error_code, created_at, id) include (business_id, status)
    where status in ('failed', 'pending');

-- The groups, and the list by file.
create index failed_jobs_groups on failed_jobs (file_id, error_code, column_name, row_number) include (business_id, id)
    where status in ('failed', 'pending');

-- What was recovered or discarded, and is looked at now and then.
create index failed_jobs_closed on failed_jobs (status, created_at, id) include (business_id)
    where status in ('resolved', 'discarded');
