package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Divider;
import io.emgadapter.gateway.Divider.Finding;
import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.OrderReader;
import io.emgadapter.gateway.OrderReader.OrderHistory;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.rest.call.Caller.Turn;
import io.emgadapter.gateway.rest.call.CredentialMemory;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Target.Referred;
import io.emgadapter.order.Verb;
import io.emgadapter.order.WorkVisitCreate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The way to Equinix by its REST APIs; the answer comes at once. */
public final class RestGateway implements Gateway, Divider, OrderHistory, OrderReader {
  private static final String NOT_SET_UP = "the subscription has no REST settings";
  private static final Duration WAIT = Duration.ofMinutes(1);

  /** Of 2 MiB at most. */
  private static final int FILES_IN_MEMORY = 4;

  private final Map<String, Sender> senders;
  private final Map<String, Findings> findings;
  private final Map<String, RestOrderReader> readers;
  private final RestReads reads;

  private RestGateway(
      Map<String, Sender> senders,
      Map<String, Findings> findings,
      Map<String, RestOrderReader> readers,
      RestReads reads) {
    this.senders = Map.copyOf(senders);
    this.findings = Map.copyOf(findings);
    this.readers = Map.copyOf(readers);
    this.reads = reads;
  }

  /**
   * Opens it; nothing is called yet.
   *
   * @param accounts by the name of the subscription
   * @param memory what all instances know of the credentials
   */
  public static RestGateway open(
      Map<String, RestAccount> accounts, CredentialMemory memory, Clock clock) {
    Map<String, Sender> senders = new HashMap<>();
    Semaphore files = new Semaphore(FILES_IN_MEMORY);
    Map<String, Findings> findings = new HashMap<>();
    Map<String, RestOrderReader> readers = new HashMap<>();
    Map<String, ReadingDesk> desks = new HashMap<>();
    accounts.forEach((name, account) -> {
      RestAccess link = RestAccess.of(name, account, memory, clock, files);
      senders.put(name, new Sender(link, account));
      findings.put(name, new Findings(link, account));
      readers.put(name, new RestOrderReader(link));
      desks.put(name, new ReadingDesk(link, account, clock));
    });
    return new RestGateway(senders, findings, readers, new RestReads(desks));
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
    Outcome each = new Outcome.NotSent(NOT_SET_UP, WAIT);
    return Collections.nCopies(tasks.size(), each);
  }

  @Override
  public Map<String, String> held() {
    Map<String, String> held = new HashMap<>();
    senders.forEach((name, sender) -> {
      String why = sender.held();
      if (why != null) {
        held.put(name, why);
      }
    });
    return held;
  }

  @Override
  public Duration pause(String subscription, Verb verb, Resource resource) {
    Sender sender = senders.get(subscription);
    return sender == null ? Duration.ZERO : sender.pause(verb, resource);
  }

  @Override
  public boolean isSetUp(String subscription) {
    return senders.containsKey(subscription);
  }

  @Override
  public Lookup lookup(SealedTask task) {
    Sender sender = senders.get(task.subscription());
    return sender == null ? new Lookup.NotAsked(NOT_SET_UP, WAIT) : sender.lookup(task);
  }

  @Override
  public Finding<List<Part>> divide(
      String subscription, WorkVisitCreate visit, @Nullable String rest) {
    Findings of = findings.get(subscription);
    return of == null ? new Finding.Later<>(NOT_SET_UP, WAIT) : of.divide(visit, rest);
  }

  @Override
  public boolean isOpenTo(String subscription) {
    return findings.containsKey(subscription);
  }

  @Override
  public Finding<Set<String>> numbers(String subscription, Referred referred) {
    Findings of = findings.get(subscription);
    return of == null ? new Finding.Later<>(NOT_SET_UP, WAIT) : of.numbers(referred);
  }

  @Override
  public View read(String subscription, String servicerId) {
    RestOrderReader of = readers.get(subscription);
    return of == null ? new View.NotAsked(NOT_SET_UP, WAIT, 0) : of.read(servicerId);
  }
}
