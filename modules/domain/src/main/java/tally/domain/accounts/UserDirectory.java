package tally.domain.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.audit.Actor;

/**
 * What is done to users who are there, and to their sign-ins. Every change holds on all nodes once its method returns, and
 * is in the audit trail. Each method is one transaction. Safe for use by many threads.
 */
public interface UserDirectory {
    /** The users, by e-mail. */
    Page<UserAccount> users(PageRequest page);

    /** The user with this id. */
    Optional<UserAccount> user(UserId id);

    /**
     * Lets a user sign in no more, and ends all its sign-ins; or lets it in again.
     *
     * @return false where there is no such user
     */
    boolean setDisabled(UserId id, boolean disabled, Actor by);

    /**
     * Gives a user another password, and ends its sign-ins but the one of this token.
     *
     * @return false where there is no such user
     */
    boolean setPassword(UserId id, NewPassword password, Optional<TokenHash> stays, Actor by);

    /** The sign-ins of a user that hold, the newest first. */
    List<ActiveSession> sessions(UserId id);

    /**
     * Ends one sign-in of a user.
     *
     * @return false where the user has none of this id
     */
    boolean endSession(UserId id, UUID session);

    /** Ends all sign-ins of a user, and says how many there were. */
    int endSessions(UserId id, Actor by);
}
