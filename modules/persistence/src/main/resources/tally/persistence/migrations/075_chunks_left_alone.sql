-- A chunk is written once, read once or twice and deleted with its file, and fills a page. After each large file PostgreSQL went over
-- all of them to mark them as seen by all, which with checksums (usual since version 18) writes each page to the log once more, 287 MB
-- for three files of 93 MB, and came beside the next file. Deleted ones are cleaned up as before, and those that are old enough to be
-- frozen are.
alter table upload_chunks set (autovacuum_vacuum_insert_threshold = -1);
