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
  private static final Duration NEW_TOKEN = Duration.ofMinutes(1);

  private Reads() {}

  static Read of(Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause) -> later(reason, pause);
      case Lost(var cause) -> later(cause, PAUSE);
      case Replied(var reply) when reply.isSuccess() -> answered(reply);
      case Replied(var reply) when reply.status() == 401 ->
          later("Equinix takes neither of two tokens", NEW_TOKEN);
      case Replied(var reply) when isUnknown(reply) ->
          new Refused(
              404, "Equinix has none such, or does not show it to the user of this subscription.");
      case Replied(var reply) when TOLD.contains(reply.status()) ->
          new Refused(reply.status(), "Equinix refuses it: " + ErrorText.of(reply));
      case Replied(var reply) when reply.status() < 500 && reply.status() != 408 ->
          new Refused(502, "Equinix answered what makes no sense here: " + ErrorText.of(reply));
      case Replied(var reply) -> later("Equinix answered " + reply.status(), PAUSE);
    };
  }

  private static Read answered(Reply reply) {
    return reply.body().isMissingNode() && reply.bytes().length > 0
        ? new Refused(502, "Equinix answered with something that is no JSON.")
        : new Found(reply.bytes());
  }

  private static boolean isUnknown(Reply reply) {
    return reply.status() == 404
        || (reply.status() == 403 && ErrorText.of(reply).contains(NOT_LOCATED));
  }

  private static Unavailable later(String reason, Duration pause) {
    return new Unavailable("Ask again later: " + reason + ".", pause);
  }
}
