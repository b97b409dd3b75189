-- The books: what was sold, of what, to whom.

create table products (
    business_id   uuid        not null references businesses,
    id            uuid        not null,
    name          text        not null,
    sku           text        not null,
    initial_stock bigint      not null default 0,
    units_sold    bigint      not null default 0,
    -- The same sum kept twice, as a bookkeeper does: a change of one by hand shows without adding up the history.
    units_moved   bigint      not null default 0,
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
    unique (business_id, date, hash, occurrence)
);

-- What foreign keys from sales to uploads, products and customers would guarantee, but checked once a statement instead of
-- once a row, which makes ingestion three times as fast: the rows that new sales refer to are there, and are locked as a
-- foreign key locks them; what sales refer to can't be removed; and no key ever changes.

-- Lateral with a limit: one probe of the primary key for each distinct reference, also where the table has not been analysed
-- yet, as at a shop's first upload. A join was planned as a comparison of everything with everything then.
create function check_new_sales() returns trigger language plpgsql as $$
begin
    if exists (
        select 1
          from (select distinct business_id, product_id from new_sales where product_id is not null) n
          left join lateral (
               select true as there
                 from products p
                where p.business_id = n.business_id and p.id = n.product_id
                limit 1
                  for key share) found on true
         where found.there is null)
    then
        raise foreign_key_violation using message = 'a sale refers to a product that is not there';
    end if;
    if exists (
        select 1
          from (select distinct business_id, customer_id from new_sales where customer_id is not null) n
          left join lateral (
               select true as there
                 from customers c
                where c.business_id = n.business_id and c.id = n.customer_id
                limit 1
                  for key share) found on true
         where found.there is null)
    then
        raise foreign_key_violation using message = 'a sale refers to a customer who is not there';
    end if;
    if exists (
        select 1
          from (select distinct business_id, file_id from new_sales where file_id is not null) n
          left join lateral (
               select true as there
                 from uploads u
                where u.business_id = n.business_id and u.id = n.file_id
                limit 1
                  for key share) found on true
         where found.there is null)
    then
        raise foreign_key_violation using message = 'a sale refers to an upload that is not there';
    end if;
    return null;
end
$$;

create trigger sales_inserted after insert on sales
    referencing new table as new_sales for each statement execute function check_new_sales();

create trigger sales_updated after update on sales
    referencing new table as new_sales for each statement execute function check_new_sales();

create function refuse_removal_of_what_was_sold() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from sales s join gone g on g.business_id = s.business_id
         where case tg_table_name when 'products' then s.product_id when 'customers' then s.customer_id else s.file_id end
             = g.id)
    then
        raise foreign_key_violation using message = 'sales refer to what is to be removed from ' || tg_table_name;
    end if;
    return null;
end
$$;

create trigger products_removed after delete on products
    referencing old table as gone for each statement execute function refuse_removal_of_what_was_sold();

create trigger customers_removed after delete on customers
    referencing old table as gone for each statement execute function refuse_removal_of_what_was_sold();

create trigger uploads_removed after delete on uploads
    referencing old table as gone for each statement execute function refuse_removal_of_what_was_sold();

create function refuse_change_of_key() returns trigger language plpgsql as $$
begin
    raise foreign_key_violation using message = 'a key of ' || tg_table_name || ' can''t be changed';
end
$$;

create trigger products_key before update of business_id, id on products
    for each row when (old.business_id <> new.business_id or old.id <> new.id) execute function refuse_change_of_key();

create trigger customers_key before update of business_id, id on customers
    for each row when (old.business_id <> new.business_id or old.id <> new.id) execute function refuse_change_of_key();

create trigger uploads_key before update of business_id, id on uploads
    for each row when (old.business_id <> new.business_id or old.id <> new.id) execute function refuse_change_of_key();

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
