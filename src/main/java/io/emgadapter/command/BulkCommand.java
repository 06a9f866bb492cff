package io.emgadapter.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Acts upon many parked messages: a preview freezes which, and a second command starts it. */
@Command(
    name = "bulk",
    description = "replay or discard many parked messages: preview first, then start exactly those")
final class BulkCommand {
  private static final String ID = "the id that the preview gave";

  @Mixin private final Remote remote;

  BulkCommand(Terminal terminal) {
    this.remote = new Remote(terminal);
  }

  @Command(description = "say what would be done to what, and keep that; changes nothing")
  int preview(
      @Parameters(paramLabel = "replay|discard", description = "what is to be done") String action,
      @Option(names = "--reason", description = "what is parked for this reason alone")
          @Nullable String reason,
      @Option(names = "--source", description = "what came from there alone")
          @Nullable String source,
      @Option(names = "--subscription", description = "of this subscription alone")
          @Nullable String subscription) {
    Ask ask =
        Ask.of("/bulk")
            .with("action", action)
            .with("reason", reason)
            .with("source", source)
            .with("subscription", subscription)
            .post();
    return remote.show(ask, Layout.sheet().and(BulkCommand::howToStart));
  }

  private static String howToStart(JsonNode preview) {
    return preview.path("items").asInt(0) == 0
        ? "Nothing that is parked fits."
        : "Nothing was done. To do it to exactly these: bulk start %s --reason …"
            .formatted(preview.path("id").asString(""));
  }

  @Command(description = "do what was previewed, to exactly that; it goes on by itself")
  int start(@Parameters(paramLabel = "ID", description = ID) String id, @Mixin Reason reason) {
    return act("/bulk/{id}/start", id, reason);
  }

  @Command(description = "stop it; what was done stays done")
  int cancel(@Parameters(paramLabel = "ID", description = ID) String id, @Mixin Reason reason) {
    return act("/bulk/{id}/cancel", id, reason);
  }

  private int act(String path, String id, Reason reason) {
    return remote.show(
        Ask.of(path, id).with("comment", reason.words()).post(), Layout.effect("Done."));
  }

  @Command(description = "how far it is, and how it ended")
  int show(@Parameters(paramLabel = "ID", description = ID) String id) {
    return remote.show(Ask.of("/bulk/{id}", id).get(), Layout.sheet());
  }

  @Command(description = "what became of each message")
  int items(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(names = "--outcome", description = "any, done, failed or open")
          @Nullable String outcome,
      @Mixin Page page) {
    return remote.show(
        page.of(Ask.of("/bulk/{id}/items", id)).query("outcome", outcome).get(),
        Layout.table(
            "items",
            "There are none.",
            "nth",
            "parked",
            "source",
            "reason",
            "outcome",
            "code",
            "at"));
  }

  @Command(description = "all of them, the latest first")
  int list(@Mixin Page page) {
    return remote.show(
        page.of(Ask.of("/bulk")).get(),
        Layout.table(
            "bulks",
            "There was none.",
            "id",
            "action",
            "state",
            "items",
            "done",
            "failed",
            "previewedBy",
            "previewedAt"));
  }
}
