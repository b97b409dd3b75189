package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** The triggers that stand for the foreign keys of {@code sales}: nothing refers to what is not there. */
class SaleReferencesTest {
    private Shop shop;
    private Shop other;

    @BeforeEach
    void twoShopsWithASaleEach() {
        final PostgresStores stores = PostgresStores.empty();
        shop = Shop.open(stores, "Ahmed's Shop");
        other = Shop.open(stores, "Rahim's Shop");
        shop.imports(Sales.sale().of("Shirt").to("Ahmed").build());
        other.imports(Sales.sale().of("Shoes").to("Rahim").build());
    }

    private static final String COPY_SALE = """
            insert into sales (business_id, id, file_id, row_number, date, product_id, customer_id, quantity, amount,
                               unit_price, payment_method, hash, occurrence)
            select business_id, gen_random_uuid(), %s, row_number, date, %s, %s, quantity, amount,
                   unit_price, payment_method, gen_random_uuid(), occurrence
              from sales
             where business_id = ?
            """;

    @Test
    void aSaleWhoseReferencesAreThereIsTaken() {
        assertDoesNotThrow(() -> ByHand.run(COPY_SALE.formatted("file_id", "product_id", "customer_id"), shop.id()));
        assertDoesNotThrow(() -> ByHand.run(COPY_SALE.formatted("file_id", "product_id", "null"), shop.id()));
    }

    @Test
    void aSaleOfNoProductIsRefused() {
        assertRefused(COPY_SALE.formatted("file_id", "gen_random_uuid()", "customer_id"));
    }

    @Test
    void aSaleToNoCustomerIsRefused() {
        assertRefused(COPY_SALE.formatted("file_id", "product_id", "gen_random_uuid()"));
    }

    @Test
    void aSaleOfNoUploadIsRefused() {
        assertRefused(COPY_SALE.formatted("gen_random_uuid()", "product_id", "customer_id"));
    }

    @Test
    void aSaleOfAnotherBusinesssProductIsRefused() {
        final String theirs = "(select id from products where business_id = '" + other.id() + "')";

        assertRefused(COPY_SALE.formatted("file_id", theirs, "customer_id"));
    }

    @Test
    void aSaleBehindASavepointIsLookedAtToo() {
        assertRefused(connection -> {
            final Savepoint before = connection.setSavepoint();
            Sql.update(connection, COPY_SALE.formatted("file_id", "gen_random_uuid()", "customer_id"), shop.id());
            connection.releaseSavepoint(before);
        });
    }

    @Test
    void whoProvesNothingIsCheckedForWhatWasWrittenBeforeToo() {
        assertRefused(connection -> {
            Sql.query(connection, "select set_config('tally.references', 'proved', true)", row -> "");
            Sql.update(connection, COPY_SALE.formatted("file_id", "gen_random_uuid()", "customer_id"), shop.id());
            Sql.query(connection, "select set_config('tally.references', '', true)", row -> "");
            Sql.update(connection, COPY_SALE.formatted("file_id", "product_id", "customer_id") + " limit 1", shop.id());
        });
    }

    @Test
    void aSaleCanNotBeChangedToAnotherBusinesssCustomer() {
        final String theirs = "(select id from customers where business_id = '" + other.id() + "')";

        assertRefused("update sales set customer_id = " + theirs + " where business_id = ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "customers"})
    void whatWasSoldCanNotBeRemoved(String table) {
        ByHand.run("delete from stock_movements where business_id = ?", shop.id());

        assertRefused("delete from " + table + " where business_id = ?");
    }

    @Test
    void anUploadWithSalesCanNotBeRemoved() {
        ByHand.run("delete from stock_movements where business_id = ?", shop.id());

        assertRefused("delete from uploads where business_id = ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "customers", "uploads"})
    void aKeyThatSalesReferToCanNotBeChanged(String table) {
        ByHand.run("delete from stock_movements where business_id = ?", shop.id());

        assertRefused("update " + table + " set id = gen_random_uuid() where business_id = ?");
    }

    @Test
    void whatNobodyRefersToCanBeRemoved() {
        ByHand.run("delete from stock_movements where business_id = ?", shop.id());
        ByHand.run("delete from sales where business_id = ?", shop.id());

        assertDoesNotThrow(() -> ByHand.run("delete from products where business_id = ?", shop.id()));
    }

    private void assertRefused(String sql) {
        assertRefused(connection -> Sql.update(connection, sql, shop.id()));
    }

    private static void assertRefused(Statements statements) {
        ByHand.refused(() -> PostgresStores.database().inTransaction(connection -> {
            statements.run(connection);
            return "";
        }));
    }

    /** Some statements of one transaction. */
    private interface Statements {
        void run(Connection connection) throws SQLException;
    }
}
