-- Two trees were kept up for each sale: one of ids, one of duplicate keys, each a third of what it takes PostgreSQL to write sales. Nobody
-- asks for a sale by its id; the ids served to find the sales of an upload.
--
-- A key that serves as the primary key, too, has to be built anew: about ten seconds for ten million sales. Until then nothing is
-- booked, and nothing that asks for sales is answered.
alter table sales drop constraint sales_pkey;
alter table sales drop constraint sales_business_id_date_hash_occurrence_key;
alter table sales add constraint sales_pkey primary key (business_id, date, hash, occurrence);

-- The sales of an upload are found by the days on which they lie, by which they lie side by side in the key; of a large file, and of one
-- whose days are far apart, because they lie side by side in the table, as they were booked: so it is enough to know for each stretch of
-- it whose sales it holds, which costs nothing a row, and is added up behind, by autovacuum.
alter table uploads add column first_day date, add column last_day date;

-- Of how many sales these are the days: less than created_count where a node of an older version has booked some.
alter table uploads add column dated_count bigint not null default 0;
update uploads u
   set first_day = held.first_day, last_day = held.last_day, dated_count = held.n
  from (select business_id, file_id, min(date) as first_day, max(date) as last_day, count(*) as n
          from sales
         group by business_id, file_id) held
 where held.business_id = u.business_id and held.file_id = u.id;

-- A few uploads a stretch, not the first and the last alone: a row that is retried after a year lies among those of today. 1,024 pages
-- are 8 MB, or 45,000 sales: autovacuum takes at most 256 orders at a time, once a minute as a rule.
create index sales_of_uploads on sales using brin (file_id uuid_minmax_multi_ops)
    with (pages_per_range = 1024, autosummarize = on);
