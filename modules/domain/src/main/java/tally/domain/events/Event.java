package tally.domain.events;

import tally.domain.EventId;

/** Something that happened and that the jobs downstream must hear of at least once. */
public record Event(EventId id, Topic topic, EventPayload payload) {}
