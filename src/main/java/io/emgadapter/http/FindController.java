package io.emgadapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.emgadapter.access.Caller;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.ledger.reads.ReadById;
import io.emgadapter.ledger.reads.ReadById.Found;
import io.emgadapter.ledger.reads.ReadById.Onlooker;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds whatever has an id: {@code GET /find}. */
@RestController
public class FindController {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private final ReadById ledger;
  private final Subscriptions subscriptions;

  FindController(ReadById ledger, Subscriptions subscriptions) {
    this.ledger = ledger;
    this.subscriptions = subscriptions;
  }

  /**
   * Something that was found.
   *
   * @param link where it is shown; null where there is no such path
   */
  public record Hit(@JsonUnwrapped Found found, @Nullable String link) {}

  /** All that was found; empty where nothing has the id. */
  public record Hits(List<Hit> found) {}

  /** A sender finds what it ordered, or its team, and what became of that. */
  @GetMapping("/find")
  public Hits find(@RequestParam String id, Caller caller) {
    String text = String.valueOf(ListQuery.text("id", id));
    UUID uuid = UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    return new Hits(
        ledger.find(text, uuid, onlooker(caller)).stream()
            .map(found -> new Hit(found, link(found)))
            .toList());
  }

  private Onlooker onlooker(Caller caller) {
    Collection<String> seen =
        subscriptions.all().stream().map(Subscription::name).filter(caller::reaches).toList();
    return new Onlooker(
        seen,
        caller.limits() == null,
        caller.may(Right.VIEW) ? null : caller.senders(),
        caller.may(Right.OPERATE));
  }

  private static @Nullable String link(Found found) {
    return switch (found.kind()) {
      case "request" -> request(found.id(), found.sender());
      case "task" -> link("/tasks/{id}", found.id());
      case "order" -> order(found.id(), found.subscription());
      case "notification" -> notifications(found.subject(), found.subscription());
      case "event" -> event(found);
      default -> link("/parked/{id}", found.id());
    };
  }

  /** What an event is about, where one path shows that. */
  private static @Nullable String event(Found event) {
    String type = String.valueOf(event.state());
    return switch (type.substring(0, type.indexOf('.'))) {
      case "order" -> order(event.subject(), event.subscription());
      case "request", "task" -> request(event.subject(), event.sender());
      default -> null;
    };
  }

  private static @Nullable String request(@Nullable String id, @Nullable String sender) {
    return link("/work-requests?id={id}&sender={sender}", id, sender);
  }

  private static @Nullable String order(@Nullable String id, @Nullable String subscription) {
    return link("/orders/{id}?subscription={subscription}", id, subscription);
  }

  private static @Nullable String notifications(
      @Nullable String servicerId, @Nullable String subscription) {
    return link(
        "/notifications?servicerId={id}&subscription={subscription}", servicerId, subscription);
  }

  /** Fills in a path; null where a part of it is not known. */
  private static @Nullable String link(String path, @Nullable String... parts) {
    return Arrays.asList(parts).contains(null)
        ? null
        : UriComponentsBuilder.fromUriString(path)
            .encode()
            .buildAndExpand((Object[]) parts)
            .toUriString();
  }
}
