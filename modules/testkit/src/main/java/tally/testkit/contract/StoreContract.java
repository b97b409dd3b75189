package tally.testkit.contract;

import org.junit.jupiter.api.BeforeEach;
import tally.testkit.Shop;
import tally.testkit.Stores;

/** What the contracts share: empty stores for each test, and a shop in them. */
public abstract class StoreContract {
    private Stores stores;
    private Shop shop;

    /** For subclasses. */
    protected StoreContract() {}

    /** Stores without anything in them. */
    protected abstract Stores open();

    @BeforeEach
    void openStoresWithOneShop() {
        stores = open();
        shop = Shop.open(stores, "Ahmed's Shop");
    }

    /** The stores of this test. */
    protected final Stores stores() {
        return stores;
    }

    /** The shop of this test. */
    protected final Shop shop() {
        return shop;
    }

    /** Another shop in the same stores. */
    protected final Shop otherShop() {
        return Shop.open(stores, "Rahim's Shop");
    }
}
