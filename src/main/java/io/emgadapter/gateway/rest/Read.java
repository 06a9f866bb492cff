package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.Reply;
import java.time.Duration;

/** What became of reading from Equinix. Sentences contain no secret and nothing of the question. */
public sealed interface Read {

  /**
   * Equinix's answer.
   *
   * @param json as it came; empty where Equinix had nothing to say
   */
  record Found(byte[] json) implements Read {
    /** Without the content. */
    @Override
    public String toString() {
      return "Found[" + json.length + "]";
    }
  }

  /**
   * Equinix does not answer this.
   *
   * @param status in HTTP's meaning: 400, 403, 404, 409, or 502 if its answer makes no sense
   * @param sentence why
   */
  record Refused(int status, String sentence) implements Read {}

  /**
   * Equinix cannot be asked now.
   *
   * @param sentence why
   * @param pause the time after which it may be asked again
   */
  record Unavailable(String sentence, Duration pause) implements Read {}

  /** The subscription has no credentials for Equinix's REST APIs. */
  record NotSetUp() implements Read {}

  /** What a call that only reads means for whoever asked. */
  static Read of(Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause, _) -> later(reason, pause);
      case Lost(var cause) -> later(cause, Duration.ofSeconds(5));
      case Replied(var reply) -> replied(reply);
    };
  }

  private static Read replied(Reply reply) {
    return switch (reply.meaning()) {
      case DONE -> answered(reply);
      case REFUSED -> refused(reply);
      case OPEN, TOKEN_REFUSED, TURNED_AWAY ->
          reply.isRedirect()
              ? senseless(reply)
              : later("Equinix answered " + reply.status(), Duration.ofSeconds(5));
    };
  }

  private static Read refused(Reply reply) {
    if (reply.isNotFound()) {
      return new Refused(
          404, "Equinix has none such, or does not show it to the user of this subscription.");
    }
    return reply.refusesWhatWasAsked()
        ? new Refused(reply.status(), "Equinix refuses it: " + reply.errorText())
        : senseless(reply);
  }

  private static Refused senseless(Reply reply) {
    return new Refused(502, "Equinix answered what makes no sense here: " + reply.errorText());
  }

  private static Read answered(Reply reply) {
    return reply.body().isMissingNode() && reply.bytes().length > 0
        ? new Refused(502, "Equinix answered with something that is no JSON.")
        : new Found(reply.bytes());
  }

  private static Unavailable later(String reason, Duration pause) {
    return new Unavailable("Ask again later: " + reason + ".", pause);
  }
}
