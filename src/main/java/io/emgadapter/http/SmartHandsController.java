package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.gateway.rest.RestReads;
import io.emgadapter.gateway.rest.RestReads.Read;
import io.emgadapter.gateway.rest.RestReads.Read.Found;
import io.emgadapter.gateway.rest.RestReads.Read.NotSetUp;
import io.emgadapter.gateway.rest.RestReads.Read.Refused;
import io.emgadapter.gateway.rest.RestReads.Read.Unavailable;
import io.emgadapter.http.Visibility.OwnOrders;
import io.emgadapter.subscription.Subscription;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads through to Equinix: its answers as they are, its errors as problems. The database is not
 * asked meanwhile, so a read that hangs holds nothing but its own thread.
 */
@RestController
class SmartHandsController {
  private static final Pattern NAMES = Pattern.compile("[0-9A-Za-z:,._ -]{1,1000}");

  private final RestReads reads;
  private final Visibility reach;
  private final OwnOrders own;

  SmartHandsController(RestReads reads, Visibility reach, OwnOrders own) {
    this.reads = reads;
    this.reach = reach;
    this.own = own;
  }

  @GetMapping("/orders/{servicerId}/details")
  ResponseEntity<Object> details(
      @PathVariable String servicerId,
      @RequestParam(required = false) @Nullable String ibxs,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      Caller caller) {
    check(caller, subscription, servicerId);
    return answer(reads.order(subscription, servicerId, names(ibxs)), subscription);
  }

  @GetMapping("/orders/{servicerId}/negotiations")
  ResponseEntity<Object> negotiations(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      Caller caller) {
    check(caller, subscription, servicerId);
    return answer(reads.negotiations(subscription, servicerId), subscription);
  }

  @GetMapping("/smarthands/types")
  ResponseEntity<Object> types(
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription, Caller caller) {
    reach.check(caller, subscription);
    return answer(reads.types(subscription), subscription);
  }

  @GetMapping("/smarthands/locations")
  ResponseEntity<Object> locations(
      @RequestParam(defaultValue = "false") boolean detail,
      @RequestParam(required = false) @Nullable String ibxs,
      @RequestParam(required = false) @Nullable String cages,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      Caller caller) {
    reach.check(caller, subscription);
    return answer(reads.locations(subscription, detail, names(ibxs), names(cages)), subscription);
  }

  private void check(Caller caller, String subscription, String servicerId) {
    reach.check(caller, subscription);
    own.check(caller, subscription, servicerId);
  }

  private static @Nullable String names(@Nullable String names) {
    if (names != null && !NAMES.matcher(names).matches()) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Send ibxs and cages as names separated by commas.");
    }
    return names;
  }

  private static ResponseEntity<Object> answer(Read read, String subscription) {
    return switch (read) {
      case Found(var json) when json.length == 0 -> ResponseEntity.noContent().build();
      case Found(var json) ->
          ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
      case Refused(var status, var sentence) ->
          throw new ResponseStatusException(HttpStatus.valueOf(status), sentence);
      case Unavailable(var sentence, var pause) -> later(sentence, pause);
      case NotSetUp() ->
          throw new ResponseStatusException(
              HttpStatus.NOT_IMPLEMENTED,
              "Supply emg.subscriptions.%s.rest.client-id and client-secret: this is read by REST."
                  .formatted(subscription));
    };
  }

  private static ResponseEntity<Object> later(String sentence, Duration pause) {
    long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, sentence));
  }
}
