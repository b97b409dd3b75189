package tally.testkit;

import tally.testkit.contract.BookingContract;

class InMemoryBookingTest extends BookingContract {
    @Override
    protected Stores open() {
        return new InMemoryStores();
    }
}
