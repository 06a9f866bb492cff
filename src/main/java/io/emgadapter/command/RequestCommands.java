package io.emgadapter.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Work requests: sent, found, looked at. */
final class RequestCommands {
  private RequestCommands() {}

  static List<RemoteCommand> all(Terminal terminal) {
    return List.of(
        new Send(terminal),
        new Attach(terminal),
        new Find(terminal),
        new Show(terminal),
        new Timeline(terminal));
  }

  /** Sends a work request. */
  @Command(name = "send", description = "send a work request, or only have it checked")
  static final class Send extends RemoteCommand {
    @Parameters(paramLabel = "FILE", description = "its JSON; - for stdin")
    private String file = "";

    @Option(names = "--dry-run", description = "only check it")
    private boolean dryRun;

    Send(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      byte[] request = remote().terminal().read(file);
      return remote()
          .show(
              Ask.of("/work-requests")
                  .query("dryRun", dryRun ? "true" : null)
                  .post(request, "application/json"),
              Layout.sheet());
    }
  }

  /** Takes a file for the attachments of a work request. */
  @Command(
      name = "attach",
      description = "hand in a file, and get the Handle to write into a work request's attachments")
  static final class Attach extends RemoteCommand {
    @Parameters(paramLabel = "FILE", description = "its bytes; - for stdin")
    private String file = "";

    @Option(names = "--resource", required = true, description = "SmartHands or WorkVisit")
    private String resource = "";

    @Option(names = "--subscription", description = "default if not said")
    private @Nullable String subscription;

    @Option(names = "--name", description = "of the file, where it comes from stdin")
    private @Nullable String name;

    Attach(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      byte[] bytes = remote().terminal().read(file);
      String filename = name == null ? String.valueOf(Path.of(file).getFileName()) : name;
      return remote()
          .show(
              Ask.of("/attachments")
                  .query("subscription", subscription)
                  .query("resource", resource)
                  .query("filename", filename)
                  .post(bytes, "application/octet-stream"),
              Layout.sheet());
    }
  }

  /** Finds whatever has an id. */
  @Command(
      name = "find",
      description = "find whatever has this id: request, Task, order, event, what is parked …")
  static final class Find extends RemoteCommand {
    @Parameters(paramLabel = "ID", description = "of whichever kind")
    private String id = "";

    Find(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return remote()
          .show(
              Ask.of("/find").query("id", id).get(),
              Layout.table(
                  "found",
                  "Nothing that you may see has it.",
                  "kind",
                  "id",
                  "state",
                  "at",
                  "subscription",
                  "sender",
                  "by",
                  "link"));
    }
  }

  /** One that a sender names. */
  abstract static class OfSender extends RemoteCommand {
    @Parameters(paramLabel = "ID", description = "that its sender gave it")
    private String id = "";

    @Option(names = "--sender", description = "you if not said")
    private @Nullable String sender;

    OfSender(Terminal terminal) {
      super(terminal);
    }

    String id() {
      return id;
    }

    @Nullable String sender() {
      return sender;
    }
  }

  /** Shows one. */
  @Command(name = "request", description = "how a work request stands, with its Tasks")
  static final class Show extends OfSender {
    Show(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return remote()
          .show(
              Ask.of("/work-requests").query("id", id()).query("sender", sender()).get(),
              Layout.sheet());
    }
  }

  /** Shows the life of one. */
  @Command(name = "timeline", description = "all that happened to a work request")
  static final class Timeline extends OfSender {
    @Option(names = "--after", paramLabel = "NEXT", description = "go on where it ended")
    private @Nullable String after;

    Timeline(Terminal terminal) {
      super(terminal);
    }

    @Override
    public Integer call() {
      return remote()
          .show(
              Ask.of("/work-requests/{id}/timeline", id())
                  .query("sender", sender())
                  .query("after", after)
                  .get(),
              Layout.table(
                  "steps",
                  "Nothing happened.",
                  "at",
                  "kind",
                  "sentence",
                  "state",
                  "servicerId",
                  "id"));
    }
  }
}
