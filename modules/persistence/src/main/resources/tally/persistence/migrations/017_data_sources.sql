-- How the last file of each till or shop was to be read: the default of the next one that comes under the same name.

create table data_sources (
    business_id   uuid        not null references businesses,
    name          text        not null,
    duplicates    text        not null check (duplicates in ('count', 'strict')),
    mapping       jsonb       not null,
    date_format   text,
    number_format text,
    delimiter     text,
    charset       text,
    updated_at    timestamptz not null default now(),
    primary key (business_id, name)
);
