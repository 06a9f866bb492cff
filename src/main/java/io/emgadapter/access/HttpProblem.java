package io.emgadapter.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem as RFC 9457 describes it. Throw it to end the request, or answer with {@link #reply}
 * where nothing can be thrown. Its sentence says what to do instead.
 */
public final class HttpProblem extends ErrorResponseException {
  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

  public HttpProblem(HttpStatus status, @Nullable String sentence) {
    super(status, ProblemDetail.forStatusAndDetail(status, sentence), null);
  }

  /** 400: the request cannot be understood. */
  public static HttpProblem wrong(String sentence) {
    return new HttpProblem(HttpStatus.BAD_REQUEST, sentence);
  }

  /** 404: there is no such thing, or not for this caller. */
  public static HttpProblem notFound(String sentence) {
    return new HttpProblem(HttpStatus.NOT_FOUND, sentence);
  }

  /** 409: it was done before, or it is too early or too late for it. */
  public static HttpProblem conflict(String sentence) {
    return new HttpProblem(HttpStatus.CONFLICT, sentence);
  }

  /** 422: it can never be done like this. */
  public static HttpProblem unusable(String sentence) {
    return new HttpProblem(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
  }

  /** 503: it can be done later. */
  public static HttpProblem later(@Nullable String sentence, Duration retryAfter) {
    return new HttpProblem(HttpStatus.SERVICE_UNAVAILABLE, sentence).retryAfter(retryAfter);
  }

  /** With a title of its own instead of the one of the status. */
  public HttpProblem title(String title) {
    setTitle(title);
    return this;
  }

  /** With a stable code. */
  public HttpProblem code(String code) {
    getBody().setProperty("code", code);
    return this;
  }

  /** With everything that is wrong with a work request. */
  public HttpProblem problems(List<?> problems) {
    getBody().setProperty("problems", problems);
    return this;
  }

  /** Says when to ask again, in whole seconds, rounded up. */
  public HttpProblem retryAfter(Duration pause) {
    long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
    return header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  /** Says where to look. */
  public HttpProblem location(URI location) {
    return header(HttpHeaders.LOCATION, location.toString());
  }

  /** With a header of the answer. */
  public HttpProblem header(String name, String value) {
    getHeaders().set(name, value);
    return this;
  }

  /** The problem as an answer. */
  public ResponseEntity<Object> reply() {
    return ResponseEntity.status(getStatusCode())
        .headers(getHeaders())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(getBody());
  }

  /** Answers where no controller is reached. */
  public void write(HttpServletResponse response) throws IOException {
    response.setStatus(getStatusCode().value());
    getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(JSON.writeValueAsBytes(getBody()));
  }
}
