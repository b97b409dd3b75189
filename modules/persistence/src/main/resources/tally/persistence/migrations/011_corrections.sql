-- The upload whose row was to correct this one last and could not, and where that row stands in its file: until the failed
-- row is recovered, both uploads count it as failed.
alter table failed_jobs add column corrected_in uuid;
alter table failed_jobs add column corrected_row bigint;
alter table failed_jobs add column corrected_line bigint;

create index failed_jobs_corrected_in on failed_jobs (business_id, corrected_in) where corrected_in is not null;
