package io.emgadapter.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts refused logins, and tells of them in a line a minute, with nothing that was sent. */
final class RefusedLogins {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedLogins.class);
  private static final long A_MINUTE = Duration.ofMinutes(1).toNanos();

  private final Counter wrong;
  private final Counter unlooked;
  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong tellAt = new AtomicLong(System.nanoTime());

  RefusedLogins(MeterRegistry meters) {
    this.wrong = Counter.builder("emg.logins.refused").tag("reason", "wrong").register(meters);
    this.unlooked =
        Counter.builder("emg.logins.refused").tag("reason", "too-many").register(meters);
  }

  /** Of this user, if it is one of ours, a password was wrong. */
  void wrong(String user, boolean known, String address) {
    wrong.increment();
    tell(known ? "user " + user : "a user that is not set up", address);
  }

  /** It was not looked at, for there were too many before it. */
  void unlooked(String address) {
    unlooked.increment();
    tell("somebody who tries too often", address);
  }

  private void tell(String who, String address) {
    untold.incrementAndGet();
    long at = tellAt.get();
    if (System.nanoTime() - at >= 0 && tellAt.compareAndSet(at, System.nanoTime() + A_MINUTE)) {
      LOG.warn(
          "{} login(s) over HTTP were refused since this was last told, the last of {} from {}",
          untold.getAndSet(0),
          who,
          address);
    }
  }
}
