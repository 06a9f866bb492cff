package io.emgadapter.dispatch;

import io.emgadapter.ledger.ClaimedTask;
import io.emgadapter.ledger.ClaimedTask.SealedText;
import io.emgadapter.ledger.Reason;

/** A claimed Task after it was built. */
sealed interface Prepared {

  /** It can go. */
  record Ready(ClaimedTask task, SealedText sealed) implements Prepared {}

  /** It cannot go with these settings; it comes again when its lease ends. */
  record Left(ClaimedTask task) implements Prepared {}

  /** It must not go, now or ever. */
  record Barred(ClaimedTask task, Reason reason) implements Prepared {}
}
