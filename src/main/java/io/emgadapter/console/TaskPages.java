package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.http.TaskController;
import io.emgadapter.http.TaskController.Resolution;
import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an operator says what became of a Task whose answer did not come. */
@Controller
class TaskPages {
  private final TaskController tasks;

  TaskPages(TaskController tasks) {
    this.tasks = tasks;
  }

  /** Why a Task cannot be resolved; null where it can. */
  static @Nullable String whyNot(TaskStatus task) {
    return TaskController.RESOLVABLE.contains(task.state())
        ? null
        : "It is %s; only what is %s can be."
            .formatted(task.state(), String.join(", ", TaskController.RESOLVABLE));
  }

  @GetMapping("/console/tasks/{id}/resolve")
  String form(@PathVariable UUID id, Caller caller, Model model) {
    TaskStatus task = tasks.task(id.toString(), caller);
    model.addAttribute("task", task);
    model.addAttribute("request", FindPages.request(task.requestId(), task.sender()));
    model.addAttribute("why", whyNot(task));
    return "console/task-resolve";
  }

  @PostMapping("/console/tasks/{id}/resolve")
  String resolve(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable String servicerId,
      @RequestParam(required = false) @Nullable String comment,
      Caller caller) {
    TaskStatus task = tasks.task(id.toString(), caller);
    Resolution says =
        new Resolution(
            ParkedPages.blank(as), ParkedPages.blank(servicerId), ParkedPages.blank(comment));
    tasks.resolve(id, says, caller);
    return "redirect:" + FindPages.request(task.requestId(), task.sender());
  }
}
