-- What taking an upload back needs: to know what a person has edited, and to remove what nothing refers to without adding
-- up the history once for each removed row.

alter table products add column edited_at timestamptz;

-- The foreign key from stock_movements to products looks here for each product that is to be removed.
create index stock_movements_product on stock_movements (business_id, product_id);

-- As in migration 003, but one pass over the sales of the business, whatever the number of rows that are removed: there, each
-- sale was compared with each of them.
create or replace function refuse_removal_of_what_was_sold() returns trigger language plpgsql as $$
declare
    the_business uuid;
    referred     boolean;
begin
    for the_business in select distinct business_id from gone loop
        if tg_table_name = 'products' then
            referred := exists (
                select 1 from sales s join gone g on g.id = s.product_id
                 where s.business_id = the_business and g.business_id = the_business);
        elsif tg_table_name = 'customers' then
            referred := exists (
                select 1 from sales s join gone g on g.id = s.customer_id
                 where s.business_id = the_business and g.business_id = the_business);
        else
            referred := exists (
                select 1 from sales s join gone g on g.id = s.file_id
                 where s.business_id = the_business and g.business_id = the_business);
        end if;
        if referred then
            raise foreign_key_violation using message = 'sales refer to what is to be removed from ' || tg_table_name;
        end if;
    end loop;
    return null;
end
$$;
