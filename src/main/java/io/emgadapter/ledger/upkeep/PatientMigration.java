package io.emgadapter.ledger.upkeep;

import java.util.Properties;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.stereotype.Component;

/**
 * Gives a migration as much time as it needs, on connections of its own: it may rewrite a table,
 * while all other statements are short.
 */
@Component
class PatientMigration implements FlywayConfigurationCustomizer {

  @Override
  public void customize(FluentConfiguration flyway) {
    SimpleDriverDataSource patient =
        DataSourceBuilder.derivedFrom(flyway.getDataSource())
            .type(SimpleDriverDataSource.class)
            .build();
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "emg-adapter migration");
    properties.setProperty("tcpKeepAlive", "true");
    // A statement may take long, but connecting may not.
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("logServerErrorDetail", "false");
    patient.setConnectionProperties(properties);
    flyway.dataSource(patient);
  }
}
