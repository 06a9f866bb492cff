package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.console.SendField.Input;
import io.emgadapter.console.SendSchema.Kind;
import io.emgadapter.http.WorkRequestController;
import io.emgadapter.ledger.Ids;
import io.emgadapter.order.Problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends a work request: a form, a check that changes nothing, and then exactly what was checked.
 * Its id is made with the form, so that a form that is sent twice orders once.
 */
@Controller
class SendPages {
  private static final int MOST_ROWS = 20;
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
      return again(parkedRequests.read(parked, caller), caller, model);
    }
    if (resource == null) {
      model.addAttribute("kinds", schema.kinds());
      return "console/send";
    }
    Map<String, String> known = new HashMap<>();
    known.put("/id", "console-" + Ids.next());
    put(known, "/subscription", subscription);
    put(known, "/order/servicerId", servicerId);
    Kind kind = kind(resource, verb, operation);
    return show(SendForm.read(kind, fields(kind, 1, caller), known), 1, List.of(), model);
  }

  /** With the values of another one, and an id of its own. */
  private String again(ObjectNode request, Caller caller, Model model) {
    Kind kind =
        kind(
            request.path("resource").asString(""),
            request.path("verb").asString(""),
            schema.code(request.at("/body/Operation").asString("")));
    int rows = SendForm.rows(request, MOST_ROWS);
    request.put("id", "console-" + Ids.next());
    SendForm form = new SendForm(kind, fields(kind, rows, caller), request);
    model.addAttribute("leftOut", form.leftOut());
    return show(form, rows, List.of(), model);
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

  private static String show(SendForm form, int rows, List<Problem> problems, Model model) {
    model.addAttribute("kind", form.kind());
    model.addAttribute("rows", rows);
    model.addAttribute("groups", form.groups(problems));
    model.addAttribute("others", form.others(problems));
    model.addAttribute("wrong", problems.size());
    return "console/send-form";
  }

  /** Checks it, goes back to the form, or sends it; as the button says. */
  @PostMapping("/console/send")
  String run(
      @RequestParam Map<String, String> sent,
      Caller caller,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Kind kind = kind(sent.get("resource"), sent.get("verb"), sent.get("operation"));
    String act = sent.getOrDefault("act", "check");
    int rows = rows(sent.get("rows")) + (act.equals("more") ? 1 : 0);
    SendForm form = SendForm.read(kind, fields(kind, rows, caller), sent);
    if (act.equals("more") || act.equals("change")) {
      return show(form, rows, List.of(), model);
    }
    ResponseEntity<Object> answer =
        requests.posted(form.json(), http, caller, !act.equals("send")).join();
    if (answer.getStatusCode().is2xxSuccessful()) {
      return act.equals("send") ? sent(form, caller) : checked(form, rows, answer, model);
    }
    response.setStatus(answer.getStatusCode().value());
    return refused(form, rows, answer, model);
  }

  private static int rows(@Nullable String rows) {
    return rows != null && NUMBER.matcher(rows).matches()
        ? Math.clamp(Integer.parseInt(rows), 1, MOST_ROWS)
        : 1;
  }

  private static String sent(SendForm form, Caller caller) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/console/request")
            .queryParam("id", "{id}")
            .queryParam("sender", "{sender}")
            .encode()
            .buildAndExpand(form.id(), caller.sender())
            .toUriString();
  }

  private static String checked(
      SendForm form, int rows, ResponseEntity<Object> answer, Model model) {
    model.addAttribute("kind", form.kind());
    model.addAttribute("rows", rows);
    model.addAttribute("filled", form.filled());
    Object notes = answer.getBody() instanceof Map<?, ?> said ? said.get("notes") : null;
    model.addAttribute("notes", notes == null ? List.of() : notes);
    return "console/send-check";
  }

  private static String refused(
      SendForm form, int rows, ResponseEntity<Object> answer, Model model) {
    ProblemDetail said =
        answer.getBody() instanceof ProblemDetail detail
            ? detail
            : ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
    model.addAttribute("failed", said.getTitle());
    return show(form, rows, problems(said), model);
  }

  private static List<Problem> problems(ProblemDetail said) {
    Map<String, Object> more = said.getProperties();
    return more != null && more.get("problems") instanceof List<?> list
        ? list.stream().map(Problem.class::cast).toList()
        : List.of();
  }
}
