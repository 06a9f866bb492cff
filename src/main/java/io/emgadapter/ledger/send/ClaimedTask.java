package io.emgadapter.ledger.send;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import io.emgadapter.sight.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Task that this instance may send while its lease lasts.
 *
 * @param fence which every write about it must name
 * @param servicerId the order that it is aimed at, if that is known
 * @param age how long ago its request was accepted
 * @param body the Body of its request, without a target filled in
 * @param rest the {@code rest} object of its request as JSON; null if it has none
 * @param part the part of its request that it orders for; null if that was not asked yet, or need
 *     not be asked
 * @param sealed the text and signature of an earlier attempt that provably did not leave, or of
 *     which Equinix shows nothing; they are sent again unchanged
 * @param doubted whether an earlier attempt may have reached Equinix
 * @param trace the trace of its request, if any
 */
public record ClaimedTask(
    UUID id,
    int fence,
    String subscription,
    Verb verb,
    Resource resource,
    Route route,
    @Nullable String servicerId,
    Duration age,
    byte[] body,
    byte @Nullable [] rest,
    @Nullable TaskPart part,
    @Nullable SealedText sealed,
    boolean doubted,
    @Nullable TraceContext trace) {

  /** The same Task, standing for a part of its request. */
  public ClaimedTask of(TaskPart own) {
    return new ClaimedTask(
        id,
        fence,
        subscription,
        verb,
        resource,
        route,
        servicerId,
        age,
        body,
        rest,
        own,
        sealed,
        doubted,
        trace);
  }

  /** About how much memory it takes. */
  public int bytes() {
    return body.length
        + (rest == null ? 0 : rest.length)
        + (sealed == null ? 0 : 2 * sealed.text().length());
  }

  /** The {@code rest} object as text. */
  public @Nullable String restText() {
    return rest == null ? null : new String(rest, StandardCharsets.UTF_8);
  }

  /**
   * A Task as it was signed.
   *
   * @param text the Task as JSON
   * @param signature Base64; null if the subscription does not sign
   */
  public record SealedText(String text, @Nullable String signature) {}

  /**
   * The part of its request that a Task orders for.
   *
   * @param locations cages and cabinets, some or all of its request's {@code Location}
   * @param accountNumbers a JSON object: the account number of each cage, as far as it is known
   */
  public record TaskPart(List<String> locations, byte[] accountNumbers) {}
}
