-- The references of a new sale are checked row by row, as a foreign key does it, unless the transaction says that it proves
-- them itself: it says so with the setting tally.references = 'proved', and proves them by adding the sales up on the rows of
-- products and customers that they refer to, which must hit every one of them, and by holding the row of the upload.
-- That is how batches are booked: the proof then costs nothing, because the sums have to be kept anyway.

drop trigger sales_inserted on sales;

create function check_new_sale() returns trigger language plpgsql as $$
begin
    perform 1 from products where business_id = new.business_id and id = new.product_id for key share;
    if not found then
        raise foreign_key_violation using message = 'a sale refers to a product that is not there';
    end if;
    perform 1 from customers where business_id = new.business_id and id = new.customer_id for key share;
    if not found and new.customer_id is not null then
        raise foreign_key_violation using message = 'a sale refers to a customer who is not there';
    end if;
    perform 1 from uploads where business_id = new.business_id and id = new.file_id for key share;
    if not found then
        raise foreign_key_violation using message = 'a sale refers to an upload that is not there';
    end if;
    return null;
end
$$;

create trigger sale_inserted after insert on sales for each row
    when (current_setting('tally.references', true) is distinct from 'proved')
    execute function check_new_sale();

-- Their sums change with every batch: room on the page for the next version of a row saves an entry in every index.
alter table products set (fillfactor = 60);
alter table customers set (fillfactor = 60);
