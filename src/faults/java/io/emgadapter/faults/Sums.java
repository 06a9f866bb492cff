package io.emgadapter.faults;

import io.emgadapter.sight.Identities;
import io.emgadapter.sight.Identities.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What adds up in the ledger, whoever was killed: docs/metrics.md has the identities. */
final class Sums {
  private final JdbcClient ledger;
  private final TransactionTemplate atOneMoment;

  Sums(String database) {
    DriverManagerDataSource source = new DriverManagerDataSource(database);
    this.ledger = JdbcClient.create(source);
    this.atOneMoment = new TransactionTemplate(new JdbcTransactionManager(source));
    atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    atOneMoment.setReadOnly(true);
  }

  /** Those that do not hold at this moment, with both sides; work may go on meanwhile. */
  List<String> broken() {
    List<Identity> all = ofTheLedger();
    return Objects.requireNonNull(
        atOneMoment.execute(
            _ -> all.stream().flatMap(each -> each.brokenIn(ledger).stream()).toList()));
  }

  /** The same, later too. */
  List<String> brokenBesides(List<String> before) {
    return Stream.concat(before.stream(), broken().stream()).distinct().toList();
  }

  private static List<Identity> ofTheLedger() {
    try {
      List<Identity> all = Identities.all().stream().filter(Identity::isOfTheLedger).toList();
      if (all.isEmpty()) {
        throw new IllegalStateException("docs/metrics.md has no identity of the ledger");
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
