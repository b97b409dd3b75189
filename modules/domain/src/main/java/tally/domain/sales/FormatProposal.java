package tally.domain.sales;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the texts of a file say about a format, for a person to decide by.
 *
 * @param format the one format that all texts can be in; empty where there is none, or more than one
 * @param candidates where the texts leave it open, the formats that a person must choose from
 * @param evidence why, in words for a shop
 */
public record FormatProposal(Finding finding, Optional<String> format, List<String> candidates, String evidence) {
    /** Copies the list. */
    public FormatProposal {
        candidates = List.copyOf(candidates);
    }

    static FormatProposal settled(String format, String evidence) {
        return new FormatProposal(Finding.SETTLED, Optional.of(format), List.of(), evidence);
    }

    static FormatProposal usual(String evidence) {
        return new FormatProposal(Finding.USUAL, Optional.empty(), List.of(), evidence);
    }

    static FormatProposal open(List<String> candidates, String evidence) {
        return new FormatProposal(Finding.OPEN, Optional.empty(), candidates, evidence);
    }

    static FormatProposal mixed(String evidence) {
        return new FormatProposal(Finding.MIXED, Optional.empty(), List.of(), evidence);
    }

    /** How clear the texts are. */
    public enum Finding {
        /** Tally reads them without anything said. */
        USUAL,
        /** They can be in one format only, which a person should confirm. */
        SETTLED,
        /** They can be in more than one, or in none that is known. */
        OPEN,
        /** They are in several formats, which no one format reads. */
        MIXED;

        /** The finding as the API writes it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
