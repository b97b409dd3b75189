package tally.http.json;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which of the rows that wait for a person are meant: those that match everything that is given. */
public record SelectionBody(
        Optional<UUID> fileId, Optional<UUID> businessId, Optional<String> errorCode, Optional<List<UUID>> ids) {}
