package tally.persistence;

import tally.testkit.Stores;
import tally.testkit.contract.BookingContract;

class PostgresBookingTest extends BookingContract {
    @Override
    protected Stores open() {
        return PostgresStores.empty();
    }
}
