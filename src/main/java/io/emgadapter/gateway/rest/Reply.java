package io.emgadapter.gateway.rest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Equinix answered.
 *
 * @param status the HTTP status
 * @param location the last part of {@code Location}, which names an order
 * @param retryAfter how long Equinix asks to wait
 * @param body its JSON; a missing node where there is none or none that can be read
 * @param bytes its body as it came
 */
record Reply(
    int status,
    @Nullable String location,
    @Nullable Duration retryAfter,
    JsonNode body,
    byte[] bytes) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  static Reply of(ResponseEntity<byte[]> response) {
    HttpHeaders headers = response.getHeaders();
    return new Reply(
        response.getStatusCode().value(),
        lastPart(headers.getFirst(HttpHeaders.LOCATION)),
        retryAfter(headers),
        read(response.getBody()),
        Objects.requireNonNullElse(response.getBody(), new byte[0]));
  }

  /** What it says of the call. */
  Meaning meaning() {
    return Meaning.of(status, body);
  }

  boolean isSuccess() {
    return meaning() == Meaning.DONE;
  }

  boolean isRefusal() {
    return meaning() == Meaning.REFUSED;
  }

  /** How long Equinix asks to wait; zero where it does not say. */
  Duration asksToWait() {
    return Objects.requireNonNullElse(retryAfter, Duration.ZERO);
  }

  /** A member of the body's object, in whatever case it is written. */
  Optional<String> text(String name) {
    return body.propertyStream()
        .filter(member -> member.getKey().equalsIgnoreCase(name) && member.getValue().isValueNode())
        .map(member -> member.getValue().asString(""))
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static JsonNode read(byte @Nullable [] bytes) {
    try {
      return bytes == null ? JSON.missingNode() : JSON.readTree(bytes);
    } catch (RuntimeException | StackOverflowError e) {
      // Not all that a parser throws is its own exception; a body that cannot be read says nothing.
      return JSON.missingNode();
    }
  }

  /** "Location: /orders/1-23232322". */
  private static @Nullable String lastPart(@Nullable String location) {
    if (location == null) {
      return null;
    }
    try {
      String path = URI.create(location.strip()).getPath();
      String last = path.substring(path.lastIndexOf('/') + 1);
      return last.isBlank() ? null : last;
    } catch (IllegalArgumentException | NullPointerException e) {
      return null;
    }
  }

  /** Seconds or a date (RFC 9110, 10.2.3); a time that is over counts as absent. */
  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    String text = headers.getFirst(HttpHeaders.RETRY_AFTER);
    if (text == null) {
      return null;
    }
    Duration asked =
        text.strip().matches("[0-9]{1,9}")
            ? Duration.ofSeconds(Long.parseLong(text.strip()))
            : until(date(headers, HttpHeaders.RETRY_AFTER), date(headers, HttpHeaders.DATE));
    return asked.isNegative() ? null : asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }

  /**
   * By the clock of who answered, so that no two clocks are compared; negative where none is told.
   */
  private static Duration until(@Nullable Instant then, @Nullable Instant now) {
    return then == null || now == null ? Duration.ofSeconds(-1) : Duration.between(now, then);
  }

  private static @Nullable Instant date(HttpHeaders headers, String name) {
    try {
      ZonedDateTime date = headers.getFirstZonedDateTime(name);
      return date == null ? null : date.toInstant();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
