package io.emgadapter.gateway.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
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
        seconds(headers.getFirst(HttpHeaders.RETRY_AFTER)),
        read(response.getBody()),
        Objects.requireNonNullElse(response.getBody(), new byte[0]));
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
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
    } catch (JacksonException e) {
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

  /** Seconds; a date is not documented anywhere and counts as absent. */
  private static @Nullable Duration seconds(@Nullable String text) {
    if (text == null || !text.strip().matches("[0-9]{1,9}")) {
      return null;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(text.strip()));
    return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
