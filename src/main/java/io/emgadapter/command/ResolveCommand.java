package io.emgadapter.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides a Task of which nobody knows whether it arrived. */
@Command(
    name = "resolve",
    description = "decide a Task that is UNKNOWN, UNANSWERED or PARKED, after asking Equinix")
final class ResolveCommand extends RemoteCommand {
  @Parameters(paramLabel = "TASK", description = "its Id")
  private String task = "";

  @Option(
      names = "--as",
      required = true,
      paramLabel = "acknowledged|refused|abandoned",
      description = "what became of it")
  private String decision = "";

  @Option(
      names = "--servicer-id",
      paramLabel = "NUMBER",
      description = "the order that Equinix has, with acknowledged")
  private @Nullable String servicerId;

  @Mixin private final Reason reason = new Reason();

  ResolveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    return remote()
        .show(
            Ask.of("/tasks/{id}/resolve", task)
                .with("as", decision)
                .with("servicerId", servicerId)
                .with("comment", reason.words())
                .post(),
            Layout.effect("Done."));
  }
}
