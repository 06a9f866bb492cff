package io.emgadapter.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Orders at Equinix, and what is requested for one by its number. */
@Command(
    name = "orders",
    description = "orders at Equinix: list, show; note, negotiate, cancel by their number")
final class OrdersCommand {
  private static final String NUMBER = "Equinix's number of the order";

  @Mixin private final Remote remote;

  OrdersCommand(Terminal terminal) {
    this.remote = new Remote(terminal);
  }

  /** Whose order it is, and the id under which the change can be repeated. */
  static final class Change {
    @Option(names = "--subscription", description = "of the order; default if not said")
    private @Nullable String subscription;

    @Option(
        names = "--id",
        required = true,
        description = "the id of the work request that this makes; the same again changes nothing")
    private String id = "";

    @Option(
        names = "--resource",
        description = "SmartHands or WorkVisit, for an order that the adapter does not know")
    private @Nullable String resource;

    @Option(names = "--dry-run", description = "only check it")
    private boolean dryRun;

    Ask.Builder of(Ask.Builder ask) {
      return ask.query("subscription", subscription)
          .query("dryRun", dryRun ? "true" : null)
          .with("id", id)
          .with("resource", resource);
    }
  }

  @Command(description = "the latest change first")
  int list(
      @Option(names = "--subscription", description = "default if not said")
          @Nullable String subscription,
      @Option(names = "--requestor-id", description = "ordered under this RequestorId")
          @Nullable String requestorId,
      @Option(names = "--state", description = "in this state") @Nullable String state,
      @Option(names = "--resource", description = "SmartHands or WorkVisit")
          @Nullable String resource,
      @Option(names = "--since", description = "changed since this time") @Nullable String since,
      @Mixin Page page) {
    Ask ask =
        page.of(Ask.of("/orders"))
            .query("subscription", subscription)
            .query("requestorId", requestorId)
            .query("state", state)
            .query("resource", resource)
            .query("since", since)
            .get();
    return remote.show(
        ask,
        Layout.table(
            "orders",
            "There are none.",
            "servicerId",
            "resource",
            "state",
            "requestorId",
            "locations",
            "changedAt"));
  }

  @Command(description = "one with its Tasks and its history")
  int show(
      @Parameters(paramLabel = "NUMBER", description = NUMBER) String number,
      @Option(names = "--subscription", description = "default if not said")
          @Nullable String subscription) {
    return remote.show(
        Ask.of("/orders/{servicerId}", number).query("subscription", subscription).get(),
        Layout.sheet());
  }

  @Command(description = "add a note, or answer a technician's question")
  int note(
      @Parameters(paramLabel = "NUMBER", description = NUMBER) String number,
      @Option(names = "--text", required = true, description = "of the note") String text,
      @Option(names = "--reference", description = "the question that it answers")
          @Nullable String reference,
      @Mixin Change change) {
    return remote.show(
        change
            .of(Ask.of("/orders/{servicerId}/notes", number))
            .with("text", text)
            .with("referenceId", reference)
            .post(),
        Layout.sheet());
  }

  @Command(description = "answer a proposal of Equinix")
  int negotiate(
      @Parameters(paramLabel = "NUMBER", description = NUMBER) String number,
      @Option(names = "--action", required = true, description = "APPROVE, REQUEST_ALTERNATIVE …")
          String action,
      @Option(names = "--reference", description = "the proposal") @Nullable String reference,
      @Option(names = "--reason", description = "why") @Nullable String reason,
      @Mixin Change change) {
    return remote.show(
        change
            .of(Ask.of("/orders/{servicerId}/negotiations", number))
            .with("action", action)
            .with("referenceId", reference)
            .with("reason", reason)
            .post(),
        Layout.sheet());
  }

  @Command(description = "cancel it at Equinix")
  int cancel(
      @Parameters(paramLabel = "NUMBER", description = NUMBER) String number,
      @Option(names = "--reason", required = true, description = "why, for Equinix") String reason,
      @Mixin Change change) {
    return remote.show(
        change.of(Ask.of("/orders/{servicerId}/cancel", number)).with("reason", reason).post(),
        Layout.sheet());
  }
}
