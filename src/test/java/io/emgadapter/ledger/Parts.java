package io.emgadapter.ledger;

import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.TaskPart;
import io.emgadapter.ledger.send.Divide;
import io.emgadapter.work.Lease;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Divides claimed Tasks as dispatch does. */
public final class Parts {
  private Parts() {}

  /** Divides a Task into one for each of these locations. */
  public static Set<UUID> divide(
      TestLedger ledger, Lease lease, ClaimedTask task, String... locations) {
    return ledger.the(Divide.class).divide(lease, List.of(of(task, List.of(locations))));
  }

  static Divide.Dividing of(ClaimedTask task, List<String> locations) {
    return new Divide.Dividing(
        task.id(), task.fence(), locations.stream().map(Parts::part).toList());
  }

  private static TaskPart part(String location) {
    return new TaskPart(
        List.of(location), "{\"%s\":\"7\"}".formatted(location).getBytes(StandardCharsets.UTF_8));
  }
}
