package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.event.EventType;
import io.emgadapter.http.Visibility.Ears;
import io.emgadapter.ledger.reads.ReadFeed.FeedFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Streams events as they are recorded: {@code GET /events}. */
@RestController
class EventController {
  private static final String PREFIX = "io.emgadapter.";

  private final EventStreams streams;
  private final Visibility reach;

  EventController(EventStreams streams, Visibility reach) {
    this.streams = streams;
    this.reach = reach;
  }

  /** The answer is written in the request's own thread, which is a virtual one, and so may last. */
  @GetMapping("/events")
  void events(
      @RequestParam(required = false) @Nullable List<String> type,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    List<String> seen = reach.seen(caller, subscription);
    FeedFilter filter = new FeedFilter(words(type), ListQuery.text("subject", subject), seen);
    if (!streams.take(caller.name())) {
      throw full();
    }
    try {
      long from = last == null || last.isEmpty() ? streams.newest() : after(last, seen);
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      if (!request.getMethod().equals("HEAD")) {
        streams.tell(from, filter, new Ears(caller), response.getOutputStream());
      }
    } finally {
      streams.giveBack(caller.name());
    }
  }

  private long after(String last, @Nullable List<String> seen) {
    return streams
        .resume(uuid(last), seen)
        .orElseThrow(() ->
            new ResponseStatusException(
                HttpStatus.GONE,
                "That event is too old, or none here. Open the stream without Last-Event-ID,"
                    + " then read what was missed: GET /orders and /notifications with since."));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Send as Last-Event-ID the id of an event.");
    }
  }

  /** Types as events have them, or without what all begin with. */
  private static List<String> words(@Nullable List<String> types) {
    return types == null
        ? List.of()
        : types.stream().map(EventController::word).distinct().toList();
  }

  private static String word(String type) {
    String word = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    if (Arrays.stream(EventType.values()).noneMatch(each -> each.word().equals(word))) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Send as type types of events, such as order.updated.");
    }
    return word;
  }

  private static ErrorResponseException full() {
    String sentence =
        "All streams of this instance are taken, or all of this user, see emg.http.streams.most and"
            + " most-of-one; come back later.";
    HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
    ErrorResponseException full =
        new ErrorResponseException(
            status, ProblemDetail.forStatusAndDetail(status, sentence), null);
    full.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
    return full;
  }
}
