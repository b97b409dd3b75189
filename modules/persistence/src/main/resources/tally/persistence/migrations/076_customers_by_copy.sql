-- Each new customer had its business looked up by the foreign key, which took as long as all else about the row: its page, two
-- indexes, the log. Whoever books sales holds the row of their upload until the commit, and that refers to the same business by a
-- foreign key of its own, so the business is there. As with sales (006), who says so with the setting tally.references = 'proved' is
-- not asked again; for everybody else it is checked row by row. A business that has customers can't be removed, nor its id changed.
--
-- Where Tally runs on Citus, which takes no triggers, the foreign key stays.
do $$
begin
    if exists (select 1 from pg_trigger where tgrelid = 'customers'::regclass and tgname = 'customers_key') then
        alter table customers drop constraint customers_business_id_fkey;

        create function check_new_customer() returns trigger language plpgsql as $check$
        begin
            perform 1 from businesses where id = new.business_id for key share;
            if not found then
                raise foreign_key_violation using message = 'a customer refers to a business that is not there';
            end if;
            return null;
        end
        $check$;

        create trigger customer_inserted after insert on customers for each row
            when (current_setting('tally.references', true) is distinct from 'proved')
            execute function check_new_customer();

        create function refuse_removal_of_business_with_customers() returns trigger language plpgsql as $check$
        begin
            if exists (select 1 from customers c where c.business_id = old.id) then
                raise foreign_key_violation using message = 'customers refer to a business that is to be removed or to get another id';
            end if;
            return null;
        end
        $check$;

        create trigger businesses_removed after delete on businesses for each row
            execute function refuse_removal_of_business_with_customers();

        create trigger businesses_key after update of id on businesses for each row
            when (old.id <> new.id) execute function refuse_removal_of_business_with_customers();
    end if;
end
$$;
