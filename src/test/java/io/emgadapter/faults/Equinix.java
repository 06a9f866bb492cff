package io.emgadapter.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.sandbox.EmbeddedBroker;
import io.emgadapter.sandbox.Onboarding;
import io.emgadapter.simulator.EquinixSimulator;
import io.emgadapter.simulator.Keys;
import io.emgadapter.simulator.Received;
import io.emgadapter.simulator.Wiring;
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

/** Both simulators of Equinix, and what they have seen of each request. */
final class Equinix implements AutoCloseable {
  static final String INCOMING = "equinix-incoming";
  static final String OUTGOING = "equinix-outgoing";

  /** Every Task bears the id of its request like this. */
  private static final Pattern MARK = Pattern.compile("\\[([a-z0-9-]+)]");

  final EmbeddedBroker broker = EmbeddedBroker.start();
  final RestSimulator rest = new RestSimulator();
  final EquinixSimulator emg;
  private final boolean dropsCopies;
  private int seconds;

  /**
   * @param dropsCopies whether a Task that comes again under its Id is not carried out again
   */
  Equinix(Onboarding onboarding, boolean dropsCopies) {
    this.dropsCopies = dropsCopies;
    broker.createQueue(INCOMING);
    broker.createQueue(OUTGOING);
    emg =
        new EquinixSimulator(
            new Wiring(
                EmbeddedBroker.HOST,
                broker.port(),
                EmbeddedBroker.USER,
                EmbeddedBroker.PASSWORD,
                INCOMING,
                OUTGOING),
            Onboarding.SOURCE,
            new Keys(onboarding.customer().getPublic(), onboarding.equinix().getPrivate()));
    emg.deduplicating(dropsCopies);
    emg.notices().ordersLive(true);
  }

  /** What goes wrong once a second: two lost answers, a message that nobody can read. */
  void mischief() {
    seconds++;
    rest.faults().next("/other", seconds % 2 == 0 ? Fault.SILENT_AFTER : Fault.BROKEN_JSON);
    if (seconds % 3 == 0) {
      rest.faults().next("/other", Fault.SILENT_BEFORE);
      emg.rawSend(("no envelope " + seconds).getBytes(UTF_8));
    }
    // Acks that come too late for the first deadline.
    emg.answering(seconds % 16 < 9);
  }

  /** All goes as it should from now on. */
  void behave() {
    emg.answering(true);
  }

  /** Every Task that came, as {@code id of the request/name of the Task}. */
  List<String> envelopes() {
    List<String> all = new ArrayList<>();
    for (Received each : emg.received()) {
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
    emg.orders().forEach(order -> all.add(mark("" + order.requestorId())));
    Set<String> carriedOut = new HashSet<>();
    for (Received each : emg.received()) {
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
    emg.close();
    rest.faults().release();
    rest.close();
    broker.close();
  }
}
