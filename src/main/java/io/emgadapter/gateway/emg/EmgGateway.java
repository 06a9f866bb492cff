package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.order.Route;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way to Equinix over the messaging gateway; an answer comes later, as an Ack. */
public final class EmgGateway implements Gateway {
  private static final String DOWN = "the link that sends to EMG is down";

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Map<String, EmgSender> senders;
  private final Logins logins;

  /**
   * @param senders by the name of the subscription; the caller made them and closes them
   * @param logins what their envelopes must carry
   */
  public EmgGateway(Map<String, EmgSender> senders, Logins logins) {
    this.senders = Map.copyOf(senders);
    this.logins = logins;
  }

  /** What the envelopes of a subscription must carry beside Task and signature. */
  @FunctionalInterface
  public interface Logins {
    /** Nothing is needed. */
    Logins NONE = _ -> null;

    /** Why it is not there now, without secrets; null if it is, or none is needed. Asks nobody. */
    @Nullable String missing(String subscription);
  }

  @Override
  public Route route() {
    return Route.EMG;
  }

  @Override
  public List<Outcome> send(List<SealedTask> tasks) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    String subscription = tasks.getFirst().subscription();
    EmgSender sender = senders.get(subscription);
    if (sender == null) {
      return notConfigured(tasks);
    }
    String missing = logins.missing(subscription);
    return missing == null ? sender.send(tasks) : notSent(tasks, missing, SOON);
  }

  private static List<Outcome> notConfigured(List<SealedTask> tasks) {
    String reason = "the subscription has no incoming.connection-string, by which Tasks go to EMG";
    return notSent(tasks, reason, Duration.ofMinutes(1));
  }

  private static List<Outcome> notSent(List<SealedTask> tasks, String reason, Duration wait) {
    return Collections.nCopies(tasks.size(), new Outcome.NotSent(reason, wait));
  }

  /** A link that is down reconnects by itself; meanwhile its Tasks wait unclaimed. */
  @Override
  public Map<String, String> blocked() {
    Map<String, String> blocked = new HashMap<>();
    senders.forEach((name, sender) -> {
      String why = sender.connected() ? logins.missing(name) : DOWN;
      if (why != null) {
        blocked.put(name, why);
      }
    });
    return blocked;
  }

  @Override
  public boolean isSetUp(String subscription) {
    return senders.containsKey(subscription);
  }

  /** EMG cannot be asked; only the Ack decides. */
  @Override
  public Lookup lookup(SealedTask task) {
    return new Lookup.NoView("EMG has no look-up; only an Ack tells what became of a Task.");
  }
}
