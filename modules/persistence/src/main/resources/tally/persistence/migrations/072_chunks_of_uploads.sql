-- A file of 93 MB is 11,600 chunks, and the foreign key looked its upload up once for each of them, a third of the time that
-- storing it took. It is looked up once a file now: as with sales (006), who stores chunks proves the reference and says so with
-- the setting tally.references = 'proved'; for everybody else it is checked row by row.
alter table upload_chunks drop constraint upload_chunks_business_id_file_id_fkey;

create function check_new_chunk() returns trigger language plpgsql as $$
begin
    perform 1 from uploads where business_id = new.business_id and id = new.file_id for key share;
    if not found then
        raise foreign_key_violation using message = 'a chunk refers to an upload that is not there';
    end if;
    return null;
end
$$;

create trigger chunk_inserted after insert on upload_chunks for each row
    when (current_setting('tally.references', true) is distinct from 'proved')
    execute function check_new_chunk();

create trigger chunk_updated after update of business_id, file_id on upload_chunks for each row
    execute function check_new_chunk();

-- As the foreign key did it.
create function remove_chunks() returns trigger language plpgsql as $$
begin
    delete from upload_chunks c using gone g where c.business_id = g.business_id and c.file_id = g.id;
    return null;
end
$$;

create trigger chunks_removed after delete on uploads
    referencing old table as gone for each statement execute function remove_chunks();
