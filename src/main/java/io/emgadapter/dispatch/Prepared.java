package io.emgadapter.dispatch;

import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.ClaimedTask.SealedText;
import io.emgadapter.ledger.Reason;
import org.jspecify.annotations.Nullable;

/** A claimed Task after it was built. */
sealed interface Prepared {

  /** It can go. */
  record Ready(ClaimedTask task, SealedText sealed) implements Prepared {}

  /** It cannot go with these settings; it comes again when its lease ends. */
  record Left(ClaimedTask task) implements Prepared {}

  /**
   * It must not go, now or ever.
   *
   * @param detail more about it, for its sender; null where the reason says it all
   */
  record Barred(ClaimedTask task, Reason reason, @Nullable String detail) implements Prepared {
    Barred(ClaimedTask task, Reason reason) {
      this(task, reason, null);
    }
  }
}
