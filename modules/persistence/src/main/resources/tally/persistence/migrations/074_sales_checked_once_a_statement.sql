-- A trigger for each row was asked a million times a file whether it is meant, and answered no: five in a hundred of what it took to
-- write sales. Now one is asked once a statement, and for whoever does not prove the references (006) it looks at all sales that this
-- transaction has written. It knows them by their xmin, the id of this transaction or of one of its savepoints, which are younger. That
-- walks over the whole table, and is what a row that is written by hand costs from now on: a transition table has the new rows at
-- hand, but to fill it cost those a third who need none.
create function check_written_sales() returns trigger language plpgsql as $$
declare
    sale record;
begin
    for sale in select distinct business_id, file_id, product_id, customer_id from sales where age(xmin) <= 0 loop
        perform 1 from products where business_id = sale.business_id and id = sale.product_id for key share;
        if not found then
            raise foreign_key_violation using message = 'a sale refers to a product that is not there';
        end if;
        perform 1 from customers where business_id = sale.business_id and id = sale.customer_id for key share;
        if not found and sale.customer_id is not null then
            raise foreign_key_violation using message = 'a sale refers to a customer who is not there';
        end if;
        perform 1 from uploads where business_id = sale.business_id and id = sale.file_id for key share;
        if not found then
            raise foreign_key_violation using message = 'a sale refers to an upload that is not there';
        end if;
    end loop;
    return null;
end
$$;

-- Where Tally runs on Citus the triggers are gone, and stay gone.
do $$
begin
    if exists (select 1 from pg_trigger where tgrelid = 'sales'::regclass and tgname = 'sale_inserted') then
        drop trigger sale_inserted on sales;
        create trigger sales_inserted after insert on sales for each statement
            when (current_setting('tally.references', true) is distinct from 'proved')
            execute function check_written_sales();
    end if;
end
$$;

drop function check_new_sale();
