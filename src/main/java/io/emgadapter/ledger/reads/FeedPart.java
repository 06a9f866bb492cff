package io.emgadapter.ledger.reads;

import io.emgadapter.event.RecordedEvent;
import java.util.List;

/**
 * What one read of all events gave.
 *
 * @param events those that were wanted, in their order
 * @param reached where the next read begins
 * @param atEnd whether there is no more for now
 */
public record FeedPart(List<RecordedEvent> events, long reached, boolean atEnd) {}
