package io.emgadapter.ledger;

/** Why a Task ended without an answer. */
public enum Reason {
  /** A Cancel came before it had left. */
  WITHDRAWN("withdrawn", "It was cancelled before it was sent; Equinix was not asked."),
  /** The Create that it waited for made no order. */
  NO_ORDER("no-order", "The Create that it waited for made no order."),
  /** It is not known which order it is about. */
  ORDER_UNKNOWN(
      "order-unknown",
      "It is not known whether there is an order; ask Equinix, then name it by its servicerId."),
  /** Its {@code notAfter} passed. */
  TOO_LATE("too-late", "It could not be sent before its notAfter."),
  /** A rule that depends on time no longer holds. */
  RULE_BROKEN(
      "rule-broken", "A rule that depends on the time no longer held when it was to be sent."),
  /** Its envelope is larger than the link to Equinix carries. */
  TASK_TOO_LARGE(
      "task-too-large",
      "It is larger than the queue to Equinix carries; order it again with less."),
  /** It could not be built; the log says why. */
  NOT_BUILT("not-built", "It could not be built; tell the operator of this adapter."),
  /** An operator said so, who asked Equinix. */
  OPERATOR("operator", "An operator of this adapter said so."),
  /** Neither an answer nor a look-up decided it. */
  UNDECIDED("undecided", "It may have reached Equinix or not; ask Equinix before ordering again."),
  /** Nobody waits for its answer any more. */
  NO_ANSWER("no-answer", "Equinix did not answer; ask Equinix before ordering again.");

  private final String code;
  private final String sentence;

  Reason(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** A stable code for programs. */
  public String code() {
    return code;
  }

  /** A sentence for people. */
  public String sentence() {
    return sentence;
  }
}
