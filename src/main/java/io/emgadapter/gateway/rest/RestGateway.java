package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Lookup;
import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way to Equinix by its REST APIs; the answer comes at once. */
public final class RestGateway implements Gateway {
  private final Map<String, Sender> senders;
  private final RestReads reads;

  private RestGateway(Map<String, Sender> senders, RestReads reads) {
    this.senders = Map.copyOf(senders);
    this.reads = reads;
  }

  /**
   * Opens it; nothing is called yet.
   *
   * @param accounts by the name of the subscription
   * @param jdbc the ledger, which remembers refused credentials
   */
  public static RestGateway open(Map<String, RestAccount> accounts, JdbcClient jdbc, Clock clock) {
    Map<String, Sender> senders = new HashMap<>();
    Map<String, ReadingDesk> desks = new HashMap<>();
    accounts.forEach((name, account) -> {
      Link link = Link.of(name, account, jdbc, clock);
      senders.put(name, new Sender(link, account, clock));
      desks.put(name, new ReadingDesk(link, account, clock));
    });
    return new RestGateway(senders, new RestReads(desks));
  }

  /** What people may read through it; tokens and limits are those of the orders. */
  public RestReads reads() {
    return reads;
  }

  /** Each on a virtual thread of its own, so that a slow answer holds up no other Task. */
  @Override
  public List<Outcome> send(List<SealedTask> tasks) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    Sender sender = senders.get(tasks.getFirst().subscription());
    return sender == null ? notConfigured(tasks) : send(sender, tasks);
  }

  private static List<Outcome> send(Sender sender, List<SealedTask> tasks) {
    Turn turn = sender.turn();
    List<Future<Outcome>> sent;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      sent = tasks.stream().map(task -> threads.submit(() -> sender.send(task, turn))).toList();
    } // closing it waits for all
    return sent.stream().map(Future::resultNow).toList();
  }

  private static List<Outcome> notConfigured(List<SealedTask> tasks) {
    String reason = "the subscription has no REST settings";
    Outcome each = new Outcome.NotSent(reason, Duration.ofMinutes(1));
    return Collections.nCopies(tasks.size(), each);
  }

  @Override
  public Lookup lookup(SealedTask task) {
    Sender sender = senders.get(task.subscription());
    return sender == null
        ? new Lookup.Undecided("the subscription has no REST settings")
        : sender.lookup(task);
  }
}
