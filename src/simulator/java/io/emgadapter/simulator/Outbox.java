package io.emgadapter.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What waits to be sent to the customer: held back, late or several times, as a test wants it. */
final class Outbox {

  private final DelayQueue<Letter> due = new DelayQueue<>();
  private final Deque<byte[]> held = new ArrayDeque<>();
  private final AtomicLong sequence = new AtomicLong();
  private boolean isAnswering = true;
  private Duration delay = Duration.ZERO;
  private int duplicates;

  /** Sends an Ack, as the knobs say. */
  synchronized void answer(byte[] ack) {
    if (!isAnswering) {
      held.add(ack);
      return;
    }
    for (int copy = 0; copy <= duplicates; copy++) {
      due.add(letter(ack, delay));
    }
  }

  /** Sends anything, at once. */
  void raw(byte[] bytes) {
    due.add(letter(bytes, Duration.ZERO));
  }

  /** What failed to go, to go again. */
  void putBack(List<Letter> letters) {
    due.addAll(letters);
  }

  /** Waits a moment for what is due; nothing, if nothing came. */
  List<Letter> take(int limit, Duration wait) throws InterruptedException {
    Letter first = due.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    var letters = new ArrayList<Letter>();
    if (first != null) {
      letters.add(first);
      due.drainTo(letters, limit - 1);
    }
    return letters;
  }

  synchronized void answering(boolean on) {
    isAnswering = on;
    while (on && !held.isEmpty()) {
      answer(held.poll());
    }
  }

  synchronized void delay(Duration time) {
    delay = time;
  }

  synchronized void duplicates(int copies) {
    duplicates = copies;
  }

  private Letter letter(byte[] bytes, Duration wait) {
    return new Letter(bytes, System.nanoTime() + wait.toNanos(), sequence.incrementAndGet());
  }

  /** Bytes that go at a time of {@link System#nanoTime}, first come first served. */
  @SuppressWarnings("ArrayRecordComponent")
  record Letter(byte[] bytes, long time, long sequence) implements Delayed {

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(time - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Letter that = (Letter) other;
      int byTime = Long.signum(time - that.time);
      return byTime == 0 ? Long.compare(sequence, that.sequence) : byTime;
    }
  }
}
