package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent.Reply;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as its events tell of it.
 *
 * @param gone whether only its id is left of it
 */
record RequestView(
    UUID id,
    String subscription,
    String sender,
    String senderId,
    String verb,
    String resource,
    Reply reply,
    byte @Nullable [] context,
    byte @Nullable [] notes,
    boolean gone) {}
