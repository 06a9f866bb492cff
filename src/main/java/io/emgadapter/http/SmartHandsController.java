package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.gateway.rest.Read;
import io.emgadapter.gateway.rest.Read.Found;
import io.emgadapter.gateway.rest.Read.NotSetUp;
import io.emgadapter.gateway.rest.Read.Refused;
import io.emgadapter.gateway.rest.Read.Unavailable;
import io.emgadapter.gateway.rest.RestReads;
import io.emgadapter.subscription.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Asks Equinix what can be ordered, and passes on its answers as they are and its errors as
 * problems. No database connection is used meanwhile, so a call that hangs holds nothing but its
 * own thread.
 */
@RestController
class SmartHandsController {
  private final RestReads reads;
  private final Visibility visibility;

  SmartHandsController(RestReads reads, Visibility visibility) {
    this.reads = reads;
    this.visibility = visibility;
  }

  @GetMapping("/smarthands/types")
  ResponseEntity<Object> types(
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription, Caller caller) {
    visibility.check(caller, subscription);
    return answer(reads.types(subscription), subscription);
  }

  @GetMapping("/smarthands/locations")
  ResponseEntity<Object> locations(
      @RequestParam(defaultValue = "false") boolean detail,
      @RequestParam(required = false) @Nullable String ibxs,
      @RequestParam(required = false) @Nullable String cages,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      Caller caller) {
    visibility.check(caller, subscription);
    return answer(
        reads.locations(subscription, detail, ListQuery.names(ibxs), ListQuery.names(cages)),
        subscription);
  }

  static ResponseEntity<Object> answer(Read read, String subscription) {
    return switch (read) {
      case Found(var json) when json.length == 0 -> ResponseEntity.noContent().build();
      case Found(var json) ->
          ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
      case Refused(var status, var sentence) ->
          throw new HttpProblem(HttpStatus.valueOf(status), sentence);
      case Unavailable(var sentence, var pause) -> throw HttpProblem.later(sentence, pause);
      case NotSetUp() ->
          throw new HttpProblem(
              HttpStatus.NOT_IMPLEMENTED,
              "Supply emg.subscriptions.%s.rest.client-id and client-secret: this is read by REST."
                  .formatted(subscription));
    };
  }
}
