package io.emgadapter.simulator;

/** What Equinix sends on its own initiative, signed. May be used from any thread. */
public final class Notices {
  private final Notifications notifications;
  private final Mischief mischief;
  private final Lives lives;

  Notices(Notifications notifications, Mischief mischief, Lives lives) {
    this.notifications = notifications;
    this.mischief = mischief;
    this.lives = lives;
  }

  /**
   * Whether orders live from now on: created, scheduled, in progress, a question, and once that is
   * answered by an Update, closed and billed.
   */
  public void ordersLive(boolean on) {
    lives.on = on;
  }

  /** Each of them is sent so often. */
  public void repeat(int copies) {
    mischief.set(copies, 1, false);
  }

  /**
   * Each is sent twice, and so many in any order; {@link #release()} sends what is kept at last.
   */
  public void mix(int reorder) {
    mischief.set(2, reorder, false);
  }

  /** One letter of each Resource is double. */
  public void misprint() {
    mischief.set(1, 1, true);
  }

  /** All goes as it should again. */
  public void behave() {
    mischief.set(1, 1, false);
    mischief.release();
  }

  /** Sends what is kept back to be mixed. */
  public void release() {
    mischief.release();
  }

  /**
   * Tells of an order.
   *
   * @param state {@code Open}, {@code InProgress}, {@code Pending Customer Input}, {@code
   *     Cancelled} or {@code Closed}
   */
  public void tell(Order order, String state, String description) {
    mischief.take(notifications.print(order, state, null, description));
  }

  /** Sends a bill for an order. */
  public void bill(Order order) {
    mischief.take(notifications.bill(order));
  }

  /** Sends any Task, as a new message to this customer. */
  public void send(String task) {
    mischief.take(notifications.again(task));
  }
}
