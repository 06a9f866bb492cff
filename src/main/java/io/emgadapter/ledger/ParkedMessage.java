package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent.Reply;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is parked, as it came.
 *
 * @param source {@link Park#WORK_REQUESTS}, {@link Park#EMG} or {@link Park#TASK}
 * @param sender who asked, of a work request, as far as it was kept
 * @param bytes null where they were forgotten after a while
 */
public record ParkedMessage(
    UUID id,
    @Nullable String subscription,
    String source,
    @Nullable String sender,
    Reply reply,
    byte @Nullable [] bytes) {

  /** Without the content. */
  @Override
  public String toString() {
    return "ParkedMessage[" + id + "]";
  }
}
