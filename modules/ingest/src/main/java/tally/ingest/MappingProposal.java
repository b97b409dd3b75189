package tally.ingest;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tally.domain.sales.ColumnMap;
import tally.domain.sales.Field;

/**
 * Which columns of a file may hold which fields, where neither their names nor a person says it: from the export of a
 * known program, else from names that mean the same. A person has to confirm it.
 *
 * @param preset the program whose export it seems to be
 * @param mapping what was said, and what is proposed
 * @param proposed the fields of the mapping that nobody said
 */
record MappingProposal(Optional<Preset> preset, Map<Field, String> mapping, Map<Field, Source> proposed) {
    /** Where a proposal comes from. */
    enum Source {
        PRESET,
        SYNONYM,
        PRICE
    }

    private static final Map<Field, Set<String>> SYNONYMS = ResourceTable.records("synonyms.csv").stream()
            .collect(Collectors.toMap(
                    record -> Field.named(record.get(0)).orElseThrow(),
                    record -> record.stream().map(Field::normalized).collect(Collectors.toSet())));

    /** Proposes for a header and what a person has said. */
    static MappingProposal of(List<String> header, Map<Field, String> said) {
        final Optional<Preset> preset = said.isEmpty() ? Presets.of(header) : Optional.empty();
        final MappingProposal proposal =
                new MappingProposal(preset, new EnumMap<>(Field.class), new EnumMap<>(Field.class));
        proposal.mapping.putAll(said);
        preset.ifPresent(known -> proposal.addPreset(header, known));
        for (final Field field : Field.values()) {
            proposal.addSynonym(header, field);
        }
        proposal.addPrice(header);
        return proposal;
    }

    private void addPreset(List<String> header, Preset known) {
        final ColumnMap columns = ColumnMap.match(header, known.mapping());
        known.mapping().forEach((field, name) -> {
            final boolean there = columns.ownName(field).isPresent() || ColumnMap.worksOutAmount(Map.of(field, name));
            if (there && !Field.named(name).equals(Optional.of(field))) {
                propose(field, name, Source.PRESET);
            }
        });
    }

    /** One name only: of two that mean the same, a person has to say which. */
    private void addSynonym(List<String> header, Field field) {
        final ColumnMap columns = ColumnMap.match(header, mapping);
        if (columns.column(field) >= 0 || mapping.containsKey(field)) {
            return;
        }
        final Set<String> synonyms = SYNONYMS.getOrDefault(field, Set.of());
        final List<String> names = header.stream()
                .filter(name -> synonyms.contains(Field.normalized(name)))
                .filter(name -> columns.field(header.indexOf(name)).isEmpty())
                .toList();
        if (names.size() == 1) {
            propose(field, names.get(0), Source.SYNONYM);
        }
    }

    private void addPrice(List<String> header) {
        final ColumnMap columns = ColumnMap.match(header, mapping);
        if (columns.missing().contains(Field.AMOUNT) && columns.column(Field.UNIT_PRICE) >= 0) {
            propose(Field.AMOUNT, ColumnMap.QUANTITY_TIMES_PRICE, Source.PRICE);
        }
    }

    private void propose(Field field, String column, Source source) {
        if (mapping.putIfAbsent(field, column) == null) {
            proposed.put(field, source);
        }
    }
}
