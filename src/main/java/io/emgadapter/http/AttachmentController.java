package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.files.Handle;
import io.emgadapter.order.Resource;
import io.emgadapter.request.FileDoor;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes files for the attachments of work requests. */
@RestController
class AttachmentController {
  private final FileDoor door;
  private final Subscriptions subscriptions;
  private final Visibility visibility;

  AttachmentController(FileDoor door, Subscriptions subscriptions, Visibility visibility) {
    this.door = door;
    this.subscriptions = subscriptions;
    this.visibility = visibility;
  }

  /**
   * A file that was taken.
   *
   * @param id for {@code Handle} of an attachment
   * @param name for its {@code Name}
   * @param size in bytes
   * @param type the media type, by its content
   */
  record Posted(
      String id, String name, long size, String type, String subscription, String resource) {}

  // Only bytes: a page in a browser on this host cannot send them without being asked.
  @PostMapping(path = "/attachments", consumes = "application/octet-stream")
  @ResponseStatus(HttpStatus.CREATED)
  Posted post(
      HttpServletRequest http,
      Caller caller,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(defaultValue = "") String resource,
      @RequestParam(defaultValue = "") String filename)
      throws IOException {
    try {
      visibility.check(caller, subscription);
      Subscription of = subscriptions.find(subscription).orElseThrow();
      return posted(door.take(http, caller, of, resource(resource), filename));
    } catch (HttpProblem e) {
      door.discard(http);
      throw e;
    }
  }

  private static Resource resource(String word) {
    return Resource.of(word)
        .orElseThrow(() -> HttpProblem.wrong("Send as resource SmartHands or WorkVisit."));
  }

  private static Posted posted(Handle handle) {
    return new Posted(
        handle.id(),
        handle.name(),
        handle.size(),
        handle.type(),
        handle.owner().subscription(),
        handle.use().resource().word());
  }
}
