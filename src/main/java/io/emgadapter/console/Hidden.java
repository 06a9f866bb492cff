package io.emgadapter.console;

import io.emgadapter.order.Mask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a page offers to show what is personal. */
final class Hidden {
  private Hidden() {}

  /** Whether something is hidden in any of these texts. */
  static boolean isIn(List<? extends @Nullable String> texts) {
    return texts.stream().anyMatch(text -> text != null && text.contains(Mask.SIGN));
  }
}
