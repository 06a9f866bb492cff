package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.event.EventType;
import io.emgadapter.ledger.reads.ReadFeed.FeedFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Streams events as they are recorded: {@code GET /events}. */
@RestController
class EventController {
  private static final String PREFIX = "io.emgadapter.";

  private final EventStreams streams;
  private final Visibility visibility;

  EventController(EventStreams streams, Visibility visibility) {
    this.streams = streams;
    this.visibility = visibility;
  }

  /**
   * The answer is written in the thread of the request. That is a virtual one, so it may take long.
   */
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
    List<String> seen = visibility.seen(caller, subscription);
    FeedFilter filter = new FeedFilter(words(type), ListQuery.text("subject", subject), seen);
    if (!streams.take(caller.name())) {
      throw HttpProblem.later(
          "All streams of this instance are taken, or all of this user, see emg.http.streams.most"
              + " and most-of-one; come back later.",
          Duration.ofSeconds(10));
    }
    try {
      long from = last == null || last.isEmpty() ? streams.newest() : after(last, seen);
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      if (!request.getMethod().equals("HEAD")) {
        streams.write(from, filter, caller, response.getOutputStream());
      }
    } finally {
      streams.giveBack(caller.name());
    }
  }

  private long after(String last, @Nullable List<String> seen) {
    UUID event =
        ListQuery.uuid(last)
            .orElseThrow(() -> HttpProblem.wrong("Send as Last-Event-ID the id of an event."));
    return streams
        .resume(event, seen)
        .orElseThrow(() ->
            new HttpProblem(
                HttpStatus.GONE,
                "That event is too old, or none here. Open the stream without Last-Event-ID,"
                    + " then read what was missed: GET /orders and /notifications with since."));
  }

  /** The types, with or without the prefix that all of them have. */
  private static List<String> words(@Nullable List<String> types) {
    return types == null
        ? List.of()
        : types.stream().map(EventController::word).distinct().toList();
  }

  private static String word(String type) {
    String word = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    if (Arrays.stream(EventType.values()).noneMatch(each -> each.word().equals(word))) {
      throw HttpProblem.wrong("Send as type types of events, such as order.updated.");
    }
    return word;
  }
}
