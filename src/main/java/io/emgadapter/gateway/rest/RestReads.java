package io.emgadapter.gateway.rest;

import com.github.benmanes.caffeine.cache.Cache;
import io.emgadapter.gateway.rest.Read.Found;
import io.emgadapter.gateway.rest.Read.NotSetUp;
import io.emgadapter.gateway.rest.Read.Refused;
import io.emgadapter.gateway.rest.Read.Unavailable;
import io.emgadapter.gateway.rest.call.Caller.Request;
import io.emgadapter.gateway.rest.call.EquinixApi;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.Throttle.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads from Equinix's REST APIs for people who ask, with the credentials of a subscription and
 * within its limits. It changes nothing. Each call ends within the timeouts of the account.
 */
public final class RestReads {
  private static final Refused NO_SUCH_ORDER =
      new Refused(404, "Equinix has no such order number.");

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

  /**
   * What one subscription reads for people. It has call places of its own, so that it crowds out no
   * order.
   */
  static final class AccountReads {
    private static final Unavailable CROWDED =
        new Unavailable("Ask again later: too much is being read at once.", Duration.ofSeconds(1));

    /** Limits of the cache for answers that hardly change: how long, how many, and how large. */
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final int MOST = 50;
    private static final int LARGEST = 256 * 1024;

    private final RestAccess access;
    private final Duration wait;
    private final Cache<String, Found> kept;

    /**
     * @param wait how long a read waits for a place
     */
    AccountReads(RestAccess access, Duration wait, Clock clock) {
      this.access = access;
      this.wait = wait;
      this.kept = Caches.of(LIFE, MOST, clock).build();
    }

    /** Reads what hardly changes, and keeps it under this key. */
    Read kept(String key, Request request) {
      Found before = kept.getIfPresent(key);
      if (before != null) {
        return before;
      }
      Read read = read(Api.SMART_HANDS, request);
      if (read instanceof Found found && found.json().length <= LARGEST) {
        kept.put(key, found);
      }
      return read;
    }

    Read read(Api api, Request request) {
      try (Place place = access.throttle().takeForRead(wait)) {
        return place == null ? CROWDED : Read.of(access.caller().read(api, request));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return CROWDED;
      }
    }
  }
}
