package tally.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tally.domain.BusinessId;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.uploads.Upload;
import tally.domain.uploads.Upload.Counters;
import tally.domain.uploads.UploadInbox;

/** Shows how far an import is: a bar that moves on a terminal, a line every tenth otherwise. One per import. */
final class ImportProgress {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int BAR_WIDTH = 40;
    private static final int LINE_EVERY_PERCENT = 10;

    private final PrintStream out;
    private final UploadInbox inbox;
    private final BusinessId business;
    private final boolean terminal = Terminal.console().isPresent();
    private int lastLine = -LINE_EVERY_PERCENT;

    ImportProgress(PrintStream out, UploadInbox inbox, BusinessId business) {
        this.out = out;
        this.inbox = inbox;
        this.business = business;
    }

    /** Waits for the end of an upload. */
    Upload follow(UploadId id) {
        Upload upload = read(id);
        while (upload.status().active()) {
            show(upload.counters());
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            upload = read(id);
        }
        lastLine = -LINE_EVERY_PERCENT;
        show(upload.counters());
        out.print(terminal ? System.lineSeparator() : "");
        return upload;
    }

    private Upload read(UploadId id) {
        return inbox.find(Scope.of(business), id).orElseThrow(() -> new IllegalStateException("No upload " + id));
    }

    private void show(Counters counters) {
        if (terminal) {
            final int full = counters.percent() * BAR_WIDTH / 100;
            out.print("\r[" + "#".repeat(full) + " ".repeat(BAR_WIDTH - full) + "] " + figures(counters) + "  ");
            out.flush();
        } else if (counters.percent() >= lastLine + LINE_EVERY_PERCENT) {
            lastLine = counters.percent();
            out.println(figures(counters));
        }
    }

    private static String figures(Counters counters) {
        return "%3d %%, %d of %d rows: %d created, %d skipped, %d failed"
                .formatted(
                        counters.percent(),
                        counters.processed(),
                        counters.rowCount(),
                        counters.created(),
                        counters.skipped(),
                        counters.failed());
    }
}
