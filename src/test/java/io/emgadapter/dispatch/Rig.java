package io.emgadapter.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.envelope.EnvelopeWriter.TaskForm;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.end.Answers;
import io.emgadapter.ledger.send.Claim;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import io.emgadapter.request.FastPath.Sealing;
import io.emgadapter.sight.MessagingMeters;
import io.emgadapter.subscription.EnvelopeLogin;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.SubscriptionSettings.Routes;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.TestAccountKeys;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.LeaseWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.unit.DataSize;

/** The sending with a real ledger and a {@link Wire} in the place of Equinix. */
final class Rig implements AutoCloseable {
  /** In whose name the steps hold Tasks. */
  static final Lease LEASE = new Lease("steps", Duration.ofMinutes(1));

  /** Waits for no outage. */
  static final Durably DURABLY = new Durably(() -> true);

  final TestLedger ledger = new TestLedger();
  final Wire wire = new Wire();
  private final AnnotationConfigApplicationContext steps = new AnnotationConfigApplicationContext();

  /** With all that keeps the sending going. */
  Rig(int inHand) {
    this(inHand, true);
  }

  /** The steps alone, for a test to take one after the other; the recorder is not started. */
  static Rig ofSteps() {
    return new Rig(16, false);
  }

  private Rig(int inHand, boolean dispatches) {
    steps.setParent(ledger.transactions());
    steps.registerBean(Gateways.class, () -> new Gateways(List.of(wire), Map.of()));
    steps.registerBean(Clock.class, Clock::systemUTC);
    steps.registerBean(Subscriptions.class, () -> new Subscriptions(subscriptions("one", "two")));
    steps.registerBean(
        DispatchSettings.class,
        () ->
            new DispatchSettings(
                100, inHand, 16, 16, 256, DataSize.ofMegabytes(16), Duration.ofSeconds(20)));
    Stream.of(
            Answers.class,
            RecordOutcomes.class,
            Recorder.class,
            DraftTasks.class,
            ResolveReferences.class,
            AskEquinix.class,
            UnsentTasks.class,
            DivideTasks.class,
            SignTasks.class,
            Prepare.class,
            MessagingMeters.class,
            SendMeters.class,
            TaskSpans.class,
            SendTasks.class,
            RouteSenders.class,
            BlockedSubscriptions.class,
            SendAtOnce.class)
        .forEach(each -> steps.registerBean(each));
    if (dispatches) {
      steps.registerBean(Dispatcher.Claiming.class);
      steps.registerBean(Dispatcher.class);
    }
    steps.refresh();
  }

  <T> T the(Class<T> step) {
    return steps.getBean(step);
  }

  private static Map<String, Subscription> subscriptions(String... names) {
    return Stream.of(names).collect(Collectors.toMap(Function.identity(), Rig::subscription));
  }

  private static Subscription subscription(String name) {
    return new Subscription(
        name,
        "ACME",
        null,
        null,
        TaskForm.STRING,
        EnvelopeLogin.NONE,
        TestAccountKeys.none(),
        VerificationPolicy.OFF,
        10,
        new Routes(Route.EMG, null, null),
        262144,
        false);
  }

  static NewRequest create(String subscription, String id) {
    String body =
        """
        {"RequestorId": "%s", "RequestorIdUnique": false, "Operation": "0001",
         "Location": "LD8:00:000000", "CustomerContact": "demo@equinix.com",
         "CallContactBeforeStart": true, "CallContactBeforeComplete": false,
         "SchedulingDetails": {"RequestedStartDate": null, "RequestedCompletionDate": null},
         "Description": "Power-cycle the router"}
        """
            .formatted(id);
    return new NewRequest(
        Ids.next(),
        "itsm",
        id,
        new Digest(1, id.getBytes(UTF_8)),
        subscription,
        Verb.CREATE,
        Resource.SMART_HANDS,
        Route.EMG,
        null,
        id,
        false,
        null,
        body.getBytes(UTF_8),
        null,
        null,
        List.of(),
        new Reply(null, null));
  }

  /** What the intake does with one that has just come; whether it goes. */
  boolean comes(NewRequest request) throws InterruptedException {
    SendAtOnce atOnce = the(SendAtOnce.class);
    atOnce.offer(request, true);
    Sealing sealing = atOnce.seal(List.of(request));
    Acceptance accepted =
        ledger.the(Accept.class).accept(List.of(request), sealing.ahead()).getFirst();
    boolean goes = accepted instanceof Accepted(var _, var going) && going;
    sealing.then().go(goes ? Set.of(request.id()) : Set.of(), Set.of());
    return goes;
  }

  /** Accepts requests and claims their Tasks, under a lease of its own. */
  List<ClaimedTask> claimed(NewRequest... requests) {
    ledger.the(Accept.class).accept(List.of(requests));
    return claim(LEASE);
  }

  /** Claims what waits. */
  List<ClaimedTask> claim(Lease lease) {
    return ledger.the(Claim.class).claim(lease, Route.EMG, ClaimLimits.of(Set.of(), 100));
  }

  /** Tasks may be ready. */
  void ring() {
    ledger.the(Bells.class).tasks().ring();
  }

  /** Equinix answers. */
  void answer(Answer answer) {
    answer("one", answer);
  }

  /** Another subscription gets an answer. */
  void answer(String subscription, Answer answer) {
    the(Answers.class).apply(new Durably(() -> false), subscription, List.of(answer));
  }

  /** One of a lease that is over. */
  static LeaseWatch watchThatIsOver() {
    AtomicLong nanos = new AtomicLong();
    LeaseWatch watch =
        new LeaseWatch(new Lease("x", Duration.ofSeconds(1)), nanos::get, InstantSource.system());
    nanos.set(Duration.ofSeconds(2).toNanos());
    return watch;
  }

  static Ready ready(NewRequest request, Map<UUID, SealedText> texts) {
    return new Ready(SendAtOnce.task(request), Objects.requireNonNull(texts.get(request.id())));
  }

  String state(NewRequest request) {
    return ledger
        .sql()
        .sql("select state from task where id = ?")
        .param(request.id())
        .query(String.class)
        .single();
  }

  @Override
  public void close() {
    wire.release();
    steps.close();
    ledger.close();
  }
}
