-- The outbox: an event is written in the transaction that caused it and delivered after that has committed.

create table events (
    business_id     uuid        not null references businesses,
    id              uuid        not null,
    topic           text        not null,
    payload         jsonb       not null,
    created_at      timestamptz not null default now(),
    delivered_at    timestamptz,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default now(),
    error           text,
    primary key (business_id, id)
);

create index events_due on events (next_attempt_at, id) where delivered_at is null;
