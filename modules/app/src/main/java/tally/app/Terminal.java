package tally.app;

import java.io.Console;
import java.util.Optional;

/** Whether a person sits at a terminal, on every JDK: from 22 to 24 there is a console where there is no terminal too. */
final class Terminal {
    private Terminal() {}

    static Optional<Console> console() {
        System.setProperty("jdk.console", "java.base");
        return Optional.ofNullable(System.console());
    }
}
