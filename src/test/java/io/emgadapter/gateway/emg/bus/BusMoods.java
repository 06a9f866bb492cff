package io.emgadapter.gateway.emg.bus;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.protonj2.types.messaging.Accepted;
import org.apache.qpid.protonj2.types.messaging.Rejected;
import org.apache.qpid.protonj2.types.transport.DeliveryState;
import org.apache.qpid.protonj2.types.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;

/** What goes wrong at a {@link ServiceBusLike} from now on. May be changed by any thread. */
public final class BusMoods {
  private final Queue<DeliveryState> outcomes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger untilCut = new AtomicInteger(Integer.MIN_VALUE);
  volatile boolean isDeaf;
  volatile boolean isSilent;
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile @Nullable ErrorCondition refusal;

  /** The next messages that come end so, and none of them is kept. */
  public void answer(DeliveryState... next) {
    outcomes.addAll(List.of(next));
  }

  /** A message is not taken, for this reason. */
  public static DeliveryState rejected(String condition) {
    return new Rejected(new ErrorCondition(condition, "as the test wants it"));
  }

  /** Cuts the connection when the nth message from now has come and is kept, and says nothing. */
  public void cutBeforeDisposition(int nth) {
    untilCut.set(nth);
  }

  /** Neither data nor a heartbeat goes to any client, and nothing that comes is heard. */
  public void deaf(boolean deaf) {
    isDeaf = deaf;
  }

  /** Receivers get nothing, no drain is answered, and every heartbeat goes on. */
  public void silent(boolean silent) {
    isSilent = silent;
  }

  /** New links are refused for this reason; null for none. */
  public void refuse(@Nullable String condition) {
    refusal = condition == null ? null : new ErrorCondition(condition, "as the test wants it");
  }

  DeliveryState outcome() {
    DeliveryState next = outcomes.poll();
    return next == null ? Accepted.getInstance() : next;
  }

  /** How many links were refused. */
  public int refusals() {
    return refusals.get();
  }

  @Nullable ErrorCondition refuseNow() {
    ErrorCondition now = refusal;
    if (now != null) {
      refusals.incrementAndGet();
    }
    return now;
  }

  boolean cutsNow() {
    return untilCut.decrementAndGet() == 0;
  }
}
