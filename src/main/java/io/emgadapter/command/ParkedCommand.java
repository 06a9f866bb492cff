package io.emgadapter.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is parked, one by one; for many at once there is {@link BulkCommand}. */
@Command(
    name = "parked",
    description = "what waits for a person: list, groups, show; replay and discard one of it")
final class ParkedCommand {
  private static final String ID = "the id of what is parked";

  @Mixin private final Remote remote;

  ParkedCommand(Terminal terminal) {
    this.remote = new Remote(terminal);
  }

  @Command(description = "one by one, the newest first")
  int list(
      @Option(names = "--state", description = "PARKED, REPLAYED, DISCARDED, RESOLVED or ANY")
          @Nullable String state,
      @Option(names = "--reason", description = "parked for this reason alone")
          @Nullable String reason,
      @Option(names = "--subscription", description = "of this subscription alone")
          @Nullable String subscription,
      @Option(names = "--oldest-first", description = "the oldest first") boolean oldest,
      @Mixin Page page) {
    Ask ask =
        page.of(Ask.of("/parked"))
            .query("state", state)
            .query("reason", reason)
            .query("subscription", subscription)
            .query("order", oldest ? "oldest" : null)
            .get();
    return remote.show(
        ask,
        Layout.table(
            "parked",
            "Nothing is parked.",
            "id",
            "parkedAt",
            "source",
            "reason",
            "subscription",
            "state",
            "replayedInVain",
            "detail"));
  }

  @Command(description = "by its causes, the largest group first")
  int groups(
      @Option(names = "--subscription", description = "of this subscription alone")
          @Nullable String subscription) {
    return remote.show(
        Ask.of("/parked/groups").query("subscription", subscription).get(),
        Layout.table(
            "groups",
            "Nothing is parked.",
            "waiting",
            "source",
            "reason",
            "replayedInVain",
            "firstParkedAt",
            "lastParkedAt"));
  }

  @Command(description = "one with its content, which may be personal, and what was done to it")
  int show(@Parameters(paramLabel = "ID", description = ID) String id) {
    return remote.show(Ask.of("/parked/{id}", id).get(), Layout.sheet());
  }

  @Command(description = "have one handled again, as if it came now")
  int replay(@Parameters(paramLabel = "ID", description = ID) String id, @Mixin Reason reason) {
    return act("/parked/{id}/replay", id, reason);
  }

  @Command(description = "put one aside for good")
  int discard(@Parameters(paramLabel = "ID", description = ID) String id, @Mixin Reason reason) {
    return act("/parked/{id}/discard", id, reason);
  }

  private int act(String path, String id, Reason reason) {
    return remote.show(
        Ask.of(path, id).with("comment", reason.words()).post(), Layout.effect("Done."));
  }
}
