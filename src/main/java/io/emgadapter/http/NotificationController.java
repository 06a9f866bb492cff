package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.ReadNotifications;
import io.emgadapter.ledger.reads.ReadNotifications.NotificationStatus;
import io.emgadapter.ledger.reads.ReadNotifications.Wanted;
import io.emgadapter.subscription.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the messages that Equinix has started: {@code GET /notifications}. */
@RestController
public class NotificationController {
  private final ReadNotifications notifications;
  private final Visibility visibility;
  private final Masking masking;

  NotificationController(ReadNotifications notifications, Visibility visibility, Masking masking) {
    this.notifications = notifications;
    this.visibility = visibility;
    this.masking = masking;
  }

  /**
   * A page of notifications, the latest first.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  public record Notifications(List<NotificationStatus> notifications, @Nullable String next) {}

  @GetMapping("/notifications")
  public Notifications notifications(
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String resource,
      @RequestParam(required = false) @Nullable String servicerId,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    visibility.check(caller, subscription);
    Wanted wanted =
        new Wanted(
            subscription,
            ListQuery.text("kind", kind),
            ListQuery.text("resource", resource),
            ListQuery.text("servicerId", servicerId),
            ListQuery.since(since));
    Page<NotificationStatus> page =
        notifications.page(wanted, ListQuery.afterNumber(after), ListQuery.limit(limit));
    return new Notifications(
        masking.notifications(caller, subscription, page.items()), ListQuery.next(page));
  }
}
