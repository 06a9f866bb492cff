package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.RestReads.Read.Found;
import io.emgadapter.gateway.rest.RestReads.Read.NotSetUp;
import io.emgadapter.gateway.rest.RestReads.Read.Refused;
import io.emgadapter.gateway.rest.RestReads.Read.Unavailable;
import io.emgadapter.gateway.rest.call.Caller.Call;
import io.emgadapter.gateway.rest.call.Caller.Call.Lost;
import io.emgadapter.gateway.rest.call.Caller.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Caller.Call.Replied;
import io.emgadapter.gateway.rest.call.Caller.Request;
import io.emgadapter.gateway.rest.call.EquinixApi;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.ErrorText;
import io.emgadapter.gateway.rest.call.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads from Equinix's REST APIs for people who ask, with the credentials of a subscription and
 * within its limits. It changes nothing. Each call ends within the timeouts of the account.
 */
public final class RestReads {
  private static final Refused NO_SUCH_ORDER =
      new Refused(404, "Equinix has no such order number.");

  /** Refusals that are passed on with Equinix's own status. */
  private static final Set<Integer> PASSED_ON = Set.of(400, 403, 409);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Map<String, AccountReads> accounts;

  RestReads(Map<String, AccountReads> accounts) {
    this.accounts = Map.copyOf(accounts);
  }

  /** Reads for an adapter without REST credentials. */
  public static RestReads none() {
    return new RestReads(Map.of());
  }

  /**
   * An order (Equinix, Orders v2, GET order details).
   *
   * @param ibxs the data centers whose lines are wanted, separated by commas; null for all
   */
  public Read order(String subscription, String orderId, @Nullable String ibxs) {
    return order(subscription, orderId, (equinix, token) -> equinix.order(token, orderId, ibxs));
  }

  /** The proposals that wait for an answer (Equinix, Orders v2, GET negotiations). */
  public Read negotiations(String subscription, String orderId) {
    return order(subscription, orderId, (equinix, token) -> equinix.proposals(token, orderId));
  }

  /** The kinds of Smart Hands work (Equinix, Smart Hands v1, GET types); kept for five minutes. */
  public Read types(String subscription) {
    return of(subscription, reads -> reads.kept("types", EquinixApi::smartHandsTypes));
  }

  /**
   * Where the caller may order (Equinix, Smart Hands v1, GET locations); kept for five minutes.
   *
   * @param detail whether accounts and cabinets are listed too
   * @param ibxs data centers separated by commas; null for all
   * @param cages cages separated by commas; null for all
   */
  public Read locations(
      String subscription, boolean detail, @Nullable String ibxs, @Nullable String cages) {
    String key = detail + "?" + ibxs + "&" + cages;
    Request request = (equinix, token) -> equinix.smartHandsLocations(token, detail, ibxs, cages);
    return of(subscription, reads -> reads.kept(key, request));
  }

  private Read order(String subscription, String orderId, Request request) {
    return Changes.ORDER_ID.matcher(orderId).matches()
        ? of(subscription, reads -> reads.read(Api.ORDERS, request))
        : NO_SUCH_ORDER;
  }

  private Read of(String subscription, Function<AccountReads, Read> read) {
    AccountReads reads = accounts.get(subscription);
    return reads == null ? new NotSetUp() : read.apply(reads);
  }

  /** What a call that only reads means for whoever asked. */
  public static Read of(Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause) -> later(reason, pause);
      case Lost(var cause) -> later(cause, PAUSE);
      case Replied(var reply) -> replied(reply);
    };
  }

  private static Read replied(Reply reply) {
    return switch (reply.meaning()) {
      case DONE -> answered(reply);
      case REFUSED -> refused(reply);
      case OPEN, TOKEN_REFUSED, TURNED_AWAY ->
          reply.isRedirect()
              ? senseless(reply)
              : later("Equinix answered " + reply.status(), PAUSE);
    };
  }

  private static Read refused(Reply reply) {
    if (reply.isNotFound()) {
      return new Refused(
          404, "Equinix has none such, or does not show it to the user of this subscription.");
    }
    return PASSED_ON.contains(reply.status())
        ? new Refused(reply.status(), "Equinix refuses it: " + ErrorText.of(reply))
        : senseless(reply);
  }

  private static Refused senseless(Reply reply) {
    return new Refused(502, "Equinix answered what makes no sense here: " + ErrorText.of(reply));
  }

  private static Read answered(Reply reply) {
    return reply.body().isMissingNode() && reply.bytes().length > 0
        ? new Refused(502, "Equinix answered with something that is no JSON.")
        : new Found(reply.bytes());
  }

  private static Unavailable later(String reason, Duration pause) {
    return new Unavailable("Ask again later: " + reason + ".", pause);
  }

  /**
   * What became of reading from Equinix. Sentences contain no secret and nothing of the question.
   */
  public sealed interface Read {

    /**
     * Equinix's answer.
     *
     * @param json as it came; empty where Equinix had nothing to say
     */
    record Found(byte[] json) implements Read {
      /** Without the content. */
      @Override
      public String toString() {
        return "Found[" + json.length + "]";
      }
    }

    /**
     * Equinix does not answer this.
     *
     * @param status in HTTP's meaning: 400, 403, 404, 409, or 502 if its answer makes no sense
     * @param sentence why
     */
    record Refused(int status, String sentence) implements Read {}

    /**
     * Equinix cannot be asked now.
     *
     * @param sentence why
     * @param pause the time after which it may be asked again
     */
    record Unavailable(String sentence, Duration pause) implements Read {}

    /** The subscription has no credentials for Equinix's REST APIs. */
    record NotSetUp() implements Read {}
  }
}
