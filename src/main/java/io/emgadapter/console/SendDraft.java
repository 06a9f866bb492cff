package io.emgadapter.console;

import io.emgadapter.order.Problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;

/**
 * A work request on its way through the pages, and these pages.
 *
 * @param rows how many items each list of things has
 * @param parked what is parked and sent anew with it; null for none
 * @param sender in whose name it is sent
 */
record SendDraft(SendForm form, int rows, @Nullable UUID parked, String sender) {

  /** The page to fill it in. */
  String form(List<Problem> problems, Model model) {
    surround(model);
    model.addAttribute("groups", form.groups(problems));
    model.addAttribute("others", form.others(problems));
    model.addAttribute("wrong", problems.size());
    return "console/send-form";
  }

  private void surround(Model model) {
    model.addAttribute("kind", form.kind());
    model.addAttribute("rows", rows);
    model.addAttribute("parked", parked);
    model.addAttribute("sender", sender);
  }

  /** The page that asks, after a check; {@code answer} is what came of that. */
  String checked(ResponseEntity<Object> answer, Model model) {
    Object notes = answer.getBody() instanceof Map<?, ?> said ? said.get("notes") : null;
    return check(notes == null ? List.of() : notes, model);
  }

  private String check(Object notes, Model model) {
    surround(model);
    model.addAttribute("filled", form.filled());
    model.addAttribute("subscription", form.subscription());
    model.addAttribute("notes", notes);
    return "console/send-check";
  }

  /** The ledger did not answer: the same page with the same id, so that nothing is sent twice. */
  String unknown(boolean sends, Model model) {
    if (sends) {
      model.addAttribute("unknown", true);
      return check(List.of(), model);
    }
    model.addAttribute("failed", "The ledger is out of reach, so it was not checked; check again");
    return form(List.of(), model);
  }

  /** Back to the form, with what is wrong. */
  String refused(ResponseEntity<Object> answer, Model model) {
    ProblemDetail said =
        answer.getBody() instanceof ProblemDetail detail
            ? detail
            : ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);
    model.addAttribute("failed", said.getTitle());
    if (said.getStatus() == HttpStatus.CONFLICT.value()) {
      model.addAttribute("before", FindPages.request(form.id(), sender));
    }
    return form(problems(said), model);
  }

  private static List<Problem> problems(ProblemDetail said) {
    Map<String, Object> more = said.getProperties();
    return more != null && more.get("problems") instanceof List<?> list
        ? list.stream().map(Problem.class::cast).toList()
        : List.of();
  }
}
