package io.emgadapter.request;

import io.emgadapter.access.HttpProblem;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.request.SizeLimits.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** What HTTP answers to a work request; a problem lists everything that is wrong with it. */
final class Replies {
  private static final Pattern NOT_IN_A_PATH = Pattern.compile("[/\\\\%;]|^\\.+$");

  private Replies() {}

  static ResponseEntity<Object> accepted(String id, List<String> notes) {
    return ResponseEntity.accepted()
        .location(location(id))
        .body(withNotes(Map.of("id", id, "status", "accepted"), notes));
  }

  static ResponseEntity<Object> wouldBeAccepted(List<String> notes) {
    return ResponseEntity.ok(withNotes(Map.of("status", "valid"), notes));
  }

  private static Map<String, Object> withNotes(Map<String, String> said, List<String> notes) {
    Map<String, Object> body = new TreeMap<>(said);
    if (!notes.isEmpty()) {
      body.put("notes", notes);
    }
    return body;
  }

  static ResponseEntity<Object> invalid(boolean readable, List<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.pointer().isEmpty() && problem.code().equals(Limits.TOO_LARGE)) {
        return tooLarge(problem);
      }
    }
    return readable
        ? problem(HttpStatus.UNPROCESSABLE_CONTENT, "The work request cannot be taken", problems)
            .reply()
        : problem(HttpStatus.BAD_REQUEST, "This is no work request", problems).reply();
  }

  static ResponseEntity<Object> tooLarge(Problem problem) {
    return problem(HttpStatus.CONTENT_TOO_LARGE, "The work request is too large", List.of(problem))
        .reply();
  }

  static ResponseEntity<Object> tooSlow(Duration within) {
    Problem problem =
        new Problem("", "too-slow", "Send the whole within " + within.toSeconds() + " seconds.");
    return problem(HttpStatus.REQUEST_TIMEOUT, "The work request did not arrive", List.of(problem))
        .reply();
  }

  static ResponseEntity<Object> conflict(String id) {
    Problem problem =
        new Problem(
            "/id", "id-conflict", "Send other content under an id that was not used before.");
    return problem(HttpStatus.CONFLICT, "The id came before with other content", List.of(problem))
        .location(location(id))
        .reply();
  }

  static ResponseEntity<Object> full() {
    return problem(
            HttpStatus.SERVICE_UNAVAILABLE, "The intake is full; nothing was taken", List.of())
        .retryAfter(Duration.ofSeconds(2))
        .reply();
  }

  private static HttpProblem problem(HttpStatus status, String title, List<Problem> problems) {
    return new HttpProblem(status, null).title(title).problems(problems);
  }

  /**
   * The address of a request; an id with characters that servers refuse in a path stands in the
   * query.
   */
  private static URI location(String id) {
    if (NOT_IN_A_PATH.matcher(id).find()) {
      return UriComponentsBuilder.fromPath("/work-requests")
          .queryParam("id", "{id}")
          .encode()
          .buildAndExpand(id)
          .toUri();
    }
    return UriComponentsBuilder.fromPath("/work-requests/{id}").encode().buildAndExpand(id).toUri();
  }
}
