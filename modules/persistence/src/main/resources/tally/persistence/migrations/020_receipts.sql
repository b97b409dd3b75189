-- A receipt is an upload of another kind: the same queue, leases, bytes, counters, failed rows and events. What stands on
-- it, and what a person says about it, is here.

alter table uploads add column kind text not null default 'csv' check (kind in ('csv', 'receipt'));
alter table uploads drop constraint uploads_status_check;
alter table uploads add constraint uploads_status_check check (status in
    ('pending', 'processing', 'completed', 'failed', 'cancelled', 'undone', 'needs_review', 'rejected'));

create index uploads_receipts on uploads (business_id, created_at) where kind = 'receipt';

-- Each field with the confidence, 0 to 100, with which it was read; all of them null until it was.
create table receipts (
    business_id           uuid    not null,
    file_id               uuid    not null,
    given_date            date,
    is_read               boolean not null default false,
    merchant              text,
    merchant_confidence   int     not null default 0,
    date                  date,
    date_confidence       int     not null default 0,
    currency              text,
    currency_confidence   int     not null default 0,
    subtotal              numeric,
    subtotal_confidence   int     not null default 0,
    tax                   numeric,
    tax_confidence        int     not null default 0,
    discount              numeric,
    discount_confidence   int     not null default 0,
    rounding              numeric,
    rounding_confidence   int     not null default 0,
    total                 numeric,
    total_confidence      int     not null default 0,
    payment_method        text,
    payment_confidence    int     not null default 0,
    items_add_up          boolean not null default false,
    credit_note           boolean not null default false,
    content               text    not null default '',
    -- Once a person has confirmed it: with another date, with other items, or as it was read.
    confirmed_at          timestamptz,
    confirmed_date        text,
    confirmed_items       boolean not null default false,
    primary key (business_id, file_id),
    foreign key (business_id, file_id) references uploads (business_id, id) on delete cascade
);

-- The items as they were read.
create table receipt_items (
    business_id uuid    not null,
    file_id     uuid    not null,
    number      int     not null,
    name        text    not null,
    quantity    numeric not null,
    unit_price  numeric not null,
    amount      numeric not null,
    confidence  int     not null,
    primary key (business_id, file_id, number),
    foreign key (business_id, file_id) references receipts (business_id, file_id) on delete cascade
);

-- The items as a person corrected them: texts, which have yet to go through the rules of a row.
create table receipt_corrections (
    business_id uuid not null,
    file_id     uuid not null,
    number      int  not null,
    name        text not null,
    quantity    text not null,
    amount      text not null,
    primary key (business_id, file_id, number),
    foreign key (business_id, file_id) references receipts (business_id, file_id) on delete cascade
);
