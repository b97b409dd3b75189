-- Who may sign in, how often one may try, and which sign-ins there are.

alter table users add column disabled_at timestamptz;

-- 'own': its user chose it; 'given': somebody else did; 'generated': Tally made it up, and nothing else is allowed until it is
-- changed.
alter table users add column password_origin text not null default 'given'
    check (password_origin in ('own', 'given', 'generated'));

-- By which a sign-in is named where it is listed and ended: the hash of its token stays inside.
alter table tokens add column id uuid not null default gen_random_uuid();
alter table tokens add column address text not null default '';
create index tokens_user on tokens (user_id);

-- Shared like tokens. What is tried is kept as a hash: people type passwords into the wrong field.
create table sign_in_tries (
    subject_sha256 text        primary key,
    tries          int         not null,
    began_at       timestamptz not null
);

create index sign_in_tries_began on sign_in_tries (began_at);
