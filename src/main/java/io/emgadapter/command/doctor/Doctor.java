package io.emgadapter.command.doctor;

import io.emgadapter.subscription.UnusableSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.springframework.core.NestedExceptionUtils;

/**
 * Looks at everything that the adapter needs, and says of each whether it is well. Nothing is
 * written, nothing is consumed; a token is fetched and forgotten.
 */
public final class Doctor {
  private static final List<Check> CHECKS =
      List.of(
          new SettingsAreGood(),
          new DatabaseIsReady(),
          new BrokerIsReady(),
          new KeysFit(),
          new CertificatesLast(),
          new LinksOpen(),
          new TokensCome(),
          new AccessIsClosed());

  private Doctor() {}

  /**
   * Looks at all of it at once, and tells in the same order each time.
   *
   * @param told gets each finding as soon as those before it are there
   * @return whether all is well
   */
  public static boolean examine(ServiceSettings service, Consumer<Finding> told)
      throws InterruptedException {
    boolean isWell = true;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Finding>>> looks = new ArrayList<>();
      for (Check check : CHECKS) {
        looks.add(threads.submit(() -> look(check, service)));
      }
      for (Future<List<Finding>> look : looks) {
        for (Finding finding : of(look)) {
          told.accept(finding);
          isWell &= finding.isGood();
        }
      }
    }
    return isWell;
  }

  private static List<Finding> of(Future<List<Finding>> look) throws InterruptedException {
    try {
      return look.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A look ends with a finding, whatever fails", e);
    }
  }

  /** What the settings rule out is said under the settings already. */
  private static List<Finding> look(Check check, ServiceSettings service) {
    try {
      return check.look(service);
    } catch (Exception e) {
      Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
      String sentence =
          cause instanceof UnusableSettings
              ? "not looked at, because its settings cannot be used; put those right first."
              : "could not be looked at (%s); put right what else is wrong, and look again."
                  .formatted(cause.getClass().getSimpleName());
      return List.of(Finding.wrong(check.what(), sentence));
    }
  }
}
