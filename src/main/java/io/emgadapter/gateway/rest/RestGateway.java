package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Divider;
import io.emgadapter.gateway.FileStore;
import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.NoticeReader;
import io.emgadapter.gateway.OrderReader;
import io.emgadapter.gateway.OrderReader.OrderHistory;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.rest.RestReads.AccountReads;
import io.emgadapter.gateway.rest.call.AccountMemory;
import io.emgadapter.gateway.rest.call.CallMeters;
import io.emgadapter.gateway.rest.call.PreparationStopped.TimeToStart;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Target.Referred;
import io.emgadapter.order.Verb;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.outbound.FileCalls;
import io.emgadapter.outbound.OwnClient.Via;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/** The gateway that uses Equinix's REST APIs; the answer comes at once. */
public final class RestGateway implements Gateway, Divider, OrderHistory, OrderReader {
  private static final String NOT_SET_UP = "the subscription has no REST settings";
  private static final Duration WAIT = Duration.ofMinutes(1);

  /** Each has at most 2 MiB. */
  private static final int FILES_IN_MEMORY = 4;

  private final Map<String, Parts> subscriptions;

  private RestGateway(Map<String, Parts> subscriptions) {
    this.subscriptions = Map.copyOf(subscriptions);
  }

  /** Finds SSL bundles by their names; each is asked for again before each connection. */
  @FunctionalInterface
  public interface Bundles {
    /** None, where no account names one. */
    Bundles NONE =
        name -> {
          throw new IllegalStateException("there is no SSL bundle " + name);
        };

    Supplier<SslBundle> get(String name);

    private Via via(RestAccount account) {
      String name = account.sslBundle();
      return new Via(
          account.httpProxy().orElse(null), name == null || name.isBlank() ? null : get(name));
    }
  }

  /** The parts that serve one subscription. */
  private record Parts(
      RestAccess access,
      Sender sender,
      OrderPreparation preparation,
      RestOrderReader orders,
      AccountReads reads,
      Function<FileCalls, AccountFiles> files) {}

  /** Opens the gateway for accounts that name no SSL bundle; it makes no call yet. */
  public static RestGateway open(
      Map<String, RestAccount> accounts, AccountMemory memory, Clock clock, CallMeters meters) {
    return open(accounts, memory, clock, meters, Bundles.NONE);
  }

  /**
   * Opens the gateway; it makes no call yet.
   *
   * @param accounts by the name of the subscription
   * @param memory what all instances share about the accounts
   * @param meters what counts the calls
   * @param bundles the SSL bundles that accounts name
   */
  public static RestGateway open(
      Map<String, RestAccount> accounts,
      AccountMemory memory,
      Clock clock,
      CallMeters meters,
      Bundles bundles) {
    Semaphore files = new Semaphore(FILES_IN_MEMORY);
    Map<String, Parts> subscriptions = new HashMap<>();
    accounts.forEach((name, account) -> {
      Via via = bundles.via(account);
      RestAccess access = RestAccess.of(name, account, memory, clock, files, meters, via);
      subscriptions.put(
          name,
          new Parts(
              access,
              new Sender(access, account.startWithin()),
              new OrderPreparation(access),
              new RestOrderReader(access.caller()),
              new AccountReads(access, account.connectTimeout(), clock),
              calls ->
                  new AccountFiles(
                      calls.by(via), access, account.baseUrl(), account.connectTimeout())));
    });
    return new RestGateway(subscriptions);
  }

  /** What people may read through it, with the same tokens and limits as orders. */
  public RestReads reads() {
    Map<String, AccountReads> reads = new HashMap<>();
    subscriptions.forEach((name, parts) -> reads.put(name, parts.reads()));
    return new RestReads(reads);
  }

  /** The files of all subscriptions, with the same tokens and limits as orders. */
  public FileStore files(FileCalls calls) {
    Map<String, AccountFiles> files = new HashMap<>();
    subscriptions.forEach((name, parts) -> files.put(name, parts.files().apply(calls)));
    return new RestFiles(files);
  }

  /** Its accounts, to be shown and tried again. */
  public RestAccounts accounts() {
    Map<String, RestAccess> accounts = new HashMap<>();
    subscriptions.forEach((name, parts) -> accounts.put(name, parts.access()));
    return new RestAccounts(accounts);
  }

  /** What Equinix announced, read with the same tokens and limits. */
  public NoticeReader notices() {
    Map<String, AccountReads> reads = new HashMap<>();
    subscriptions.forEach((name, parts) -> reads.put(name, parts.reads()));
    return new RestNotices(reads);
  }

  @Override
  public Route route() {
    return Route.REST;
  }

  /** Each on a virtual thread of its own, so that a slow answer holds up no other Task. */
  @Override
  public List<Outcome> send(List<SealedTask> tasks) {
    return tasks.isEmpty()
        ? List.of()
        : of(
            tasks.getFirst().subscription(),
            parts -> send(parts.sender(), tasks),
            Collections.nCopies(tasks.size(), new Outcome.NotSent(NOT_SET_UP, WAIT)));
  }

  private static List<Outcome> send(Sender sender, List<SealedTask> tasks) {
    TimeToStart time = sender.timeToStart();
    List<Future<Outcome>> sent;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      sent = tasks.stream().map(task -> threads.submit(() -> sender.send(task, time))).toList();
    } // closing it waits for all
    return sent.stream().map(Future::resultNow).toList();
  }

  @Override
  public Map<String, String> blocked() {
    Map<String, String> blocked = new HashMap<>();
    subscriptions.forEach((name, parts) -> {
      String why = parts.sender().blocked();
      if (why != null) {
        blocked.put(name, why);
      }
    });
    return blocked;
  }

  @Override
  public Duration pause(String subscription, Verb verb, Resource resource) {
    return of(subscription, parts -> parts.sender().pause(verb, resource), Duration.ZERO);
  }

  @Override
  public boolean isSetUp(String subscription) {
    return subscriptions.containsKey(subscription);
  }

  @Override
  public boolean isOpenTo(String subscription) {
    return isSetUp(subscription);
  }

  @Override
  public Lookup lookup(SealedTask task) {
    return of(
        task.subscription(),
        parts -> parts.sender().lookup(task),
        new Lookup.NotAsked(NOT_SET_UP, WAIT));
  }

  @Override
  public Finding<List<Part>> divide(
      String subscription, WorkVisitCreate visit, @Nullable String rest) {
    return of(
        subscription,
        parts -> parts.preparation().divide(visit, rest),
        new Finding.Later<>(NOT_SET_UP, WAIT));
  }

  @Override
  public Finding<Set<String>> numbers(String subscription, Referred referred) {
    return of(
        subscription,
        parts -> parts.preparation().numbers(referred),
        new Finding.Later<>(NOT_SET_UP, WAIT));
  }

  @Override
  public View read(String subscription, String servicerId) {
    return of(
        subscription,
        parts -> parts.orders().read(servicerId),
        new View.NotAsked(NOT_SET_UP, WAIT, 0));
  }

  private <T> T of(String subscription, Function<Parts, T> answer, T notSetUp) {
    Parts parts = subscriptions.get(subscription);
    return parts == null ? notSetUp : answer.apply(parts);
  }
}
