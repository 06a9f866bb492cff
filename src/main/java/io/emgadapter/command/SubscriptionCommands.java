package io.emgadapter.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How the subscriptions stand, and what is done to one of them. */
final class SubscriptionCommands {
  private SubscriptionCommands() {}

  static List<RemoteCommand> all(Terminal terminal) {
    return List.of(
        new Standing(terminal),
        new Pause(terminal),
        new Resume(terminal),
        new TryAgain(terminal),
        new VerifyAgain(terminal));
  }

  /** How each stands. */
  @Command(name = "subscriptions", description = "how each subscription stands")
  static final class Standing extends RemoteCommand {
    Standing(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return remote()
          .show(
              Ask.of("/subscriptions").get(),
              Layout.table(
                  "subscriptions",
                  "You may see none.",
                  "name",
                  "links",
                  "tasks/ready",
                  "tasks/held",
                  "tasks/sent",
                  "tasks/unknown",
                  "tasks/unanswered",
                  "tasks/pausedBy",
                  "rest/state"));
    }
  }

  /** What is done to one. */
  abstract static class Act extends RemoteCommand {
    @Parameters(paramLabel = "SUBSCRIPTION", description = "its name in the settings")
    private String name = "";

    @Mixin private final Reason reason = new Reason();

    Act(Terminal terminal) {
      super(terminal);
    }

    int act(String path, @Nullable String after) {
      return remote()
          .show(
              Ask.of(path, name).with("comment", reason.words()).with("after", after).post(),
              Layout.effect("Done."));
    }
  }

  /** Sends nothing more. */
  @Command(name = "pause", description = "send no Task of a subscription until it is resumed")
  static final class Pause extends Act {
    Pause(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return act("/subscriptions/{name}/pause", null);
    }
  }

  /** Sends again. */
  @Command(name = "resume", description = "send the Tasks of a subscription again")
  static final class Resume extends Act {
    Resume(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return act("/subscriptions/{name}/resume", null);
    }
  }

  /** One attempt with a credential that was refused. */
  @Command(
      name = "try-again",
      description = "try the client id and secret once more, after Equinix refused them")
  static final class TryAgain extends Act {
    TryAgain(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return act("/subscriptions/{name}/try-again", null);
    }
  }

  /** Another look at what did not verify. */
  @Command(
      name = "verify-again",
      description = "verify what is parked for a wrong signature, after a key was put right")
  static final class VerifyAgain extends Act {
    @Option(names = "--after", paramLabel = "NEXT", description = "go on where the last one ended")
    private @Nullable String after;

    VerifyAgain(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return act("/subscriptions/{name}/verify-again", after);
    }
  }
}
