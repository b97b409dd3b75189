-- What a person chose for a row's dates and numbers; where it is null, the upload's choice holds.
alter table failed_jobs add column date_format text;
alter table failed_jobs add column number_format text;

-- A pending row over which the program broke: how often, and when it is tried again.
alter table failed_jobs add column broken_tries int not null default 0;
alter table failed_jobs add column next_try_at timestamptz not null default '-infinity';

drop index failed_jobs_pending;
create index failed_jobs_pending on failed_jobs (next_try_at, id) where status = 'pending';

-- The history holds everything that was done about a row: also the formats that were chosen, and that it was discarded.
alter table failed_job_retries add column date_format text;
alter table failed_job_retries add column number_format text;
alter table failed_job_retries drop constraint failed_job_retries_outcome_check;
alter table failed_job_retries add constraint failed_job_retries_outcome_check
    check (outcome in ('resolved', 'duplicate', 'failed', 'discarded'));
