package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.console.SendField.Input;
import io.emgadapter.console.SendSchema.Kind;
import io.emgadapter.http.WorkRequestController;
import io.emgadapter.ledger.Ids;
import io.emgadapter.work.Failures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends a work request: a form, a check that changes nothing, and then exactly what was checked.
 * Its id is made with the form, so that a form that is sent twice orders once.
 */
@Controller
class SendPages {
  private static final String CHOICE = "console/send";
  private static final int MOST_ROWS = 20;

  /** The ledger may be out of reach for hours; a page waits no longer than this. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

  private final SendSchema schema = new SendSchema();
  private final WorkRequestController requests;
  private final OwnSubscriptions subscriptions;
  private final ParkedRequests parkedRequests;

  SendPages(
      WorkRequestController requests,
      OwnSubscriptions subscriptions,
      ParkedRequests parkedRequests) {
    this.requests = requests;
    this.subscriptions = subscriptions;
    this.parkedRequests = parkedRequests;
  }

  /** The kinds, or the form of one of them; an order can be named in the address. */
  @GetMapping("/console/send")
  String form(
      @RequestParam(required = false) @Nullable String resource,
      @RequestParam(required = false) @Nullable String verb,
      @RequestParam(required = false) @Nullable String operation,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String servicerId,
      @RequestParam(required = false) @Nullable UUID parked,
      Caller caller,
      Model model) {
    if (parked != null) {
      return again(parked, resource, verb, operation, caller, model);
    }
    if (resource == null) {
      model.addAttribute("kinds", schema.kinds());
      return CHOICE;
    }
    Map<String, String> known = new HashMap<>();
    known.put("/id", newId());
    put(known, "/subscription", subscription);
    put(known, "/order/servicerId", servicerId);
    Kind kind = kind(resource, verb, operation);
    SendForm form = SendForm.read(kind, fields(kind, 1, caller), known);
    return new SendDraft(form, 1, null, caller.sender()).form(List.of(), model);
  }

  private static String newId() {
    return "console-" + Ids.next();
  }

  /** With the values of a parked one, and an id of its own; of this kind, or else of its own. */
  private String again(
      UUID parked,
      @Nullable String resource,
      @Nullable String verb,
      @Nullable String operation,
      Caller caller,
      Model model) {
    ObjectNode request = parkedRequests.read(parked, caller);
    Optional<Kind> kind =
        resource == null ? schema.kindOf(request) : schema.kind(resource, verb, operation);
    if (kind.isEmpty()) {
      model.addAttribute("kinds", schema.kinds());
      model.addAttribute("parked", parked);
      return CHOICE;
    }
    int rows = SendForm.rows(request, MOST_ROWS);
    request.put("id", newId());
    SendForm form = new SendForm(kind.get(), fields(kind.get(), rows, caller), request);
    model.addAttribute("leftOut", LeftOut.of(form));
    return new SendDraft(form, rows, parked, caller.sender()).form(List.of(), model);
  }

  private static void put(Map<String, String> values, String pointer, @Nullable String value) {
    if (value != null) {
      values.put(pointer, value);
    }
  }

  private Kind kind(@Nullable String resource, @Nullable String verb, @Nullable String operation) {
    return schema
        .kind(resource, verb, operation)
        .orElseThrow(() -> HttpProblem.notFound("There is no such kind of work request."));
  }

  /** The subscription is one of those that the caller may use. */
  private List<SendField> fields(Kind kind, int rows, Caller caller) {
    List<String> names = subscriptions.of(caller);
    return schema.fields(kind, rows).stream()
        .map(each ->
            each.pointer().equals("/subscription")
                ? new SendField(
                    each.pointer(), each.help(), Input.CHOICE, names, false, each.longest())
                : each)
        .toList();
  }

  /** Checks it, goes back to the form, or sends it; as the button says. */
  @PostMapping("/console/send")
  String run(
      @RequestParam Map<String, String> sent,
      @RequestParam(required = false) @Nullable UUID parked,
      Caller caller,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Kind kind = kind(sent.get("resource"), sent.get("verb"), sent.get("operation"));
    String act = sent.getOrDefault("act", "check");
    int rows = rows(sent.get("rows")) + (act.equals("more") ? 1 : 0);
    SendForm form = SendForm.read(kind, fields(kind, rows, caller), sent);
    SendDraft draft = new SendDraft(form, rows, parked, caller.sender());
    if (act.equals("more") || act.equals("change")) {
      return draft.form(List.of(), model);
    }
    boolean sends = act.equals("send");
    try {
      ResponseEntity<Object> answer = ask(draft, sends, http, caller);
      if (answer.getStatusCode().is2xxSuccessful()) {
        return sends ? sent(draft, caller) : draft.checked(answer, model);
      }
      response.setStatus(answer.getStatusCode().value());
      return draft.refused(answer, model);
    } catch (DataAccessException | TransactionException | Failures.Undecided e) {
      if (Failures.isRefusedData(e)) {
        throw e;
      }
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      return draft.unknown(sends, model);
    }
  }

  private ResponseEntity<Object> ask(
      SendDraft draft, boolean sends, HttpServletRequest http, Caller caller) throws IOException {
    UUID parked = draft.parked();
    if (parked != null && !(sends && wasTaken(draft.form().id(), caller))) {
      parkedRequests.mustWait(parked, caller);
    }
    try {
      return requests
          .posted(draft.form().json(), http, caller, !sends)
          .copy()
          .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new QueryTimeoutException("No answer of the ledger");
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Whether the button was pressed before. */
  private boolean wasTaken(String id, Caller caller) {
    try {
      requests.requestById(id, null, caller);
      return true;
    } catch (HttpProblem e) {
      return false;
    }
  }

  private static int rows(@Nullable String rows) {
    return rows != null && NUMBER.matcher(rows).matches()
        ? Math.clamp(Integer.parseInt(rows), 1, MOST_ROWS)
        : 1;
  }

  private String sent(SendDraft draft, Caller caller) {
    String id = draft.form().id();
    UUID parked = draft.parked();
    if (parked != null) {
      parkedRequests.sent(parked, id, caller);
    }
    return "redirect:" + FindPages.request(id, caller.sender());
  }
}
