-- The books: what was sold, of what, to whom.

create table products (
    business_id   uuid        not null references businesses,
    id            uuid        not null,
    name          text        not null,
    sku           text        not null,
    initial_stock bigint      not null default 0,
    units_sold    bigint      not null default 0,
    -- Generated, so that it can't disagree with the two it comes from.
    current_stock bigint      not null generated always as (initial_stock - units_sold) stored,
    reorder_point bigint      not null default 50,
    unit_price    numeric,
    created_at    timestamptz not null default now(),
    primary key (business_id, id),
    unique (business_id, name)
);

create table customers (
    business_id     uuid        not null references businesses,
    id              uuid        not null,
    name            text        not null,
    total_purchases numeric     not null default 0,
    last_purchase   date        not null,
    created_at      timestamptz not null default now(),
    primary key (business_id, id),
    unique (business_id, name)
);

-- The id is the upload's with a number behind it: the rows of an upload lie side by side in the primary key.
-- The n-th equal sale of a business has the occurrence n: the unique key is what makes a duplicate impossible.
create table sales (
    business_id    uuid        not null,
    id             uuid        not null,
    file_id        uuid        not null,
    row_number     bigint      not null,
    date           date        not null,
    time           time,
    product_id     uuid        not null,
    customer_id    uuid,
    quantity       int         not null check (quantity between 1 and 1000),
    amount         numeric     not null check (amount > 0),
    unit_price     numeric     not null check (unit_price >= 0),
    payment_method text        not null,
    notes          text        not null default '',
    hash           uuid        not null,
    occurrence     int         not null,
    created_at     timestamptz not null default now(),
    primary key (business_id, id),
    unique (business_id, date, hash, occurrence),
    foreign key (business_id, file_id) references uploads (business_id, id),
    foreign key (business_id, product_id) references products (business_id, id),
    foreign key (business_id, customer_id) references customers (business_id, id)
);

-- How many pieces each upload took of each product: what the check after an upload holds its rows against, so that
-- it need not add up the history.
create table stock_movements (
    business_id uuid   not null,
    file_id     uuid   not null,
    product_id  uuid   not null,
    quantity    bigint not null,
    primary key (business_id, file_id, product_id),
    foreign key (business_id, file_id) references uploads (business_id, id),
    foreign key (business_id, product_id) references products (business_id, id)
);
