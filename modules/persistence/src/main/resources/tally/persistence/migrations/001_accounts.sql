-- The shared tables: on Citus they are reference tables, every other one is distributed by business_id.

create table businesses (
    id         uuid        primary key,
    name       text        not null,
    time_zone  text        not null,
    created_at timestamptz not null default now()
);

create index businesses_name on businesses (name);

create table users (
    id            uuid        primary key,
    email         text        not null unique,
    password_hash text        not null,
    is_staff      boolean     not null,
    business_id   uuid        references businesses,
    created_at    timestamptz not null default now(),
    constraint a_shop_user_has_a_shop check (is_staff or business_id is not null)
);

-- Only the SHA-256 of a token is kept, so a copy of this table signs nobody in.
create table tokens (
    token_hash text        primary key,
    user_id    uuid        not null references users,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);

create index tokens_expiry on tokens (expires_at);
