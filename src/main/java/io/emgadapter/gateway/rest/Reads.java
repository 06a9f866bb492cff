package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.Call.Lost;
import io.emgadapter.gateway.rest.Call.NotWritten;
import io.emgadapter.gateway.rest.Call.Replied;
import io.emgadapter.gateway.rest.Read.Found;
import io.emgadapter.gateway.rest.Read.Refused;
import io.emgadapter.gateway.rest.Read.Unavailable;
import java.time.Duration;
import java.util.Set;

/** What a call that only reads means for whoever asked. */
final class Reads {
  /** "Unable to access or locate given order", which comes with 403. */
  private static final String NOT_LOCATED = "EQ-2014005";

  private static final Set<Integer> TOLD = Set.of(400, 403, 409);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private Reads() {}

  static Read of(Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause) -> later(reason, pause);
      case Lost(var cause) -> later(cause, PAUSE);
      case Replied(var reply) -> replied(reply);
    };
  }

  private static Read replied(Reply reply) {
    return switch (reply.meaning()) {
      case DONE -> answered(reply);
      case REFUSED -> refused(reply);
      case OPEN, TOKEN_REFUSED, TURNED_AWAY ->
          reply.status() < 400
              ? senseless(reply)
              : later("Equinix answered " + reply.status(), PAUSE);
    };
  }

  private static Read refused(Reply reply) {
    if (isUnknown(reply)) {
      return new Refused(
          404, "Equinix has none such, or does not show it to the user of this subscription.");
    }
    return TOLD.contains(reply.status())
        ? new Refused(reply.status(), "Equinix refuses it: " + ErrorText.of(reply))
        : senseless(reply);
  }

  private static Refused senseless(Reply reply) {
    return new Refused(502, "Equinix answered what makes no sense here: " + ErrorText.of(reply));
  }

  private static Read answered(Reply reply) {
    return reply.body().isMissingNode() && reply.bytes().length > 0
        ? new Refused(502, "Equinix answered with something that is no JSON.")
        : new Found(reply.bytes());
  }

  private static boolean isUnknown(Reply reply) {
    return reply.status() == 404
        || (reply.status() == 403 && ErrorText.codes(reply).contains(NOT_LOCATED));
  }

  private static Unavailable later(String reason, Duration pause) {
    return new Unavailable("Ask again later: " + reason + ".", pause);
  }
}
