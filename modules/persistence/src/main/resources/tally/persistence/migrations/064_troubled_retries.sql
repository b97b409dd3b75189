-- A pending row over which the database failed: how often in a row. It is left alone for longer and longer, as an upload is.
alter table failed_jobs add column troubles int not null default 0;
