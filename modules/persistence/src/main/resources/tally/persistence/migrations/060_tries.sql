-- The attempt is a fence and nothing else: it only grows, so no claim is ever equal to an earlier one. What ends an upload that
-- kills its reader is counted apart: claims in a row that ended without a word and without a row booked.
alter table uploads add column tries int not null default 0;

-- The database failed over it: how often in a row, and until when it is left alone.
alter table uploads add column troubles int not null default 0;
alter table uploads add column not_before timestamptz not null default '-infinity';
