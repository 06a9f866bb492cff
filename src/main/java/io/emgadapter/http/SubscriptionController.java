package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.gateway.Gateway.Links;
import io.emgadapter.gateway.Gateway.Links.Link;
import io.emgadapter.gateway.RestStanding;
import io.emgadapter.gateway.rest.RestAccounts;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.ledger.reads.ReadBacklog.Backlog;
import io.emgadapter.ledger.send.PauseSubscription;
import io.emgadapter.order.Resource;
import io.emgadapter.subscription.AccountKeys;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Bells;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the state of subscriptions, and pauses and resumes their sending: {@code /subscriptions}.
 */
@RestController
public class SubscriptionController {
  private final Subscriptions subscriptions;
  private final List<Links> links;
  private final ReadBacklog backlog;
  private final PauseSubscription pauseSubscription;
  private final Bells bells;
  private final Visibility visibility;
  private final RestAccounts accounts;

  SubscriptionController(
      Subscriptions subscriptions,
      List<Links> links,
      ReadBacklog backlog,
      PauseSubscription pauseSubscription,
      Bells bells,
      Visibility visibility,
      RestAccounts accounts) {
    this.subscriptions = subscriptions;
    this.links = links;
    this.backlog = backlog;
    this.pauseSubscription = pauseSubscription;
    this.bells = bells;
    this.visibility = visibility;
    this.accounts = accounts;
  }

  /**
   * One subscription, without a secret.
   *
   * @param routes by resource
   * @param links the links of this instance, and whether each is connected
   * @param tasks its unfinished Tasks, and whether they are paused
   * @param keys of this instance
   * @param rest how its way to Equinix's REST APIs stands, for this instance; null where it has
   *     none
   */
  public record Standing(
      String name,
      Map<String, String> routes,
      Map<String, Boolean> links,
      Backlog tasks,
      AccountKeys.Standing keys,
      @Nullable Rest rest) {}

  /**
   * How an account stands at Equinix's REST APIs.
   *
   * @param state unused, works, waiting, refused or unreachable
   * @param cause what went wrong last; null for nothing since the start
   * @param since when the state began, where it keeps Tasks from going; else null
   * @param lastGoodAt when Equinix last answered as it should; null for not since the start
   * @param effect what follows from the state
   */
  public record Rest(
      String state,
      @Nullable String cause,
      @Nullable Instant since,
      @Nullable Instant lastGoodAt,
      String effect) {
    static Rest of(RestStanding standing) {
      return new Rest(
          standing.state().word(),
          standing.cause(),
          standing.since(),
          standing.lastGoodAt(),
          standing.state().effect());
    }
  }

  /** All of them. */
  public record All(List<Standing> subscriptions) {}

  @GetMapping("/subscriptions")
  public All all(Caller caller) {
    Map<String, Backlog> tasks =
        backlog.bySubscription().stream()
            .collect(Collectors.toMap(Backlog::subscription, Function.identity()));
    return new All(
        subscriptions.all().stream()
            .filter(each -> caller.reaches(each.name()))
            .sorted(Comparator.comparing(Subscription::name))
            .map(each -> standing(each, tasks.getOrDefault(each.name(), none(each.name()))))
            .toList());
  }

  private Standing standing(Subscription subscription, Backlog tasks) {
    Map<String, String> routes = new TreeMap<>();
    for (Resource resource : Resource.values()) {
      routes.put(resource.key(), subscription.route(resource).word());
    }
    return new Standing(
        subscription.name(),
        routes,
        links.stream()
            .flatMap(each -> each.links().stream())
            .filter(link -> link.subscription().equals(subscription.name()))
            .collect(Collectors.toMap(Link::direction, Link::connected)),
        tasks,
        subscription.keys().standing(),
        accounts.standing(subscription.name()).map(Rest::of).orElse(null));
  }

  private static Backlog none(String subscription) {
    return new Backlog(subscription, 0, 0, 0, 0, 0, 0, 0, null, null, null);
  }

  @PostMapping(path = "/subscriptions/{name}/pause", consumes = "application/json")
  public Map<String, Object> pause(
      @PathVariable String name, @RequestBody Comment comment, Caller caller) {
    find(name, caller);
    if (!pauseSubscription.pause(name, comment.by(caller))) {
      throw HttpProblem.conflict("It is paused already; GET /subscriptions says by whom.")
          .code("done-before");
    }
    return done(name, "None of its Tasks is sent until it is resumed; what is on its way goes on.");
  }

  @PostMapping(path = "/subscriptions/{name}/resume", consumes = "application/json")
  public Map<String, Object> resume(
      @PathVariable String name, @RequestBody Comment comment, Caller caller) {
    find(name, caller);
    boolean changed = pauseSubscription.resume(name, comment.by(caller));
    bells.tasks().ring();
    if (!changed) {
      throw HttpProblem.conflict("It is not paused.").code("done-before");
    }
    return done(name, "Its Tasks are sent again.");
  }

  private Subscription find(String name, Caller caller) {
    return find(subscriptions, visibility, name, caller);
  }

  /** The subscription of this name, if the caller may see it; else the request ends. */
  static Subscription find(
      Subscriptions subscriptions, Visibility visibility, String name, Caller caller) {
    return subscriptions
        .find(name)
        .filter(_ -> visibility.has(caller, name))
        .orElseThrow(() ->
            HttpProblem.notFound("No subscription has this name; GET /subscriptions lists them.")
                .code("not-there"));
  }

  private static Map<String, Object> done(String name, String effect) {
    return Map.of("name", name, "effect", effect);
  }
}
