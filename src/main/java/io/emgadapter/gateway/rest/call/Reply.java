package io.emgadapter.gateway.rest.call;

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
 * @param body its JSON; a missing node if there is none, or none that can be read
 * @param bytes its body as it came
 */
public record Reply(
    int status,
    @Nullable String location,
    @Nullable Duration retryAfter,
    JsonNode body,
    byte[] bytes) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  /** "Unable to access or locate given order", which comes with 403. */
  private static final String NOT_LOCATED = "EQ-2014005";

  static Reply of(ResponseEntity<byte[]> response) {
    HttpHeaders headers = response.getHeaders();
    return new Reply(
        response.getStatusCode().value(),
        lastPart(headers.getFirst(HttpHeaders.LOCATION)),
        retryAfter(headers),
        read(response.getBody()),
        Objects.requireNonNullElse(response.getBody(), new byte[0]));
  }

  /** What it says about the call. */
  public Meaning meaning() {
    return Meaning.of(status, body);
  }

  public boolean isSuccess() {
    return meaning() == Meaning.DONE;
  }

  public boolean isRefusal() {
    return meaning() == Meaning.REFUSED;
  }

  /** Whether Equinix has no such thing, or does not show it to this user. */
  public boolean isNotFound() {
    return status == 404 || (status == 403 && ErrorText.codes(body).contains(NOT_LOCATED));
  }

  /**
   * Whether a refusal is about what was asked for, and not about how this adapter asks: then its
   * words help whoever asked.
   */
  public boolean refusesWhatWasAsked() {
    return isNotFound() || status == 400 || status == 403 || status == 409;
  }

  /** Equinix's own words about an error; where it has none, the status. */
  public String errorText() {
    return ErrorText.of(status, body);
  }

  /** Whether it is a redirect, which these APIs do not use. */
  public boolean isRedirect() {
    return !isSuccess() && status < 400;
  }

  /** Whether a request for a token says that the credential is wrong. */
  boolean refusesCredential() {
    return status == 400 || status == 401;
  }

  /** Whether it is a success with JSON, or one that says that there is none. */
  public boolean isReadable() {
    return isSuccess() && (status == 204 || body.isContainer());
  }

  /** How long Equinix asks to wait; zero if it does not say. */
  Duration asksToWait() {
    return Objects.requireNonNullElse(retryAfter, Duration.ZERO);
  }

  /** A member of the body's object, in whatever case it is written. */
  public Optional<String> text(String name) {
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
      // A parser throws not only its own exceptions; a body that cannot be read counts as missing.
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
   * By the clock of the server that answered, so that the clocks of two machines are never
   * compared; negative if it is not given.
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

  /**
   * What a reply says about the call that it answers. This is the only place where a status is
   * interpreted.
   */
  public enum Meaning {
    /** 2xx: it was done. */
    DONE,

    /** 4xx except those below: Equinix itself says that nothing was done, and never will be. */
    REFUSED,

    /** 401: nothing was done, because the bearer token is checked before anything else. */
    TOKEN_REFUSED,

    /**
     * It was turned away at the door, by the API gateway in front of the ordering systems, which
     * then never see the call: 429, "rejected due to rate limiting" (Equinix, Error Handling), and
     * 500 with the gateway's code for a used-up quota. Neither a 503, with or without {@code
     * Retry-After}, nor a 500 that has that word elsewhere is proof: it may come from a system that
     * took the order, and quote it.
     */
    TURNED_AWAY,

    /**
     * It proves nothing: 5xx; 408, which a proxy gives too; a redirect, which some systems send
     * after the work.
     */
    OPEN;

    private static final String QUOTA = "QuotaViolation";

    static Meaning of(int status, JsonNode body) {
      return switch (status) {
        case 401 -> TOKEN_REFUSED;
        case 408 -> OPEN;
        case 429 -> TURNED_AWAY;
        case 500 -> isQuota(body) ? TURNED_AWAY : OPEN;
        default -> status / 100 == 2 ? DONE : status / 100 == 4 ? REFUSED : OPEN;
      };
    }

    /** Only the gateway's own error, in its two forms, neither of which quotes a request. */
    private static boolean isQuota(JsonNode body) {
      boolean isOfEquinix = is(body, "/error_code", "500") && is(body, "/error_message", QUOTA);
      return isOfEquinix || is(body, "/fault/detail/errorcode", "policies.ratelimit." + QUOTA);
    }

    private static boolean is(JsonNode body, String pointer, String text) {
      return body.at(pointer).asString("").equals(text);
    }
  }
}
