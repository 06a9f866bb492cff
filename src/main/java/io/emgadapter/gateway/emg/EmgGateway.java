package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.order.Route;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The way to Equinix over the messaging gateway; an answer comes later, as an Ack. */
public final class EmgGateway implements Gateway {
  private static final String DOWN = "the link that sends to EMG is down";

  private final Map<String, EmgSender> senders;

  /**
   * @param senders by the name of the subscription; the caller made them and closes them
   */
  public EmgGateway(Map<String, EmgSender> senders) {
    this.senders = Map.copyOf(senders);
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
    EmgSender sender = senders.get(tasks.getFirst().subscription());
    return sender == null ? notConfigured(tasks) : sender.send(tasks);
  }

  private static List<Outcome> notConfigured(List<SealedTask> tasks) {
    String reason = "the subscription has no incoming.connection-string, by which Tasks go to EMG";
    Outcome each = new Outcome.NotSent(reason, Duration.ofMinutes(1));
    return Collections.nCopies(tasks.size(), each);
  }

  /** A link that is down reconnects by itself; meanwhile its Tasks wait unclaimed. */
  @Override
  public Map<String, String> blocked() {
    return senders.entrySet().stream()
        .filter(each -> !each.getValue().connected())
        .collect(Collectors.toMap(Map.Entry::getKey, _ -> DOWN));
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
