package io.emgadapter.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where events are delivered by HTTP. */
@Command(name = "webhooks", description = "webhooks: list, deliveries, enable, resend an event")
final class WebhooksCommand {
  private static final String NAME = "its name in the settings";

  @Mixin private final Remote remote;

  WebhooksCommand(Terminal terminal) {
    this.remote = new Remote(terminal);
  }

  @Command(description = "how each does, and what waits for it")
  int list() {
    return remote.show(
        Ask.of("/webhooks").get(),
        Layout.table(
            "",
            "No webhook is set up.",
            "name",
            "due",
            "undeliverable",
            "failingSince",
            "disabledAt",
            "events",
            "subscriptions"));
  }

  @Command(description = "the events of one, the latest first")
  int deliveries(
      @Parameters(paramLabel = "WEBHOOK", description = NAME) String name,
      @Option(names = "--state", description = "DUE, DELIVERED or UNDELIVERABLE")
          @Nullable String state,
      @Option(names = "--after", paramLabel = "EVENT", description = "go on where a list ended")
          @Nullable String after) {
    return remote.show(
        Ask.of("/webhooks/{name}/deliveries", name)
            .query("state", state)
            .query("before", after)
            .get(),
        Layout.table(
            "deliveries",
            "There are none.",
            "event",
            "type",
            "subject",
            "state",
            "attempts",
            "outcome",
            "triedAt",
            "dueAt"));
  }

  @Command(description = "deliver to one again that was disabled")
  int enable(
      @Parameters(paramLabel = "WEBHOOK", description = NAME) String name, @Mixin Reason reason) {
    return remote.show(
        Ask.of("/webhooks/{name}/enable", name).with("comment", reason.words()).post(),
        Layout.effect("It is enabled."));
  }

  @Command(description = "send one event again")
  int resend(
      @Parameters(paramLabel = "WEBHOOK", description = NAME) String name,
      @Parameters(paramLabel = "EVENT", description = "the id of the event") String event,
      @Mixin Reason reason) {
    return remote.show(
        Ask.of("/webhooks/{name}/deliveries/{event}/resend", name, event)
            .with("comment", reason.words())
            .post(),
        Layout.effect("It is sent again."));
  }
}
