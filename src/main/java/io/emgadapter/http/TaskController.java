package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.end.ResolveTask;
import io.emgadapter.ledger.end.ResolveTask.Decision;
import io.emgadapter.ledger.end.ResolveTask.Effect;
import io.emgadapter.ledger.reads.ReadTasks;
import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows Tasks, and lets an operator resolve one whose answer did not come. */
@RestController
public class TaskController {
  /** The states in which a Task can be resolved. */
  public static final List<String> RESOLVABLE =
      Arrays.stream(TaskState.values()).filter(ResolveTask::takes).map(TaskState::name).toList();

  private static final Pattern SERVICER_ID = Pattern.compile("[\\p{Graph} ]{1,200}");

  private final ResolveTask resolveTask;
  private final ReadTasks tasks;
  private final Masking masking;

  TaskController(ResolveTask resolveTask, ReadTasks tasks, Masking masking) {
    this.resolveTask = resolveTask;
    this.tasks = tasks;
    this.masking = masking;
  }

  @GetMapping("/tasks/{id}")
  public TaskStatus task(@PathVariable String id, Caller caller) {
    return ListQuery.uuid(id)
        .flatMap(tasks::task)
        .filter(task -> caller.sees(task.sender()) && caller.reaches(task.subscription()))
        .map(task -> masking.task(caller, task))
        .orElseThrow(TaskController::notThere);
  }

  /**
   * What an operator says about a Task.
   *
   * @param as {@code acknowledged}, {@code refused}, {@code abandoned}
   * @param servicerId the order that Equinix has, with {@code acknowledged}
   * @param comment how that is known
   */
  public record Resolution(
      @Nullable String as, @Nullable String servicerId, @Nullable String comment) {}

  @PostMapping(path = "/tasks/{id}/resolve", consumes = "application/json")
  public Map<String, Object> resolve(
      @PathVariable UUID id, @RequestBody Resolution resolution, Caller caller) {
    String servicerId = resolution.servicerId();
    if (servicerId != null && !SERVICER_ID.matcher(servicerId).matches()) {
      throw HttpProblem.unusable("Send Equinix's order number as servicerId.")
          .code("wrong-servicer-id");
    }
    Decision decision = new Decision(state(resolution.as()), servicerId);
    if (tasks.task(id).filter(task -> caller.reaches(task.subscription())).isEmpty()) {
      throw notThere().code("not-there");
    }
    Effect effect = resolveTask.apply(id, decision, Comment.by(caller, resolution.comment()));
    return Map.of("id", id, "effect", effect(id, effect));
  }

  private static TaskState state(@Nullable String as) {
    return switch (as) {
      case "acknowledged" -> TaskState.ACKNOWLEDGED;
      case "refused" -> TaskState.REFUSED;
      case "abandoned" -> TaskState.ABANDONED;
      case "send-again" ->
          throw HttpProblem.unusable(
                  "It may have reached Equinix, and a second order is worse than none. Ask Equinix;"
                      + " if there is none, say refused and send a new work request.")
              .code("not-sent-again");
      case null, default ->
          throw HttpProblem.unusable("Send as: acknowledged, refused or abandoned.")
              .code("not-in-list");
    };
  }

  private static String effect(UUID id, Effect effect) {
    return switch (effect) {
      case ENDED -> "It has ended, and its events tell so.";
      case SETTLED -> "It had ended before; an order that you named is adopted.";
      case DECIDED ->
          throw HttpProblem.conflict("It is decided already; see GET /tasks/" + id + ".")
              .code("decided");
      case TOO_EARLY ->
          throw HttpProblem.conflict(
                  "It is on its way; only what is UNKNOWN, UNANSWERED or PARKED waits.")
              .code("too-early");
      case NEEDS_ORDER ->
          throw HttpProblem.unusable("Send the servicerId of the order that Equinix has.")
              .code("missing");
      case NOT_THERE -> throw notThere().code("not-there");
    };
  }

  private static HttpProblem notThere() {
    return HttpProblem.notFound("No Task has this Id.");
  }
}
