package tally.http.staff;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.DatabaseException;
import tally.http.server.Feed;
import tally.http.server.Json;

/** Tells a listener what is being worked on, whenever something has moved. For one listener. */
final class UploadStatusFeed implements Feed {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");

    private final String request;
    private final Supplier<UploadStatusHandlers.Look> looking;
    private final Clock clock;
    private final BooleanSupplier mayListen;
    private Optional<UploadStatusHandlers.Look> told = Optional.empty();

    /** A feed for who has asked by the request of this id. */
    UploadStatusFeed(
            String request, Supplier<UploadStatusHandlers.Look> looking, Clock clock, BooleanSupplier mayListen) {
        this.request = request;
        this.looking = looking;
        this.clock = clock;
        this.mayListen = mayListen;
    }

    /** A listener who signed out, or whose token ran out, hears no more. */
    @Override
    public boolean goesOn() {
        try {
            return mayListen.getAsBoolean();
        } catch (DatabaseException away) {
            LOG.warn("Stream of uploads ended, the database failed: request={}, {}", request, away.getMessage());
            return false;
        }
    }

    @Override
    public Optional<String> next() {
        try {
            return unlessTold(looking.get());
        } catch (DatabaseException away) {
            return Optional.empty();
        }
    }

    private Optional<String> unlessTold(UploadStatusHandlers.Look look) {
        if (told.equals(Optional.of(look))) {
            return Optional.empty();
        }
        told = Optional.of(look);
        return Optional.of(new String(Json.write(look.view(clock.instant())), StandardCharsets.UTF_8));
    }
}
