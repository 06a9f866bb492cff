package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.ledger.reads.ReadBacklog.Attention;
import io.emgadapter.ledger.reads.ReadBacklog.Backlog;
import io.emgadapter.ledger.reads.ReadSight.Parked;
import io.emgadapter.ledger.reads.ReadWebhooks.Endpoint;
import io.emgadapter.operate.Glance.Seen;
import io.emgadapter.operate.Ways.Condition;
import io.emgadapter.operate.Ways.Way;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Something that needs a person.
 *
 * @param bad whether somebody waits in vain meanwhile
 * @param what as a sentence
 * @param link where to go on; null where nothing can be done here
 */
public record Need(boolean bad, String what, @Nullable String link) {

  /** All that concerns a caller, the worst first. */
  static List<Need> of(Caller caller, Seen seen, List<Way> ways, List<Backlog> tasks) {
    List<Need> all = new ArrayList<>();
    ways.stream()
        .filter(way -> way.condition() == Condition.BAD)
        .forEach(way ->
            all.add(
                new Need(
                    true,
                    "%s: the way %s does not work. %s"
                        .formatted(way.subscription(), way.name(), way.effect()),
                    "/console/subscriptions")));
    if (caller.limits() == null) {
      ofAll(caller, seen, all);
    }
    tasks.forEach(each -> of(each, all));
    return all.stream().sorted((one, other) -> Boolean.compare(other.bad, one.bad)).toList();
  }

  /** What belongs to no subscription, or is not counted by it. */
  private static void ofAll(Caller caller, Seen seen, List<Need> all) {
    Attention attention = seen.attention();
    if (attention != null && attention.unheard() > 0) {
      all.add(
          new Need(
              true,
              "%d final events wait, because no queue is bound for them: bind one to the exchange of events."
                  .formatted(attention.unheard()),
              null));
    }
    if (attention != null && attention.undeliverable() > 0) {
      all.add(
          new Need(
              false,
              "%d copies of events were given up, because nobody takes them."
                  .formatted(attention.undeliverable()),
              "/console/webhooks"));
    }
    if (caller.may(Right.OPERATE)) {
      seen.parked().forEach(each -> all.add(parked(each)));
    }
    seen.webhooks().stream()
        .filter(each -> each.disabledAt() != null || each.failingSince() != null)
        .forEach(each -> all.add(webhook(each)));
  }

  private static Need parked(Parked each) {
    return new Need(
        false,
        "%d parked as %s, from %s.".formatted(each.parked(), each.reason(), each.source()),
        UriComponentsBuilder.fromPath("/console/parked")
            .queryParam("reason", "{reason}")
            .encode()
            .buildAndExpand(each.reason())
            .toUriString());
  }

  private static Need webhook(Endpoint each) {
    boolean disabled = each.disabledAt() != null;
    return new Need(
        disabled,
        "The webhook %s %s.".formatted(each.name(), disabled ? "is disabled" : "fails"),
        "/console/webhooks");
  }

  private static void of(Backlog each, List<Need> all) {
    if (each.pausedBy() != null) {
      all.add(
          new Need(
              false,
              "%s is paused by %s: %d Tasks wait until somebody resumes it."
                  .formatted(each.subscription(), each.pausedBy(), each.ready()),
              "/console/subscriptions"));
    }
    if (each.unknown() > 0) {
      all.add(
          new Need(
              false,
              "%d Tasks of %s may have reached Equinix, and the adapter is finding out."
                  .formatted(each.unknown(), each.subscription()),
              "/console/subscriptions"));
    }
    if (each.unanswered() > 0) {
      all.add(
          new Need(
              false,
              "%d Tasks of %s got no answer in time."
                  .formatted(each.unanswered(), each.subscription()),
              "/console/subscriptions"));
    }
  }
}
