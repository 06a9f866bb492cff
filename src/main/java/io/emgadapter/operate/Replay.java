package io.emgadapter.operate;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.ParkedMessage;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.ledger.parked.ResolveParked;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.parked.ResolveParked.Resolved;
import io.emgadapter.ledger.parked.ResolveParked.Useless;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.receive.ReplayFeed;
import io.emgadapter.receive.ReplayMessage;
import io.emgadapter.request.ReplayRequest;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Bells;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets a parked message take effect after all, on the way by which it came. */
@Component
public class Replay {
  private final ResolveParked resolveParked;
  private final ReplayRequest replayRequest;
  private final ReplayMessage replayMessage;
  private final ReplayFeed replayFeed;
  private final Subscriptions subscriptions;
  private final Bells bells;

  Replay(
      ResolveParked resolveParked,
      ReplayRequest replayRequest,
      ReplayMessage replayMessage,
      ReplayFeed replayFeed,
      Subscriptions subscriptions,
      Bells bells) {
    this.resolveParked = resolveParked;
    this.replayRequest = replayRequest;
    this.replayMessage = replayMessage;
    this.replayFeed = replayFeed;
    this.subscriptions = subscriptions;
    this.bells = bells;
  }

  /**
   * Replays it once. A replay that would have no effect changes nothing, and is counted beside the
   * message.
   */
  public Resolved replay(UUID id, Act act) {
    Resolved resolved = replay(id, act, Supplier::get);
    if (resolved instanceof Useless useless) {
      resolveParked.inVain(id, act, useless);
    }
    return resolved;
  }

  /**
   * The same with what belongs to it, and without counting.
   *
   * @param within runs the effect, in its transaction
   */
  Resolved replay(UUID id, Act act, Function<Supplier<Resolved>, Resolved> within) {
    Resolved resolved =
        resolveParked.replay(id, act, message -> within.apply(() -> effect(message)));
    bells.tasks().ring();
    return resolved;
  }

  private Resolved effect(ParkedMessage message) {
    byte[] bytes = message.bytes();
    if (bytes == null) {
      return new Useless("forgotten", "Its content was forgotten after a while; discard it.");
    }
    return switch (message.source()) {
      case Park.WORK_REQUESTS -> request(message, bytes);
      case Park.EMG, Park.STREAM, Park.IBX -> received(message, bytes);
      default ->
          new Useless(
              "is-a-task",
              "A Task that may have reached Equinix is not sent again. Ask Equinix, then say what"
                  + " you learned by POST /tasks/"
                  + message.id()
                  + "/resolve; to order anew, send a new work request.");
    };
  }

  private Resolved request(ParkedMessage message, byte[] bytes) {
    List<Problem> problems = replayRequest.take(bytes, message.sender(), message.reply());
    return problems.isEmpty()
        ? new Done("It is in the ledger and will end in a final event.")
        : new Useless(
            "rejected-again",
            "It would be turned away again; have its sender mend it, and discard this.",
            problems);
  }

  private Resolved received(ParkedMessage message, byte[] bytes) {
    Optional<Subscription> subscription =
        Optional.ofNullable(message.subscription()).flatMap(subscriptions::find);
    if (subscription.isEmpty()) {
      return new Useless("no-subscription", "Its subscription is not set up; set it up first.");
    }
    List<Parking> again =
        message.source().equals(Park.EMG)
            ? replayMessage.take(subscription.get(), bytes)
            : replayFeed.take(subscription.get().name(), message.source(), bytes);
    return again.isEmpty()
        ? new Done("It has taken effect.")
        : new Useless(again.getFirst().reason(), again.getFirst().detail());
  }
}
