-- Who did what: written in the transaction of the change, never changed and never removed.

create table audit_entries (
    -- All zeros where it belongs to no business, such as a staff user: a key can't be null.
    business_id   uuid        not null,
    id            uuid        not null,
    at            timestamptz not null default clock_timestamp(),
    actor         text        not null,
    action        text        not null,
    subject       text        not null,
    values_before jsonb       not null,
    values_after  jsonb       not null,
    primary key (business_id, id)
);

create index audit_entries_newest on audit_entries (at, id);
create index audit_entries_subject on audit_entries (subject);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'an entry of the audit trail can''t be changed or removed';
end
$$;

create trigger audit_entries_stay before update or delete on audit_entries
    for each statement execute function refuse_change_of_audit();
