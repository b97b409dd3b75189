package tally.domain.accounts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.audit.Actor;

/** Accounts of one user, as much of them as signing in needs. One thread. */
final class OneUser implements Accounts {
    static final Instant NOW = Instant.parse("2025-11-27T18:30:00Z");

    private final Credentials known;
    private final Map<TokenHash, Session> sessions = new HashMap<>();

    OneUser(User user, PasswordHash password) {
        this.known = new Credentials(user, password, PasswordOrigin.GIVEN);
    }

    @Override
    public Optional<Credentials> credentials(Email email) {
        return Optional.of(known).filter(user -> user.user().email().equals(email));
    }

    @Override
    public Instant startSession(TokenHash token, SessionStart start) {
        final Instant end = NOW.plus(start.length());
        sessions.put(token, new Session(known.user(), end, known.origin()));
        return end;
    }

    @Override
    public Optional<Session> session(TokenHash token) {
        return Optional.ofNullable(sessions.get(token));
    }

    @Override
    public void endSession(TokenHash token) {
        sessions.remove(token);
    }

    @Override
    public void addBusiness(Business business, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean addFirst(Business business, List<Credentials> users, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Business> businesses(PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Business> business(BusinessId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Business> businessesNamed(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean addUser(User user, NewPassword password, Actor by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean anyStaff() {
        throw new UnsupportedOperationException();
    }
}
