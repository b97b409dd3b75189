-- An upload is its record, its bytes and its place in the queue, committed together before the client gets its 202.

create table uploads (
    business_id           uuid        not null references businesses,
    id                    uuid        not null,
    file_name             text        not null,
    data_source_name      text,
    content_sha256        text        not null,
    content_bytes         bigint      not null,
    duplicates            text        not null check (duplicates in ('count', 'strict')),
    mapping               jsonb       not null default '{}',
    date_format           text,
    number_format         text,
    delimiter             text,
    charset               text,
    status                text        not null default 'pending'
        check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled', 'undone')),
    -- The counters are also the checkpoint: created + skipped + failed rows of the file are done.
    row_count             bigint      not null,
    created_count         bigint      not null default 0,
    skipped_count         bigint      not null default 0,
    failed_count          bigint      not null default 0,
    amount_created        numeric     not null default 0,
    amount_skipped        numeric     not null default 0,
    amount_failed         numeric     not null default 0,
    unreadable_rows       bigint      not null default 0,
    -- Who works on it, until when by this database's clock, and how often it was taken up.
    attempt               int         not null default 0,
    lease_owner           text,
    lease_until           timestamptz,
    created_at            timestamptz not null default now(),
    processing_started_at timestamptz,
    completed_at          timestamptz,
    checked_at            timestamptz,
    error_message         text,
    primary key (business_id, id)
);

create index uploads_id on uploads (id);
create index uploads_recent on uploads (business_id, created_at);
create index uploads_content on uploads (business_id, content_sha256);
create index uploads_queue on uploads (created_at) where status in ('pending', 'processing');
create index uploads_unchecked on uploads (completed_at) where status = 'completed' and checked_at is null;

create table upload_chunks (
    business_id uuid  not null,
    file_id     uuid  not null,
    number      int   not null,
    bytes       bytea not null,
    primary key (business_id, file_id, number),
    foreign key (business_id, file_id) references uploads (business_id, id) on delete cascade
);

-- Stored as they are: a chunk is read back whole, so compressing it would only cost time.
alter table upload_chunks alter column bytes set storage external;

-- What the check after an upload found; a row an upload, so that it can be read without counting.
create table consistency_warnings (
    business_id uuid not null,
    file_id     uuid not null,
    number      int  not null,
    check_name  text not null,
    subject     text not null,
    expected    text not null,
    found       text not null,
    primary key (business_id, file_id, number),
    foreign key (business_id, file_id) references uploads (business_id, id) on delete cascade
);
