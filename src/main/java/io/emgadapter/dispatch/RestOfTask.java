package io.emgadapter.dispatch;

import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.TaskPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The {@code rest} object of a Task: its request's, with the account numbers that were found. */
final class RestOfTask {
  private static final JsonMapper JSON = new JsonMapper();

  private RestOfTask() {}

  static @Nullable String of(ClaimedTask task) {
    TaskPart part = task.part();
    String sent = task.restText();
    if (part == null) {
      return sent;
    }
    ObjectNode rest = sent == null ? JSON.createObjectNode() : JSON.readTree(sent).asObject();
    rest.set("accountNumbers", JSON.readTree(part.accountNumbers()));
    return rest.toString();
  }
}
