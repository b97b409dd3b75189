package tally.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL's own programs, unpacked.
 *
 * @param bin the folder that they are in
 * @param user as whom they are run
 */
record Programs(Path bin, PostgresUser user) {

    Command.Outcome initdb(List<String> arguments) throws IOException {
        return run("initdb", arguments);
    }

    /** Starts, stops and asks after a server: see the PostgreSQL manual, pg_ctl. */
    Command.Outcome pgCtl(List<String> arguments) throws IOException {
        return run("pg_ctl", arguments);
    }

    private Command.Outcome run(String program, List<String> arguments) throws IOException {
        List<String> words = Stream.concat(Stream.of(bin.resolve(program).toString()), arguments.stream())
                .toList();
        return new Command(user.prefix(), words).run();
    }
}
