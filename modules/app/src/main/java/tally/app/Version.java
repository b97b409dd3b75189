package tally.app;

import java.util.Optional;

/** Which version of Tally this is: from the jar's manifest. */
final class Version {
    private Version() {}

    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
    }
}
