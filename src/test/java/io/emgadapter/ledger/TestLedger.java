package io.emgadapter.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.sandbox.EmbeddedLedger;
import io.emgadapter.sight.LeaseLosses;
import io.emgadapter.sight.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The ledger's transactions on a database that is emptied for each of these, with a clock that
 * tests move. Only one may be open at a time.
 */
public final class TestLedger implements AutoCloseable {
  // One for all: a server with a hundred databases takes long to start, and longer to remove.
  private static final String DATABASE = EmbeddedLedger.shared().newDatabase();

  private final HikariDataSource pool;
  private final CountingDataSource dataSource;
  private final AnnotationConfigApplicationContext context;

  /** Empties and migrates the database. */
  public TestLedger() {
    this(new Listeners(Map.of()));
  }

  /** The same, with webhooks that hear of events. */
  public TestLedger(Listeners listeners) {
    this.pool = pool();
    this.dataSource = new CountingDataSource(pool);
    JdbcClient.create(pool).sql("drop schema public cascade; create schema public").update();
    Flyway.configure().dataSource(dataSource).load().migrate();
    this.context = new AnnotationConfigApplicationContext();
    context.registerBean(javax.sql.DataSource.class, () -> dataSource);
    context.registerBean(
        Deadlines.class,
        () ->
            new Deadlines(
                Duration.ofSeconds(60),
                Duration.ofMinutes(15),
                Duration.ofDays(3),
                Duration.ofHours(1)));
    context.registerBean(Listeners.class, () -> listeners);
    context.register(Beans.class);
    context.refresh();
    the(TakeCursors.class)
        .begin(listeners.webhooks().keySet().stream().map(name -> "webhook:" + name).toList());
  }

  private static HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(DATABASE);
    pool.setMaximumPoolSize(8);
    pool.setConnectionInitSql("set deadlock_timeout = '50ms'");
    return pool;
  }

  /** The transactions. No configuration by its name, else the adapter's own scan would find it. */
  @EnableTransactionManagement
  @ComponentScan(basePackages = {"io.emgadapter.ledger", "io.emgadapter.work"})
  static class Beans {
    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }

    @Bean
    Traces traces() {
      return Traces.off();
    }

    @Bean
    LeaseLosses leaseLosses(MeterRegistry meters) {
      return new LeaseLosses(meters);
    }

    @Bean
    JdbcClient jdbcClient(javax.sql.DataSource dataSource) {
      return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactions(javax.sql.DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }
  }

  /** One of the ledger's transactions. */
  public <T> T the(Class<T> transaction) {
    return context.getBean(transaction);
  }

  /** All of them, for a context of the steps that use them. */
  public ApplicationContext transactions() {
    return context;
  }

  /** Plain SQL, to look at what was written. */
  public JdbcClient sql() {
    return the(JdbcClient.class);
  }

  /** Rows of a query, as maps. */
  public List<Map<String, Object>> rows(String query) {
    return sql().sql(query).query().listOfRows();
  }

  /** How many leases were lost, by where that was found. */
  public Map<String, Integer> losses() {
    return the(MeterRegistry.class).get("emg.lease.losses").counters().stream()
        .filter(counter -> counter.count() > 0)
        .collect(
            Collectors.toMap(
                counter -> Objects.requireNonNull(counter.getId().getTag("place")),
                counter -> (int) counter.count()));
  }

  /** How many statements were run so far, commits left out. */
  public int statements() {
    return dataSource.statements();
  }

  /** Lets time pass, for the database and so for every instance. */
  public void pass(Duration time) {
    sql()
        .sql(
            """
            create or replace function ledger_now() returns timestamptz language sql stable
            as $$ select statement_timestamp() + interval '%d seconds' $$\
            """
                .formatted(shifted += time.toSeconds()))
        .update();
  }

  private long shifted;

  @Override
  public void close() {
    context.close();
    pool.close();
  }
}
