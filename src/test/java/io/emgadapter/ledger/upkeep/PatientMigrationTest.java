package io.emgadapter.ledger.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.emgadapter.sandbox.EmbeddedLedger;
import java.sql.Connection;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

class PatientMigrationTest {

  @Test
  void aMigrationMayTakeLongerThanOtherStatements() throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(EmbeddedLedger.shared().newDatabase());
      pool.setMaximumPoolSize(1);
      pool.addDataSourceProperty("socketTimeout", "60");
      FluentConfiguration flyway = Flyway.configure().dataSource(pool);

      try (Connection other = pool.getConnection()) {
        assertThat(other.getNetworkTimeout()).isEqualTo(60_000);
      }
      new PatientMigration().customize(flyway);

      try (Connection migrating = flyway.getDataSource().getConnection()) {
        assertThat(migrating.getNetworkTimeout()).isZero();
      }
    }
  }
}
