package io.emgadapter.command;

import io.emgadapter.command.AdapterClient.Answer;
import io.emgadapter.command.doctor.Plain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command that talks to a running adapter. */
final class Remote {
  private final Terminal terminal;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "where the adapter is (or ADAPTER_URL); http://127.0.0.1:8080 if not said")
  private @Nullable String url;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "a file with user=… and password=…, or token=… (or ADAPTER_USER and ADAPTER_PASSWORD, or"
              + " ADAPTER_TOKEN)")
  private @Nullable String credentials;

  @Option(
      names = "--plain-http",
      scope = ScopeType.INHERIT,
      description = "a password may go to another host by http, where anybody between can read it")
  private boolean plainHttp;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      description = "text for a person, or the JSON of the API as it came")
  private Output output = Output.TEXT;

  Remote(Terminal terminal) {
    this.terminal = terminal;
  }

  /** In which form a result is printed. */
  enum Output {
    TEXT,
    JSON
  }

  Terminal terminal() {
    return terminal;
  }

  /**
   * Calls the adapter and prints what it says.
   *
   * @return the exit code
   */
  int show(Ask ask, Layout layout) {
    Answer answer = call(ask);
    if (output == Output.JSON) {
      print(answer);
    } else if (answer.isSuccess()) {
      terminal.say(layout.of(answer.json()));
    } else {
      terminal.complain(ProblemText.of(answer));
    }
    return answer.isSuccess() ? 0 : CommandFailure.REFUSED;
  }

  private Answer call(Ask ask) {
    String where = url != null ? url : terminal.variables().get("ADAPTER_URL");
    return new AdapterClient(
            where == null || where.isBlank() ? "http://127.0.0.1:8080" : where,
            Login.of(credentials, terminal),
            plainHttp)
        .call(ask);
  }

  private void print(Answer answer) {
    if (!answer.text().isEmpty()) {
      terminal.out().println(Plain.json(answer.text()));
    }
  }
}
