package tally.standalone;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.List;

/** As whom PostgreSQL's programs are run: they refuse to run as root. */
enum PostgresUser {
    /** An ordinary user runs them as they are. */
    MYSELF,

    /**
     * Root runs them in a user namespace of their own, where it is nobody in particular; to the rest of the machine, the
     * owner of the files included, nothing changes. {@code unshare} is part of every Linux (util-linux, BusyBox).
     */
    ROOT_IN_DISGUISE;

    private static final long ROOT = 0;

    static PostgresUser current() throws IOException {
        if (new UnixSystem().getUid() != ROOT) {
            return MYSELF;
        }
        if (!ROOT_IN_DISGUISE.works()) {
            throw new IOException("PostgreSQL refuses to run as root, and this machine does not let root step back"
                    + " (unshare -U fails, as it does in many containers); start Tally as an ordinary user");
        }
        return ROOT_IN_DISGUISE;
    }

    /** What stands before each command. */
    List<String> prefix() {
        return switch (this) {
            case MYSELF -> List.of();
            case ROOT_IN_DISGUISE -> List.of("unshare", "-U");
        };
    }

    private boolean works() {
        try {
            return new Command(prefix(), List.of("true")).run().succeeded();
        } catch (IOException missing) {
            return false;
        }
    }
}
