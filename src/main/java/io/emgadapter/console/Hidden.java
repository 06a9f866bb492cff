package io.emgadapter.console;

import io.emgadapter.access.HttpProblem;
import io.emgadapter.order.Mask;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Whether a page offers to show what is personal. */
final class Hidden {
  private Hidden() {}

  /** Whether something is hidden in any of these texts. */
  static boolean isIn(List<? extends @Nullable String> texts) {
    return texts.stream().anyMatch(text -> text != null && text.contains(Mask.SIGN));
  }

  /** What is masked is not what came. */
  static HttpProblem refusal() {
    return new HttpProblem(
            HttpStatus.FORBIDDEN,
            "Something personal in it is hidden from you: unmask it first, on the page of its"
                + " content.")
        .code("masked");
  }
}
