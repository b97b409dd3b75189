package tally.standalone;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** As whom PostgreSQL's programs are run: they refuse to run as root. */
enum PostgresUser {
    /** An ordinary user runs them as they are. */
    MYSELF,

    /**
     * Root runs them in a user namespace of their own, where it is nobody in particular; to the rest of the machine, the
     * owner of the files included, nothing changes. {@code unshare} is part of every Linux (util-linux, BusyBox).
     */
    ROOT_IN_DISGUISE,

    /** Where root may not make a namespace, as in many containers, it runs them as the user nobody, and gives it the files. */
    NOBODY;

    private static final int ROOT_ID = 0;
    private static final int NOBODY_ID = 65_534;

    static PostgresUser current() throws IOException {
        if (new UnixSystem().getUid() != ROOT_ID) {
            return MYSELF;
        }
        return Stream.of(ROOT_IN_DISGUISE, NOBODY)
                .filter(PostgresUser::works)
                .findFirst()
                .orElseThrow(() -> new IOException("PostgreSQL refuses to run as root, and root cannot step back here"
                        + " (neither unshare -U nor setpriv works); start Tally as an ordinary user"));
    }

    /** What stands before each command. */
    List<String> prefix() {
        return switch (this) {
            case MYSELF -> List.of();
            case ROOT_IN_DISGUISE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
        };
    }

    /** Makes this user the owner of what is there of the given files and folders, and of all in them. */
    void own(List<Path> paths) throws IOException {
        if (this == MYSELF) {
            return;
        }
        int owner = this == NOBODY ? NOBODY_ID : ROOT_ID;
        for (Path path : paths) {
            for (Path inside : Folders.innermostFirst(path)) {
                Files.setAttribute(inside, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean works() {
        try {
            return new Command(prefix(), List.of("true")).run().succeeded();
        } catch (IOException missing) {
            return false;
        }
    }
}
