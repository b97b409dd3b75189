package tally.testkit;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Collectors;
import tally.domain.Scope;
import tally.domain.failures.FailureStatus;
import tally.domain.uploads.UploadStatus;
import tally.domain.uploads.Workload;

/** {@link Workload} without a database. */
final class InMemoryWorkload implements Workload {
    private final Memory memory;

    InMemoryWorkload(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Figures figures() {
        synchronized (memory) {
            return new Figures(
                    memory.uploads(Scope.ALL)
                            .collect(Collectors.groupingBy(StoredUpload::status, Collectors.counting())),
                    memory.uploads(Scope.ALL)
                            .filter(upload -> upload.status() == UploadStatus.PENDING)
                            .map(StoredUpload::createdAt)
                            .min(Comparator.naturalOrder())
                            .map(oldest -> Duration.between(oldest, memory.now())),
                    memory.jobs().values().stream()
                            .filter(job ->
                                    job.status() == FailureStatus.FAILED || job.status() == FailureStatus.PENDING)
                            .count());
        }
    }
}
