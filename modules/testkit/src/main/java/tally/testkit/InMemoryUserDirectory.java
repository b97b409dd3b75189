package tally.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.ActiveSession;
import tally.domain.accounts.Business;
import tally.domain.accounts.NewPassword;
import tally.domain.accounts.TokenHash;
import tally.domain.accounts.UserAccount;
import tally.domain.accounts.UserDirectory;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;

/** {@link UserDirectory} without a database. */
final class InMemoryUserDirectory implements UserDirectory {
    private final Memory memory;

    InMemoryUserDirectory(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Page<UserAccount> users(PageRequest page) {
        synchronized (memory) {
            final Comparator<UserAccount> byEmail =
                    Comparator.comparing(account -> account.user().email().value());
            return Pages.page(
                    memory.users().values().stream().map(this::account).sorted(byEmail), page);
        }
    }

    @Override
    public Optional<UserAccount> user(UserId id) {
        synchronized (memory) {
            return credentials(id).map(this::account);
        }
    }

    @Override
    public boolean setDisabled(UserId id, boolean disabled, Actor by) {
        synchronized (memory) {
            return credentials(id)
                    .map(this::account)
                    .map(before -> {
                        if (before.disabled() != disabled) {
                            disable(before, disabled, by);
                        }
                        return true;
                    })
                    .orElse(false);
        }
    }

    private void disable(UserAccount before, boolean disabled, Actor by) {
        final UserId id = before.user().id();
        memory.userStates().computeIfPresent(id, (key, state) -> new StoredUser(disabled, state.createdAt()));
        endAll(id, Optional.empty());
        audit(before, by, disabled ? AuditAction.USER_DISABLED : AuditAction.USER_ENABLED);
    }

    @Override
    public boolean setPassword(UserId id, NewPassword password, Optional<TokenHash> stays, Actor by) {
        synchronized (memory) {
            return credentials(id)
                    .map(known -> {
                        final UserAccount before = account(known);
                        memory.users()
                                .put(
                                        known.user().email(),
                                        new Accounts.Credentials(known.user(), password.hash(), password.origin()));
                        endAll(id, stays);
                        audit(before, by, AuditAction.PASSWORD_CHANGED);
                        return true;
                    })
                    .orElse(false);
        }
    }

    @Override
    public List<ActiveSession> sessions(UserId id) {
        synchronized (memory) {
            return memory.sessions().entrySet().stream()
                    .filter(entry -> entry.getValue().user().equals(id)
                            && entry.getValue().expiresAt().isAfter(memory.now()))
                    .map(InMemoryUserDirectory::session)
                    .sorted(Comparator.comparing(ActiveSession::createdAt)
                            .reversed()
                            .thenComparing(session -> session.id().toString()))
                    .toList();
        }
    }

    @Override
    public boolean endSession(UserId id, UUID session) {
        synchronized (memory) {
            return memory.sessions()
                    .values()
                    .removeIf(known -> known.user().equals(id) && known.id().equals(session));
        }
    }

    @Override
    public int endSessions(UserId id, Actor by) {
        synchronized (memory) {
            final int ended = endAll(id, Optional.empty());
            if (ended > 0) {
                final UserAccount account = account(credentials(id).orElseThrow());
                audit(account, by, account.signInsEnded(ended));
            }
            return ended;
        }
    }

    private int endAll(UserId id, Optional<TokenHash> stays) {
        final int before = memory.sessions().size();
        memory.sessions()
                .entrySet()
                .removeIf(entry -> entry.getValue().user().equals(id) && !stays.equals(Optional.of(entry.getKey())));
        return before - memory.sessions().size();
    }

    private void audit(UserAccount before, Actor by, AuditAction action) {
        final UserAccount after = account(credentials(before.user().id()).orElseThrow());
        audit(after, by, after.changedFrom(before, action));
    }

    private void audit(UserAccount account, Actor by, AuditedChange change) {
        memory.audit(account.user().business().map(Business::id), by, change);
    }

    private Optional<Accounts.Credentials> credentials(UserId id) {
        return memory.users().values().stream()
                .filter(known -> known.user().id().equals(id))
                .findFirst();
    }

    private UserAccount account(Accounts.Credentials known) {
        final StoredUser state =
                Optional.ofNullable(memory.userStates().get(known.user().id())).orElseThrow();
        return new UserAccount(known.user(), state.disabled(), known.origin(), state.createdAt());
    }

    private static ActiveSession session(Map.Entry<TokenHash, StoredSession> entry) {
        final StoredSession session = entry.getValue();
        return new ActiveSession(
                session.id(), entry.getKey(), session.address(), session.createdAt(), session.expiresAt());
    }
}
