package tally.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the soak does to Tally and its database. */
enum Fault {
    /** SIGKILL to a node; it is started again somewhat later. */
    KILL,
    /** SIGSTOP to a node for longer than its lease, then SIGCONT. */
    FREEZE,
    /** SIGTERM to a node; it is started again at once. */
    TERMINATE,
    /** Every connection to the database is reset, and for a while each new one. */
    CUT,
    /** The network to the database holds every byte back, at times for longer than a lease. */
    STALL,
    /** The database is stopped in the middle of everything and started again. */
    RESTART_POSTGRES;

    private static final int MOST_PER_ROUND = 3;

    /** An upload is given up after three tries that killed their node, and such an end proves nothing here. */
    private static final int MOST_KILLS = 2;

    /** One to three of them by chance. */
    static List<Fault> some(Random random) {
        int count = 1 + random.nextInt(MOST_PER_ROUND);
        List<Fault> faults = new ArrayList<>();
        while (faults.size() < count) {
            Fault next = values()[random.nextInt(values().length)];
            long kills = faults.stream().filter(KILL::equals).count();
            if (next != KILL || kills < MOST_KILLS) {
                faults.add(next);
            }
        }
        return List.copyOf(faults);
    }
}
