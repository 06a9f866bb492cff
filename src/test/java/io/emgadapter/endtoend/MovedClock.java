package io.emgadapter.endtoend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One clock for adapters, their ledger and Equinix, which a test moves. */
final class MovedClock extends Clock {
  private volatile Duration moved = Duration.ZERO;

  /** Makes it the clock of an adapter. */
  static final class Beans {
    static final MovedClock TIME = new MovedClock();

    @Bean
    @Primary
    Clock movedClock() {
      return TIME;
    }
  }

  /** Lets time pass, for the ledger too. */
  void pass(Duration time, JdbcClient ledger) {
    moved = moved.plus(time);
    ledger
        .sql(
            """
            create or replace function ledger_now() returns timestamptz language sql stable
            as $$ select statement_timestamp() + interval '%d seconds' $$\
            """
                .formatted(moved.toSeconds()))
        .update();
  }

  /** Lets it be now again, whatever another test let pass. */
  void backToNow(JdbcClient ledger) {
    moved = Duration.ZERO;
    pass(Duration.ZERO, ledger);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(moved);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
