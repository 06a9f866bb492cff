package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.gateway.Gateway.Links;
import io.emgadapter.gateway.Gateway.Links.Link;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.ledger.reads.ReadBacklog.Backlog;
import io.emgadapter.ledger.send.PauseSubscription;
import io.emgadapter.order.Resource;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Bells;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the state of subscriptions, and pauses and resumes their sending: {@code /subscriptions}.
 */
@RestController
class SubscriptionController {
  private final Subscriptions subscriptions;
  private final List<Links> links;
  private final ReadBacklog backlog;
  private final PauseSubscription pauseSubscription;
  private final Bells bells;
  private final Visibility visibility;

  SubscriptionController(
      Subscriptions subscriptions,
      List<Links> links,
      ReadBacklog backlog,
      PauseSubscription pauseSubscription,
      Bells bells,
      Visibility visibility) {
    this.subscriptions = subscriptions;
    this.links = links;
    this.backlog = backlog;
    this.pauseSubscription = pauseSubscription;
    this.bells = bells;
    this.visibility = visibility;
  }

  /**
   * One subscription, without a secret.
   *
   * @param routes by resource
   * @param links the links of this instance, and whether each is connected
   * @param tasks its unfinished Tasks, and whether they are paused
   */
  record Standing(
      String name, Map<String, String> routes, Map<String, Boolean> links, Backlog tasks) {}

  /** All of them. */
  record All(List<Standing> subscriptions) {}

  @GetMapping("/subscriptions")
  All all(Caller caller) {
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
        tasks);
  }

  private static Backlog none(String subscription) {
    return new Backlog(subscription, 0, 0, 0, 0, 0, 0, 0, null, null, null);
  }

  @PostMapping(path = "/subscriptions/{name}/pause", consumes = "application/json")
  Map<String, Object> pause(
      @PathVariable String name, @RequestBody Comment comment, Caller caller) {
    find(name, caller);
    if (!pauseSubscription.pause(name, comment.by(caller))) {
      throw HttpProblem.conflict("It is paused already; GET /subscriptions says by whom.")
          .code("done-before");
    }
    return done(name, "None of its Tasks is sent until it is resumed; what is on its way goes on.");
  }

  @PostMapping(path = "/subscriptions/{name}/resume", consumes = "application/json")
  Map<String, Object> resume(
      @PathVariable String name, @RequestBody Comment comment, Caller caller) {
    find(name, caller);
    boolean changed = pauseSubscription.resume(name, comment.by(caller));
    bells.tasks().ring();
    if (!changed) {
      throw HttpProblem.conflict("It is not paused.").code("done-before");
    }
    return done(name, "Its Tasks are sent again.");
  }

  private void find(String name, Caller caller) {
    if (!visibility.has(caller, name)) {
      throw HttpProblem.notFound("No subscription has this name; GET /subscriptions lists them.")
          .code("not-there");
    }
  }

  private static Map<String, Object> done(String name, String effect) {
    return Map.of("name", name, "effect", effect);
  }
}
