package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.ledger.reads.ReadRequests;
import io.emgadapter.ledger.reads.ReadRequests.RequestStatus;
import io.emgadapter.ledger.reads.ReadTasks;
import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Looks things up: {@code GET /work-requests/{id}}, {@code /tasks/{id}}. */
@RestController
class LookController {
  private final ReadRequests requests;
  private final ReadTasks tasks;

  LookController(ReadRequests requests, ReadTasks tasks) {
    this.requests = requests;
    this.tasks = tasks;
  }

  /** A request by the id that its sender gave it; of a sender, only its own and its team's. */
  @GetMapping("/work-requests/{id}")
  RequestStatus request(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String sender,
      Caller caller) {
    String whose = sender == null ? caller.sender() : sender;
    return requests
        .request(whose, id)
        .filter(each -> caller.sees(whose) && caller.reaches(each.subscription()))
        .orElseThrow(() -> notFound("No work request of this sender has this id."));
  }

  /** The same for an id that cannot stand in a path, such as {@code INC/7}. */
  @GetMapping("/work-requests")
  RequestStatus requestById(
      @RequestParam String id,
      @RequestParam(required = false) @Nullable String sender,
      Caller caller) {
    return request(id, sender, caller);
  }

  @GetMapping("/tasks/{id}")
  TaskStatus task(@PathVariable String id, Caller caller) {
    return uuid(id)
        .flatMap(tasks::task)
        .filter(task -> caller.sees(task.sender()) && caller.reaches(task.subscription()))
        .orElseThrow(() -> notFound("No Task has this Id."));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ResponseStatusException notFound(String sentence) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
  }
}
