package tally.testkit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.audit.AuditEntry;
import tally.domain.audit.AuditFilter;
import tally.domain.audit.AuditTrail;

/** {@link AuditTrail} without a database. */
final class InMemoryAuditTrail implements AuditTrail {
    private final Memory memory;

    InMemoryAuditTrail(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Page<AuditEntry> search(AuditFilter filter, PageRequest page) {
        synchronized (memory) {
            final List<AuditEntry> newestFirst = new ArrayList<>(memory.audit());
            Collections.reverse(newestFirst);
            return Pages.page(newestFirst.stream().filter(entry -> matches(filter, entry)), page);
        }
    }

    private static boolean matches(AuditFilter filter, AuditEntry entry) {
        final LocalDate day = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
        return filter.scope()
                        .business()
                        .map(id -> entry.business().filter(id::equals).isPresent())
                        .orElse(true)
                && filter.actor().map(entry.actor().name()::equals).orElse(true)
                && filter.action().map(entry.change().action()::equals).orElse(true)
                && filter.subject().map(entry.change().subject()::equals).orElse(true)
                && filter.from().map(from -> !day.isBefore(from)).orElse(true)
                && filter.to().map(to -> !day.isAfter(to)).orElse(true);
    }
}
