package io.emgadapter.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who did what, when and with which words. */
@Command(name = "audit", description = "who did what, when and why, the latest first")
final class AuditCommand extends RemoteCommand {
  @Option(names = "--target", description = "done to this, such as parked/ID")
  private @Nullable String target;

  @Option(names = "--actor", description = "done by this user")
  private @Nullable String actor;

  @Option(names = "--action", description = "such as replay")
  private @Nullable String action;

  @Option(names = "--subscription", description = "of this subscription alone")
  private @Nullable String subscription;

  @Option(names = "--since", paramLabel = "TIME", description = "such as 2026-11-28T00:00:00Z")
  private @Nullable String since;

  @Mixin private final Page page = new Page();

  AuditCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    Ask ask =
        page.of(Ask.of("/audit"))
            .query("target", target)
            .query("actor", actor)
            .query("action", action)
            .query("subscription", subscription)
            .query("since", since)
            .get();
    return remote()
        .show(
            ask,
            Layout.table(
                "acts",
                "Nobody did anything.",
                "at",
                "actor",
                "action",
                "target",
                "subscription",
                "detail"));
  }
}
