package tally.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.Business;
import tally.domain.accounts.Email;
import tally.domain.accounts.NewPassword;
import tally.domain.accounts.Session;
import tally.domain.accounts.TokenHash;
import tally.domain.accounts.User;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditedChange;

/** {@link Accounts} without a database. */
final class InMemoryAccounts implements Accounts {
    private final Memory memory;

    InMemoryAccounts(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void addBusiness(Business business, Actor by) {
        synchronized (memory) {
            memory.businesses().put(business.id(), business);
            final Map<String, String> after = Map.of(
                    "name", business.name(), "time_zone", business.timeZone().getId());
            final String subject = business.id().toString();
            memory.audit(
                    Optional.of(business.id()),
                    by,
                    new AuditedChange(AuditAction.BUSINESS_ADDED, subject, Map.of(), after));
        }
    }

    @Override
    public boolean addFirst(Business business, List<Credentials> users, Actor by) {
        synchronized (memory) {
            final boolean empty = memory.businesses().isEmpty() && !anyStaff();
            if (empty) {
                addBusiness(business, by);
                users.forEach(user -> addUser(user.user(), user.chosen(), by));
            }
            return empty;
        }
    }

    @Override
    public Page<Business> businesses(PageRequest page) {
        synchronized (memory) {
            final Comparator<Business> byName =
                    Comparator.comparing(Business::name).thenComparing(Business::id, Pages.byId());
            return Pages.page(memory.businesses().values().stream().sorted(byName), page);
        }
    }

    @Override
    public Optional<Business> business(BusinessId id) {
        synchronized (memory) {
            return Optional.ofNullable(memory.businesses().get(id));
        }
    }

    @Override
    public List<Business> businessesNamed(String name) {
        synchronized (memory) {
            return memory.businesses().values().stream()
                    .filter(business -> business.name().equals(name))
                    .sorted(Comparator.comparing(Business::id, Pages.byId()))
                    .toList();
        }
    }

    @Override
    public boolean addUser(User user, NewPassword password, Actor by) {
        synchronized (memory) {
            final Credentials credentials = new Credentials(user, password.hash(), password.origin());
            final boolean isNew = memory.users().putIfAbsent(user.email(), credentials) == null;
            if (isNew) {
                memory.userStates().put(user.id(), new StoredUser(false, memory.now()));
                final Map<String, String> after =
                        Map.of("email", user.email().value(), "is_staff", Boolean.toString(user.staff()));
                final String subject = user.id().toString();
                memory.audit(
                        user.business().map(Business::id),
                        by,
                        new AuditedChange(AuditAction.USER_ADDED, subject, Map.of(), after));
            }
            return isNew;
        }
    }

    @Override
    public boolean anyStaff() {
        synchronized (memory) {
            return memory.users().values().stream()
                    .anyMatch(credentials -> credentials.user().staff());
        }
    }

    @Override
    public Optional<Credentials> credentials(Email email) {
        synchronized (memory) {
            return Optional.ofNullable(memory.users().get(email))
                    .filter(known -> !isDisabled(known.user().id()));
        }
    }

    @Override
    public Instant startSession(TokenHash token, SessionStart start) {
        synchronized (memory) {
            final Instant expires = memory.now().plus(start.length());
            memory.sessions()
                    .put(
                            token,
                            new StoredSession(
                                    memory.ids().next(), start.user(), start.address(), memory.now(), expires));
            return expires;
        }
    }

    @Override
    public Optional<Session> session(TokenHash token) {
        synchronized (memory) {
            return Optional.ofNullable(memory.sessions().get(token))
                    .filter(session -> session.expiresAt().isAfter(memory.now()))
                    .filter(session -> !isDisabled(session.user()))
                    .map(this::session);
        }
    }

    private Session session(StoredSession stored) {
        final User user = memory.user(stored.user());
        final Credentials known =
                Optional.ofNullable(memory.users().get(user.email())).orElseThrow();
        return new Session(user, stored.expiresAt(), known.origin());
    }

    private boolean isDisabled(UserId user) {
        return Optional.ofNullable(memory.userStates().get(user))
                .filter(StoredUser::disabled)
                .isPresent();
    }

    @Override
    public void endSession(TokenHash token) {
        synchronized (memory) {
            memory.sessions().remove(token);
        }
    }
}
