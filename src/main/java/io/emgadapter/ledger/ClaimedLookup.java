package io.emgadapter.ledger;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Task whose fate is not known and that this instance may look up while its lease lasts.
 *
 * @param fence to be named by every write about it
 * @param looks how many looks could ask and found nothing since it became UNKNOWN
 * @param text as it was signed; null after a restore, where the backup is older than its sealing
 * @param rest the {@code rest} object of its request as JSON; null where it has none
 */
public record ClaimedLookup(
    UUID id,
    int fence,
    String subscription,
    Verb verb,
    Resource resource,
    String route,
    int looks,
    @Nullable String text,
    @Nullable String signature,
    @Nullable String rest) {

  /** Without the content. */
  @Override
  public String toString() {
    return "ClaimedLookup[" + id + "]";
  }
}
