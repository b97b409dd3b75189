package tally.domain.uploads;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How much there is to do, for whoever watches Tally as a whole. Safe for use by many threads. */
public interface Workload {
    /** The figures of this moment, over all nodes; cheap enough to be asked for every few seconds. */
    Figures figures();

    /**
     * The figures of one moment.
     *
     * @param uploads how many uploads have each status; one that none has may be left out
     * @param oldestWaiting how long the upload that waits longest has waited; empty where none waits
     * @param openFailedRows how many failed rows are not recovered: failed or pending
     */
    record Figures(Map<UploadStatus, Long> uploads, Optional<Duration> oldestWaiting, long openFailedRows) {
        /** Copies the map, and fills it up: a status that no upload has counts 0. */
        public Figures {
            final EnumMap<UploadStatus, Long> all = new EnumMap<>(UploadStatus.class);
            for (final UploadStatus status : UploadStatus.values()) {
                all.put(status, uploads.getOrDefault(status, 0L));
            }
            uploads = Map.copyOf(all);
        }

        /** How many uploads have this status. */
        public long uploads(UploadStatus status) {
            return uploads.getOrDefault(status, 0L);
        }
    }
}
