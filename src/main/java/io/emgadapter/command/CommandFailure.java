package io.emgadapter.command;

/** A command that did not do what was wanted; its message says why and what to do. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The adapter refused it, or something is wrong. */
  static final int REFUSED = 1;

  /** The command cannot be understood. */
  static final int USAGE = 2;

  /** No adapter was reached. */
  static final int NOT_REACHED = 3;

  private final int exitCode;

  CommandFailure(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
