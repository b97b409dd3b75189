-- For people who look an event up: by its id, by the file that caused it, the newest first.

create index events_id on events (id);
create index events_newest on events (created_at, id);
create index events_file on events ((payload ->> 'file_id'));
