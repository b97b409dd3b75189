package tally.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * A shop that sends its files to whichever node, again where it got no answer, as a careful client would. It remembers
 * which uploads were accepted: those must never be lost. Those whose answer was lost may be there too.
 */
final class SoakShop {
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(200);
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(3);
    private static final Set<Integer> COME_AGAIN = Set.of(429, 503);

    private final Shop shop;
    private final List<SoakFile> files;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    SoakShop(Shop shop, List<SoakFile> files) {
        this.shop = shop;
        this.files = files;
    }

    List<SoakFile> files() {
        return files;
    }

    /** The ids that were answered with 202. */
    Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    /** The shop at a node. */
    Shop at(RunningTally node) {
        return shop.at(node);
    }

    /** Sends all files, one after the other; ends when each is accepted. */
    void send(SoakWorld world, Random random) {
        for (SoakFile file : files) {
            accepted.add(Await.value(
                    "somebody to take " + file.name(), LONGEST_SENDING, () -> sent(file, world.anyNode(random))));
        }
    }

    private Optional<String> sent(SoakFile file, RunningTally node) {
        try {
            Answer answer = at(node).client().upload(file.form());
            if (!COME_AGAIN.contains(answer.status())) {
                return Optional.of(answer.expect(202).at("/data/file_id").asText());
            }
        } catch (UncheckedIOException noAnswer) {
            // Accepted or not: it is sent again, and the rule of duplicates must see to it.
        }
        Await.passing(BEFORE_ANOTHER_TRY);
        return Optional.empty();
    }

    /** Whether all uploads that the node shows have reached their end; not where it can't tell. */
    boolean allEnded(RunningTally node) {
        return uploads(node).stream().allMatch(SoakShop::hasStatusOfEnd) && allVisible(node);
    }

    /** Whether their books are checked as well. */
    boolean allChecked(RunningTally node) {
        return allEnded(node) && uploads(node).stream().allMatch(TallyClient::hasEnded);
    }

    /** All its uploads by this node; none where it can't tell. */
    List<JsonNode> uploads(RunningTally node) {
        Answer answer = at(node).client().get("/data/upload-csv?limit=100");
        return answer.status() == 200
                ? StreamSupport.stream(answer.json().path("results").spliterator(), false)
                        .toList()
                : List.of();
    }

    private boolean allVisible(RunningTally node) {
        return uploads(node).size() >= files.size();
    }

    private static boolean hasStatusOfEnd(JsonNode upload) {
        return !Set.of("pending", "processing").contains(upload.path("status").asText());
    }
}
