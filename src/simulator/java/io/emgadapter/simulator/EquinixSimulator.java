package io.emgadapter.simulator;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Equinix, as far as its documents go: takes Tasks from the incoming queue, keeps orders, answers
 * with signed Acks on the outgoing queue. The queues may come later than the simulator. Everything
 * may be called from any thread; the knobs hold for what arrives after.
 */
public final class EquinixSimulator implements AutoCloseable {

  private final OrderBook book = new OrderBook();
  private final Outbox outbox = new Outbox();
  private final Envelopes envelopes;
  private final Notices notices;
  private final Acks acks;
  private final Desk desk;
  private final Link link;

  /**
   * Starts it.
   *
   * @param wiring broker and queues
   * @param source the Source that Equinix gave the customer
   * @param keys of both sides
   */
  public EquinixSimulator(Wiring wiring, String source, Keys keys) {
    envelopes = new Envelopes(keys);
    Notifications notifications = new Notifications(source);
    Mischief mischief = new Mischief(task -> rawSend(sealed(task)));
    Lives lives = new Lives(notifications, mischief::take);
    notices = new Notices(notifications, mischief, lives);
    acks = new Acks(source);
    desk = new Desk(source, envelopes, acks, book, outbox, lives);
    link = new Link(wiring, outbox, desk::take);
  }

  /** Every message taken, in the order of arrival. */
  public List<Received> received() {
    return desk.received();
  }

  /** Every order, in the order in which they were made. */
  public List<Order> orders() {
    return book.orders();
  }

  /** The orders that were placed with this reference. */
  public List<Order> ordersFor(String requestorId) {
    return book.ordersFor(requestorId);
  }

  /** False keeps the Acks back, Tasks being taken as ever; true sends what was kept. */
  public void answering(boolean on) {
    outbox.answering(on);
  }

  /** How long each Ack waits. */
  public void delay(Duration time) {
    outbox.delay(time);
  }

  /** How many times more each Ack is sent. */
  public void duplicateAcks(int copies) {
    outbox.duplicates(copies);
  }

  /** Whose Acks get one bit of their StatusCode flipped after signing. */
  public void tamper(Predicate<Received> whose) {
    desk.tampered = whose;
  }

  /**
   * Whether a Task that comes again under the same Id gets the same answer (so at the start) or is
   * carried out again.
   */
  public void deduplicating(boolean on) {
    desk.isDeduplicating = on;
  }

  /** What an Update (201 at the start) and a Cancel (200) are answered with. */
  public void changesAnsweredWith(int update, int cancel) {
    acks.updateStatus = update;
    acks.cancelStatus = cancel;
  }

  /** Whether the StatusCode is a text, as the tables say, or a number, as the samples show. */
  public void statusAsText(boolean on) {
    acks.statusAsText = on;
  }

  /** Puts anything in the outgoing queue. */
  public void rawSend(byte[] bytes) {
    outbox.raw(bytes);
  }

  /** The envelope of any Task text, signed by Equinix; for {@link #rawSend}. */
  public byte[] sealed(String task) {
    return envelopes.seal(task);
  }

  /** Signs with another key from now on. */
  public void signWith(PrivateKey key) {
    envelopes.signWith(key);
  }

  /** Accepts Tasks that any of these keys verifies, and no others. */
  public void acceptCustomers(List<PublicKey> keys) {
    envelopes.accept(keys);
  }

  /** Takes a partner's place: Tasks count by their {@code Authentication} block alone. */
  public void admit(Predicate<JsonNode> blocks) {
    desk.admitted = blocks;
  }

  /** What Equinix sends on its own initiative. */
  public Notices notices() {
    return notices;
  }

  /** What it holds, for a test that fails. */
  @Override
  public String toString() {
    var byStatus =
        received().stream()
            .collect(Collectors.groupingBy(Received::statusCode, Collectors.counting()));
    return "EquinixSimulator[answered=%s, orders=%d]".formatted(byStatus, orders().size());
  }

  /** Stops taking and sending; what was held back is lost. */
  @Override
  public void close() {
    link.close();
  }
}
