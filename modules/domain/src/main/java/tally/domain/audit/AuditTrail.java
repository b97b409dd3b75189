package tally.domain.audit;

import tally.domain.Page;
import tally.domain.PageRequest;

/**
 * Who did what. There is no way to write to it from outside: each store writes the entry in the very transaction of the
 * change, so there is none without the other. Safe for use by many threads.
 */
public interface AuditTrail {
    /** A page of the entries that match, newest first. */
    Page<AuditEntry> search(AuditFilter filter, PageRequest page);
}
