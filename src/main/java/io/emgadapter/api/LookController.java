package io.emgadapter.api;

import io.emgadapter.ledger.reads.ReadRequests;
import io.emgadapter.ledger.reads.ReadTasks;
import io.emgadapter.ledger.reads.RequestStatus;
import io.emgadapter.ledger.reads.TaskStatus;
import io.emgadapter.request.RequestSettings;
import io.emgadapter.request.SenderRules;
import java.security.Principal;
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
  private final RequestSettings settings;
  private final SenderRules rules;

  LookController(
      ReadRequests requests, ReadTasks tasks, RequestSettings settings, SenderRules rules) {
    this.requests = requests;
    this.tasks = tasks;
    this.settings = settings;
    this.rules = rules;
  }

  /** A request by the id that its sender gave it; with users, only the caller's own. */
  @GetMapping("/work-requests/{id}")
  RequestStatus request(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String sender,
      @Nullable Principal user) {
    String own = user == null ? settings.sender() : user.getName();
    boolean other = sender != null && !sender.equals(own);
    return requests
        .request(sender == null ? own : sender, id)
        .filter(_ -> user == null || !other)
        .orElseThrow(() -> notFound("No work request of this sender has this id."));
  }

  /** The same for an id that cannot stand in a path, such as {@code INC/7}. */
  @GetMapping("/work-requests")
  RequestStatus requestById(
      @RequestParam String id,
      @RequestParam(required = false) @Nullable String sender,
      @Nullable Principal user) {
    return request(id, sender, user);
  }

  @GetMapping("/tasks/{id}")
  TaskStatus task(@PathVariable String id, @Nullable Principal user) {
    return uuid(id)
        .flatMap(tasks::task)
        .filter(task -> maySee(user, task.subscription()))
        .orElseThrow(() -> notFound("No Task has this Id."));
  }

  private boolean maySee(@Nullable Principal user, String subscription) {
    return user == null || rules.mayUse(user.getName(), subscription);
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
