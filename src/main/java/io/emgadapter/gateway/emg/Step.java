package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.Outcome;
import org.apache.qpid.protonj2.client.Tracker;

/** How far one Task came while its batch was written. */
sealed interface Step {

  /** Its outcome is known without asking the peer. */
  record Decided(Outcome outcome) implements Step {}

  /** Not a byte of it left, and those after it need not try. */
  record Stopped(String reason) implements Step {}

  /** It was written; the peer's word is awaited. */
  record Written(Tracker tracker) implements Step {}
}
