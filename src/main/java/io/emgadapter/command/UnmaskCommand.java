package io.emgadapter.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets an operator see what is personal in one thing for a while. */
@Command(
    name = "unmask",
    description =
        "see what is personal in one request, Task, order or parked message, for 15 minutes")
final class UnmaskCommand extends RemoteCommand {
  @Parameters(index = "0", paramLabel = "request|task|order|parked", description = "what it is")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "ID", description = "its id; of an order its number")
  private String id = "";

  @Option(names = "--sender", paramLabel = "NAME", description = "whose request; else your own")
  private @Nullable String sender;

  @Option(
      names = "--subscription",
      paramLabel = "NAME",
      description = "whose order; else that of the default")
  private @Nullable String subscription;

  @Mixin private final Reason reason = new Reason();

  UnmaskCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    return remote()
        .show(
            Ask.of("/unmaskings")
                .with("kind", kind)
                .with("id", id)
                .with("sender", sender)
                .with("subscription", subscription)
                .with("reason", reason.words())
                .post(),
            Layout.sheet());
  }
}
