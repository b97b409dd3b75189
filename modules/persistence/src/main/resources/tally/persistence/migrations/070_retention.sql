-- What is old may go, where the operator says so. Each of these indexes is in the order in which a sweep looks, and holds nothing
-- that a batch of sales changes.

-- Since when the bytes of an upload are gone; its record stays.
alter table uploads add column bytes_removed_at timestamptz;
create index uploads_bytes_kept on uploads (completed_at, id) where bytes_removed_at is null and completed_at is not null;

-- Since when a row is recovered: of those from before this column, since their last try.
alter table failed_jobs add column resolved_at timestamptz;
update failed_jobs f
   set resolved_at = coalesce((
           select max(r.finished_at)
             from failed_job_retries r
            where r.business_id = f.business_id and r.failed_job_id = f.id), now())
 where f.status = 'resolved';
create index failed_jobs_resolved on failed_jobs (resolved_at, id) where status = 'resolved';

create index events_delivered on events (delivered_at, id) where delivered_at is not null;

-- Shared, one row: which node sweeps, and until when nobody else does.
create table retention_turn (
    only_one boolean     primary key default true check (only_one),
    node     text        not null default '',
    until    timestamptz not null default '-infinity'
);

insert into retention_turn default values;

-- An entry of the audit trail still can't be changed, and is removed by the sweep alone, which says so in its transaction.
create or replace function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('tally.retention', true) = 'on' then
        return null;
    end if;
    raise exception 'an entry of the audit trail can''t be changed or removed';
end
$$;
