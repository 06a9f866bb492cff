package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.end.ResolveTask;
import io.emgadapter.ledger.end.ResolveTask.Decision;
import io.emgadapter.ledger.orders.TakeNotifications.Message;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.ledger.parked.ResolveParked;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.reads.ReadTimeline;
import io.emgadapter.ledger.reads.ReadTimeline.Onlooker;
import io.emgadapter.ledger.reads.ReadTimeline.TimelineStep;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Target.ByServicer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A timeline tells all that the ledger knows of a request, each step once, in the order of time.
 */
class TimelineTest {
  private static final Onlooker VIEWER = new Onlooker(null, false);
  private static final Onlooker OPERATOR = new Onlooker(null, true);

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);
  private final ReadTimeline timeline = ledger.the(ReadTimeline.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  private List<TimelineStep> steps(String id, Onlooker onlooker) {
    UUID request = timeline.known(Requests.SENDER, id).orElseThrow().request();
    return PagesTest.all(after -> timeline.page(request, onlooker, after, 3));
  }

  private void order(String id, String servicerId) {
    driver.accept(Requests.create(id));
    ledger.pass(Duration.ofSeconds(2));
    List<ClaimedTask> sent = driver.send();
    ledger.pass(Duration.ofSeconds(5));
    driver.answer(Requests.created(sent.getFirst().id(), servicerId));
  }

  @Test
  void anOrderIsToldFromItsAcceptanceToItsNews() {
    order("a", "1-1");
    ledger.pass(Duration.ofSeconds(60));
    new Noticed(ledger).take(Noticed.order("m", "1-1", "Open", 1));

    List<TimelineStep> steps = steps("a", VIEWER);

    assertThat(steps)
        .extracting(TimelineStep::kind)
        .containsSubsequence("accepted", "sent", "ended", "event", "change", "event");
    assertThat(steps).extracting(TimelineStep::at).isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(steps)
        .extracting(TimelineStep::sentence)
        .contains(
            "The work request was accepted: Create of SmartHands, 1 Task.",
            "The Task was sealed and sent by emg.",
            "Equinix answered 201. The Task ended ACKNOWLEDGED.",
            "The event request.completed was recorded.",
            "The order is Open, by notification.");
    TimelineStep sent = steps.stream().filter(s -> s.kind().equals("sent")).findFirst().get();
    TimelineStep ended = steps.stream().filter(s -> s.kind().equals("ended")).findFirst().get();
    assertThat(Duration.between(sent.at(), ended.at())).isGreaterThan(Duration.ofSeconds(4));
  }

  @Test
  void whatIsHeldSaysForWhatItWaits() {
    order("a", "1-1");
    driver.accept(Requests.update("u", new ByServicer("1-1")));
    driver.accept(Requests.update("v", new ByServicer("1-1")));

    assertThat(steps("v", VIEWER))
        .extracting(TimelineStep::sentence)
        .contains("The Task is held: it waits for those before it in its lane.");
  }

  @Test
  void ofAnOrderThatIsUpdatedOnlyWhatCameLaterIsTold() {
    order("a", "1-1");
    new Noticed(ledger).take(Noticed.order("before", "1-1", "Open", 1));
    ledger.pass(Duration.ofSeconds(60));
    driver.accept(Requests.update("u", new ByServicer("1-1")));
    ledger.pass(Duration.ofSeconds(60));
    new Noticed(ledger).take(Noticed.order("after", "1-1", "InProgress", 2));

    assertThat(steps("u", VIEWER))
        .filteredOn(step -> step.kind().equals("change"))
        .extracting(TimelineStep::id)
        .containsExactly("after");
    assertThat(steps("u", new Onlooker(List.of("other"), false)))
        .extracting(TimelineStep::kind)
        .doesNotContain("change");
  }

  @Test
  void whatPeopleDidIsToldToOperatorsAlone() {
    driver.accept(Requests.create("a"));
    UUID task = driver.send().getFirst().id();
    ledger.pass(Duration.ofMinutes(16));
    driver.passDeadlines();
    Decision refused = new Decision(TaskState.REFUSED, null);
    ledger.the(ResolveTask.class).apply(task, refused, new Act("anna", "service desk"));

    assertThat(steps("a", OPERATOR))
        .filteredOn(step -> step.kind().equals("act"))
        .extracting(TimelineStep::sentence)
        .containsExactly("Done by hand: resolve, by anna: REFUSED: service desk.");
    assertThat(steps("a", VIEWER)).extracting(TimelineStep::kind).doesNotContain("act");
  }

  @Test
  void anAckThatWasReplayedStaysWithWhoDidItAndWhatAnotherSubscriptionParkedIsNotTold() {
    driver.accept(Requests.create("a"));
    UUID task = driver.send().getFirst().id();
    UUID ack = park("default", task);
    UUID foreign = park("another", task);
    ResolveParked resolve = ledger.the(ResolveParked.class);
    resolve.replay(ack, new Act("anna", null), _ -> new Done(""));
    resolve.discard(foreign, new Act("berta", null));

    assertThat(steps("a", OPERATOR))
        .filteredOn(step -> List.of("parked", "act").contains(step.kind()))
        .extracting(step -> step.kind() + " " + step.id() + " " + step.state())
        .containsExactlyInAnyOrder("parked " + ack + " REPLAYED", "act parked/" + ack + " replay");
    assertThat(steps("a", VIEWER)).extracting(TimelineStep::kind).doesNotContain("parked", "act");
  }

  private UUID park(String subscription, UUID task) {
    UUID id = Ids.next();
    ledger
        .the(Park.class)
        .park(List.of(new Parking(id, subscription, Park.EMG, "unsigned", "", task, new byte[1])));
    return id;
  }

  @Test
  void fiveThousandStepsArePagedWithoutReadingThemAllEachTime() {
    order("a", "1-1");
    Noticed noticed = new Noticed(ledger);
    for (int batch = 0; batch < 10; batch++) {
      int first = batch * 250;
      noticed.take(
          IntStream.range(first, first + 250)
              .mapToObj(i -> Noticed.order("m" + i, "1-1", i % 2 == 0 ? "Open" : "InProgress", i))
              .toArray(Message[]::new));
    }
    UUID request = timeline.known(Requests.SENDER, "a").orElseThrow().request();

    List<TimelineStep> all = PagesTest.all(after -> timeline.page(request, VIEWER, after, 200));

    assertThat(all).hasSizeGreaterThan(5_000).doesNotHaveDuplicates();
  }
}
