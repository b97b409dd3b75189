package tally.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Work that many nodes look for, found and taken by two statements: the first one looks at all businesses and locks
 * nothing, the second one names the business and passes over what others hold ({@code skip locked}). In a cluster where
 * each business lies on one node only the second can lock, and locks there.
 */
final class Unclaimed {
    private Unclaimed() {}

    /**
     * Takes the first piece of work that nobody else takes meanwhile; empty where none is left.
     *
     * @param look gives the next piece besides those that were passed over
     * @param take gives what was taken; empty where somebody else was faster
     */
    static <C, T> Optional<T> first(Look<C> look, Take<C, T> take) throws SQLException {
        final List<C> passedOver = new ArrayList<>();
        Optional<C> next = look.besides(passedOver);
        while (next.isPresent()) {
            final Optional<T> taken = take.taken(next.get());
            if (taken.isPresent()) {
                return taken;
            }
            passedOver.add(next.get());
            next = look.besides(passedOver);
        }
        return Optional.empty();
    }

    /** Finds work. */
    @FunctionalInterface
    interface Look<C> {
        Optional<C> besides(List<C> passedOver) throws SQLException;
    }

    /** Takes work. */
    @FunctionalInterface
    interface Take<C, T> {
        Optional<T> taken(C found) throws SQLException;
    }
}
