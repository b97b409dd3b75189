-- A chunk is as large as a page lets a row be, and is kept in the row itself: that takes half the time of a larger one, which
-- goes to the table behind it in pieces of 2,000 bytes, each with an entry in an index. What is stored already stays as it is.
alter table upload_chunks alter column bytes set storage plain;
