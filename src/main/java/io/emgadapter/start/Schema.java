package io.emgadapter.start;

import io.emgadapter.subscription.UnusableSettings;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Refuses a schema that this program cannot use, and brings an older one to its version. */
final class Schema {
  private static final String URL = "spring.datasource.url";

  private final Flyway flyway;
  private final boolean migrate;

  Schema(Flyway flyway, boolean migrate) {
    this.flyway = flyway;
    this.migrate = migrate;
  }

  /**
   * Makes the schema fit this program.
   *
   * @throws UnusableSettings with a sentence, if it cannot fit
   */
  void fit() {
    MigrationInfoService found = flyway.info();
    refuseNewer(found);
    if (found.pending().length > 0 && !migrate) {
      throw new UnusableSettings(
          "emg.ledger.migrate",
          "the schema (%s) is older than this program's; supply true, or migrate it before."
              .formatted(version(found)));
    }
    try {
      if (migrate) {
        flyway.migrate();
      } else {
        flyway.validate();
      }
    } catch (FlywayValidateException e) {
      throw new UnusableSettings(
          URL,
          "the schema there was not made by this program's migrations; supply another database.");
    }
  }

  private static void refuseNewer(MigrationInfoService found) {
    boolean isNewer =
        Arrays.stream(found.all()).anyMatch(each -> each.getState().name().startsWith("FUTURE"));
    if (isNewer) {
      throw new UnusableSettings(
          URL,
          "the schema there (%s) is newer than this program; start the program that made it, or"
                  .formatted(version(found))
              + " a later one.");
    }
  }

  private static String version(MigrationInfoService found) {
    MigrationInfo current = found.current();
    return current == null ? "none" : "version " + current.getVersion();
  }
}
