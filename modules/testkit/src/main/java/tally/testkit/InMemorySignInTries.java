package tally.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tally.domain.accounts.SignInTries;
import tally.domain.accounts.TokenHash;

/** {@link SignInTries} without a database. */
final class InMemorySignInTries implements SignInTries {
    private final Memory memory;

    InMemorySignInTries(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Optional<Duration> count(TokenHash subject, Limit limit) {
        synchronized (memory) {
            final StoredTries counted = Optional.ofNullable(memory.tries().get(subject))
                    .filter(known -> !end(known, limit).isBefore(memory.now()))
                    .map(known -> new StoredTries(known.tries() + 1, known.beganAt()))
                    .orElseGet(() -> new StoredTries(1, memory.now()));
            memory.tries().put(subject, counted);
            return counted.tries() > limit.most()
                    ? Optional.of(Duration.between(memory.now(), end(counted, limit)))
                    : Optional.empty();
        }
    }

    private static Instant end(StoredTries tries, Limit limit) {
        return tries.beganAt().plus(limit.time());
    }

    @Override
    public void forget(TokenHash subject) {
        synchronized (memory) {
            memory.tries().remove(subject);
        }
    }

    @Override
    public void takeBack(TokenHash subject) {
        synchronized (memory) {
            memory.tries()
                    .computeIfPresent(subject, (key, known) -> new StoredTries(known.tries() - 1, known.beganAt()));
        }
    }
}
