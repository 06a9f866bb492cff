package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.end.ResolveTask;
import io.emgadapter.ledger.end.ResolveTask.Decision;
import io.emgadapter.ledger.end.ResolveTask.Resolution;
import io.emgadapter.ledger.reads.ReadTasks;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An operator's word about a Task whose answer did not come: {@code POST /tasks/{id}/resolve}. */
@RestController
class TaskController {
  private static final Pattern SERVICER_ID = Pattern.compile("[\\p{Graph} ]{1,200}");

  private final ResolveTask resolveTask;
  private final ReadTasks tasks;

  TaskController(ResolveTask resolveTask, ReadTasks tasks) {
    this.resolveTask = resolveTask;
    this.tasks = tasks;
  }

  /**
   * The word.
   *
   * @param as {@code acknowledged}, {@code refused}, {@code abandoned}
   * @param servicerId the order that Equinix has, with {@code acknowledged}
   * @param comment how that is known
   */
  record Told(@Nullable String as, @Nullable String servicerId, @Nullable String comment) {}

  @PostMapping(path = "/tasks/{id}/resolve", consumes = "application/json")
  ResponseEntity<Object> resolve(@PathVariable UUID id, @RequestBody Told told, Caller caller) {
    String servicerId = told.servicerId();
    if (servicerId != null && !SERVICER_ID.matcher(servicerId).matches()) {
      return Problems.useless(
          "wrong-servicer-id", "Send Equinix's order number as servicerId.", List.of());
    }
    TaskState state = state(told.as());
    if (state == null) {
      return notAWord(told.as());
    }
    if (tasks.task(id).filter(task -> caller.reaches(task.subscription())).isEmpty()) {
      return notThere();
    }
    return answer(
        id,
        resolveTask.apply(id, new Decision(state, servicerId), Comment.by(caller, told.comment())));
  }

  private static @Nullable TaskState state(@Nullable String as) {
    return switch (as) {
      case "acknowledged" -> TaskState.ACKNOWLEDGED;
      case "refused" -> TaskState.REFUSED;
      case "abandoned" -> TaskState.ABANDONED;
      case null, default -> null;
    };
  }

  private static ResponseEntity<Object> notAWord(@Nullable String as) {
    return "send-again".equals(as)
        ? Problems.useless(
            "not-sent-again",
            "It may have reached Equinix, and a second order is worse than none. Ask Equinix; if"
                + " there is none, say refused and send a new work request.",
            List.of())
        : Problems.useless(
            "not-in-list", "Send as: acknowledged, refused or abandoned.", List.of());
  }

  private static ResponseEntity<Object> answer(UUID id, Resolution resolution) {
    return switch (resolution) {
      case ENDED -> done(id, "It has ended, and its events tell so.");
      case SETTLED -> done(id, "It had ended before; an order that you named is adopted.");
      case DECIDED ->
          Problems.notNow("decided", "It is decided already; see GET /tasks/" + id + ".");
      case TOO_EARLY ->
          Problems.notNow(
              "too-early", "It is on its way; only what is UNKNOWN, UNANSWERED or PARKED waits.");
      case NEEDS_ORDER ->
          Problems.useless(
              "missing", "Send the servicerId of the order that Equinix has.", List.of());
      case NOT_THERE -> notThere();
    };
  }

  private static ResponseEntity<Object> notThere() {
    return Problems.notThere("No Task has this Id.");
  }

  private static ResponseEntity<Object> done(UUID id, String effect) {
    return ResponseEntity.ok(Map.of("id", id, "effect", effect));
  }
}
