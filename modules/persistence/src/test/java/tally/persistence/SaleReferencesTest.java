package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.DatabaseException;
import tally.testkit.Sales;
import tally.testkit.Shop;

/** The triggers that stand for the foreign keys of {@code sales}: nothing refers to what is not there. */
class SaleReferencesTest {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

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
        assertDoesNotThrow(() -> execute(COPY_SALE.formatted("file_id", "product_id", "customer_id"), shop.id()));
        assertDoesNotThrow(() -> execute(COPY_SALE.formatted("file_id", "product_id", "null"), shop.id()));
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
        execute("delete from stock_movements where business_id = ?", shop.id());

        assertRefused("delete from " + table + " where business_id = ?");
    }

    @Test
    void anUploadWithSalesCanNotBeRemoved() {
        execute("delete from stock_movements where business_id = ?", shop.id());

        assertRefused("delete from uploads where business_id = ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "customers", "uploads"})
    void aKeyThatSalesReferToCanNotBeChanged(String table) {
        execute("delete from stock_movements where business_id = ?", shop.id());

        assertRefused("update " + table + " set id = gen_random_uuid() where business_id = ?");
    }

    @Test
    void whatNobodyRefersToCanBeRemoved() {
        execute("delete from stock_movements where business_id = ?", shop.id());
        execute("delete from sales where business_id = ?", shop.id());

        assertDoesNotThrow(() -> execute("delete from products where business_id = ?", shop.id()));
    }

    private void assertRefused(String sql) {
        assertRefused(connection -> Sql.update(connection, sql, shop.id()));
    }

    private static void assertRefused(Statements statements) {
        final DatabaseException refused = assertThrows(
                DatabaseException.class,
                () -> PostgresStores.database().inTransaction(connection -> {
                    statements.run(connection);
                    return "";
                }));
        final SQLException cause = assertInstanceOf(SQLException.class, refused.getCause());

        assertEquals(FOREIGN_KEY_VIOLATION, cause.getSQLState(), cause::toString);
    }

    private static void execute(String sql, Object... values) {
        PostgresStores.database().inTransaction(connection -> Sql.update(connection, sql, values));
    }

    /** Some statements of one transaction. */
    private interface Statements {
        void run(Connection connection) throws SQLException;
    }
}
