package io.emgadapter.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.simulator.EquinixSimulator;
import io.emgadapter.simulator.Onboarding;
import io.emgadapter.simulator.Received;
import io.emgadapter.simulator.Wiring;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import io.emgadapter.simulator.rest.Asked;
import io.emgadapter.simulator.rest.Fault;
import io.emgadapter.simulator.rest.RestOrder;
import io.emgadapter.simulator.rest.RestSimulator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Both simulators of Equinix, and what they have seen of each request. */
final class Equinix implements AutoCloseable {
  static final String INCOMING = "equinix-incoming";
  static final String OUTGOING = "equinix-outgoing";

  /** The Source of a second account, whose queue gives no credit until all goes as it should. */
  static final String STUCK_SOURCE = "3e095d30-40ff-11e9-8959-5be078353004";

  static final String STUCK_INCOMING = "equinix-stuck-incoming";
  static final String STUCK_OUTGOING = "equinix-stuck-outgoing";
  private static final long STUCK_AFTER = 5;

  /** Signed by nobody, and no number that a parser can hold. */
  private static final String UNREADABLE = "{\"Task\":{},\"x\":1e9999999999}";

  /** Every Task bears the id of its request like this. */
  private static final Pattern MARK = Pattern.compile("\\[([a-z0-9-]+)]");

  final EmbeddedBroker broker = EmbeddedBroker.start();
  final RestSimulator rest = new RestSimulator();
  final EquinixSimulator emg;
  private final Onboarding onboarding;
  private final boolean dropsCopies;
  private @Nullable EquinixSimulator stuck;
  private int seconds;

  /**
   * @param dropsCopies whether a Task that comes again under its Id is not carried out again
   */
  Equinix(Onboarding onboarding, boolean dropsCopies) {
    this.onboarding = onboarding;
    this.dropsCopies = dropsCopies;
    broker.createQueue(INCOMING);
    broker.createQueue(OUTGOING);
    broker.createQueue(STUCK_INCOMING, STUCK_AFTER);
    broker.createQueue(STUCK_OUTGOING);
    emg = simulator(Onboarding.SOURCE, INCOMING, OUTGOING);
    emg.notices().ordersLive(true);
  }

  /** The account's queues. */
  Wiring wiring() {
    return Wiring.of(broker, INCOMING, OUTGOING);
  }

  /** The queues of the account that is stuck. */
  Wiring stuckWiring() {
    return Wiring.of(broker, STUCK_INCOMING, STUCK_OUTGOING);
  }

  private EquinixSimulator simulator(String source, String incoming, String outgoing) {
    EquinixSimulator simulator =
        new EquinixSimulator(Wiring.of(broker, incoming, outgoing), source, onboarding.keys());
    simulator.deduplicating(dropsCopies);
    return simulator;
  }

  /** What goes wrong once a second: two lost answers, a message that nobody can read. */
  void mischief() {
    seconds++;
    rest.faults().next("/other", seconds % 2 == 0 ? Fault.SILENT_AFTER : Fault.BROKEN_JSON);
    if (seconds % 3 == 0) {
      rest.faults().next("/other", Fault.SILENT_BEFORE);
      emg.rawSend(("no envelope " + seconds).getBytes(UTF_8));
      emg.rawSend(UNREADABLE.getBytes(UTF_8));
    }
    // Acks that come too late for the first deadline.
    emg.answering(seconds % 16 < 9);
  }

  /** All goes as it should from now on; the account that was stuck is served too. */
  void behave() {
    emg.answering(true);
    stuck = simulator(STUCK_SOURCE, STUCK_INCOMING, STUCK_OUTGOING);
  }

  private List<EquinixSimulator> simulators() {
    return stuck == null ? List.of(emg) : List.of(emg, stuck);
  }

  private List<Received> received() {
    return simulators().stream().flatMap(each -> each.received().stream()).toList();
  }

  /** Every Task that came, as {@code id of the request/name of the Task}. */
  List<String> envelopes() {
    List<String> all = new ArrayList<>();
    for (Received each : received()) {
      all.add(mark(text(each)) + "/" + each.taskId());
    }
    for (Asked each : rest.asked("/orders/")) {
      if (!each.method().equals("GET") && !each.method().equals("PATCH")) {
        all.add(mark(each.text()) + "/" + each.path() + each.text());
      }
    }
    return all;
  }

  /** The request of each order that was placed and each change that was carried out. */
  List<String> effects() {
    List<String> all = new ArrayList<>();
    simulators().stream()
        .flatMap(each -> each.orders().stream())
        .forEach(order -> all.add(mark("" + order.requestorId())));
    Set<String> carriedOut = new HashSet<>();
    for (Received each : received()) {
      boolean good = "Update".equals(each.verb()) && each.statusCode() < 300;
      if (good && (!dropsCopies || carriedOut.add("" + each.taskId()))) {
        all.add(mark(text(each)));
      }
    }
    for (RestOrder order : rest.book().orders()) {
      all.add(mark(order.reference()));
      Stream.concat(order.notes().stream().map(Object::toString), order.cancelled().stream())
          .forEach(words -> all.add(mark(words)));
    }
    return all;
  }

  private static String text(Received received) {
    return new String(received.bytes(), UTF_8);
  }

  private static String mark(String text) {
    Matcher mark = MARK.matcher(text);
    return mark.find() ? mark.group(1) : "nobody";
  }

  @Override
  public void close() {
    simulators().forEach(EquinixSimulator::close);
    rest.faults().release();
    rest.close();
    broker.close();
  }
}
