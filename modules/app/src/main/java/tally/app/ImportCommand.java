package tally.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.accounts.Business;
import tally.domain.uploads.GivenOptions;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadStatus;
import tally.ingest.Incoming;
import tally.ingest.Reception;
import tally.ingest.Spool;

/** {@code import FILE --business NAME}: takes a file in as an upload would, works on it, and waits for its end. */
final class ImportCommand {
    private static final Logger LOG = LoggerFactory.getLogger("tally.app");
    private static final String BUSINESS = "--business";

    private final PrintStream out;
    private final Configuration configuration;

    ImportCommand(PrintStream out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
    }

    ExitCode run(List<String> words) {
        final Arguments arguments = Arguments.parse(words, Set.of(BUSINESS), Set.of());
        final Path file = Path.of(arguments.only("The FILE to import"));
        final String business =
                arguments.option(BUSINESS).orElseThrow(() -> new UsageException("--business NAME is missing"));
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailedException("There is no file that can be read at " + file);
        }
        try (Node node = Node.open(configuration)) {
            return run(node, file, node.newAccounts().business(business));
        }
    }

    private ExitCode run(Node node, Path file, Business business) {
        final Reception reception = receive(node, file, business);
        if (reception instanceof Reception.Accepted accepted) {
            LOG.info(
                    "Upload received: file_id={}, business_id={}, rows={}",
                    accepted.id(),
                    business.id(),
                    accepted.rowsDetected());
            node.startWorkers();
            final ImportProgress progress =
                    new ImportProgress(out, node.stores().inbox(), business.id());
            return exitCode(progress.follow(accepted.id()));
        }
        throw new CommandFailedException(
                reception instanceof Reception.NotCsv refused ? refused.message() : "Too many uploads: wait a minute.");
    }

    private static Reception receive(Node node, Path file, Business business) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file));
                Spool.Spooled spooled = node.spool().store(content)) {
            final String name = file.getFileName().toString();
            return node.desk().receive(new Incoming(business.id(), name, Optional.empty(), GivenOptions.NONE, spooled));
        } catch (IOException unreadable) {
            throw new CommandFailedException("The file can't be read: " + unreadable.getMessage());
        }
    }

    private ExitCode exitCode(Upload end) {
        out.println("File id: " + end.id());
        end.errorMessage().ifPresent(out::println);
        if (end.status() != UploadStatus.COMPLETED) {
            return ExitCode.FAILED;
        }
        return end.counters().failed() == 0 ? ExitCode.DONE : ExitCode.ROWS_FAILED;
    }
}
