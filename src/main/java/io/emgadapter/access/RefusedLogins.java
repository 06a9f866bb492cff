package io.emgadapter.access;

import io.emgadapter.work.LogKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Counts refused logins and logs them in one line a minute, with nothing that was sent. */
public final class RefusedLogins {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedLogins.class);
  private static final long A_MINUTE = Duration.ofMinutes(1).toNanos();

  private final Counter wrong;
  private final Counter unlooked;
  private final Unlogged passwords = new Unlogged();
  private final Unlogged tokens = new Unlogged();

  RefusedLogins(MeterRegistry meters) {
    this.wrong = Counter.builder("emg.logins.refused").tag("reason", "wrong").register(meters);
    this.unlooked =
        Counter.builder("emg.logins.refused").tag("reason", "too-many").register(meters);
  }

  /** A password was wrong. The user is logged only if it is one of ours. */
  void wrong(String user, boolean known, String address) {
    wrong.increment();
    log(known ? "a user" : "a user that is not set up", known ? user : null, address);
  }

  /** A token of an identity provider was refused. */
  public void token(String address) {
    wrong.increment();
    long refused = tokens.due();
    if (refused > 0) {
      LOG.atWarn()
          .addKeyValue(LogKey.ADDRESS, address)
          .log(
              "{} token(s) or login(s) of the identity provider were refused since the last such"
                  + " line; the answers say why",
              refused);
    }
  }

  /** A login was not checked, because too many came before it. */
  public void unlooked(String address) {
    unlooked.increment();
    log("somebody who tries too often", null, address);
  }

  private void log(String who, @Nullable String user, String address) {
    long refused = passwords.due();
    if (refused > 0) {
      LoggingEventBuilder line = LOG.atWarn().addKeyValue(LogKey.ADDRESS, address);
      if (user != null) {
        line = line.addKeyValue(LogKey.USER, user);
      }
      line.log(
          "{} login(s) over HTTP since the last such line were refused, the last one by {}; whoever"
              + " goes on is refused unchecked for a while",
          refused,
          who);
    }
  }

  /** What no line has told of yet. */
  private static final class Unlogged {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong logAt = new AtomicLong(System.nanoTime());

    /** Counts one more; how many a line has to tell of now, 0 if it is not time for one. */
    long due() {
      count.incrementAndGet();
      long at = logAt.get();
      boolean isTime =
          System.nanoTime() - at >= 0 && logAt.compareAndSet(at, System.nanoTime() + A_MINUTE);
      return isTime ? count.getAndSet(0) : 0;
    }
  }
}
