package tally.domain.audit;

import java.util.Arrays;
import java.util.Optional;

/** What a person can do that changes data. */
public enum AuditAction {
    /** A business was added. */
    BUSINESS_ADDED("business.added"),
    /** A user was added. */
    USER_ADDED("user.added"),
    /** A user may sign in no more. */
    USER_DISABLED("user.disabled"),
    /** A user may sign in again. */
    USER_ENABLED("user.enabled"),
    /** A user has another password. */
    PASSWORD_CHANGED("user.password_changed"),
    /** All sign-ins of a user were ended. */
    SESSIONS_ENDED("user.sessions_ended"),
    /** An upload was stopped before its end. */
    UPLOAD_CANCELLED("upload.cancelled"),
    /** An upload was taken back. */
    UPLOAD_UNDONE("upload.undone"),
    /** A receipt that was read unsurely was confirmed, as it was read or corrected. */
    RECEIPT_CONFIRMED("receipt.confirmed"),
    /** A receipt that was read unsurely was turned down. */
    RECEIPT_REJECTED("receipt.rejected"),
    /** A product was changed by hand. */
    PRODUCT_CHANGED("product.changed"),
    /** A failed row was put up for another try. */
    FAILED_JOB_RETRIED("failed_job.retried"),
    /** A failed row was declared to be no sale. */
    FAILED_JOB_DISCARDED("failed_job.discarded"),
    /** An event was put up for another delivery. */
    EVENT_REDELIVERED("event.redelivered");

    private final String wireName;

    AuditAction(String wireName) {
        this.wireName = wireName;
    }

    /** The action as the API and the database write it. */
    public String wireName() {
        return wireName;
    }

    /** The action with this wire name; empty for an unknown one. */
    public static Optional<AuditAction> of(String wireName) {
        return Arrays.stream(values())
                .filter(action -> action.wireName.equals(wireName))
                .findFirst();
    }
}
