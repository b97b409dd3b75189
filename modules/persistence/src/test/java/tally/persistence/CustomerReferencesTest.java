package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.testkit.Shop;

/** What stands for the foreign key of {@code customers}: no customer without a business. */
class CustomerReferencesTest {
    private static final String INSERT =
            "insert into customers (business_id, id, name, last_purchase) values (?, gen_random_uuid(), 'Ahmed', now())";

    private Shop shop;

    @BeforeEach
    void aShopWithoutAnythingElse() {
        shop = Shop.open(PostgresStores.empty(), "Ahmed's Shop");
    }

    @Test
    void aCustomerOfABusinessThatIsThereIsTaken() {
        assertDoesNotThrow(() -> ByHand.run(INSERT, shop.id()));
    }

    @Test
    void aCustomerOfNoBusinessIsRefused() {
        ByHand.refused(INSERT, UUID.randomUUID());
    }

    @Test
    void aCustomerCanNotBeGivenToAnotherBusiness() {
        ByHand.run(INSERT, shop.id());

        ByHand.refused("update customers set business_id = gen_random_uuid() where business_id = ?", shop.id());
    }

    @Test
    void aBusinessWithCustomersCanNotBeRemoved() {
        ByHand.run(INSERT, shop.id());

        ByHand.refused("delete from businesses where id = ?", shop.id());
    }

    @Test
    void aBusinessWithCustomersCanNotGetAnotherId() {
        ByHand.run(INSERT, shop.id());

        ByHand.refused("update businesses set id = gen_random_uuid() where id = ?", shop.id());
    }

    @Test
    void aBusinessThatHasNothingCanBeRemoved() {
        assertDoesNotThrow(() -> ByHand.run("delete from businesses where id = ?", shop.id()));
    }
}
