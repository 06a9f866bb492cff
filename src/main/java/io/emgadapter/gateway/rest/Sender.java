package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.Caller.Turn;
import io.emgadapter.gateway.rest.call.RestAccount;
import io.emgadapter.gateway.rest.call.RestAccount.AttachmentSettings;
import io.emgadapter.gateway.rest.call.Stop;
import io.emgadapter.gateway.rest.call.Throttle.Places;
import io.emgadapter.gateway.rest.mapping.RestCheck;
import io.emgadapter.gateway.rest.mapping.RestTask;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.Resource;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.Verb;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import io.emgadapter.pause.PausePoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends the Tasks of one subscription, a few at a time. */
final class Sender {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Caller caller;
  private final AttachmentSettings attachments;
  private final Places places;
  private final Duration startWithin;
  private final Creates creates;
  private final Changes changes;
  private final Lookups lookups;

  Sender(RestAccess link, RestAccount account) {
    this.caller = link.caller();
    this.attachments = account.attachments();
    this.places = new Places(account.concurrency());
    this.startWithin = account.startWithin();
    this.creates = new Creates(link);
    this.changes = new Changes(link);
    this.lookups = new Lookups(link);
  }

  /** When the Tasks of one batch must have started. */
  Turn turn() {
    return new Turn(startWithin);
  }

  /** Why nothing can be sent now; null where it can, as far as is known without asking. */
  @Nullable String held() {
    return caller.held();
  }

  /** How long such Tasks must wait; zero where they need not, as far as is known without asking. */
  Duration pause(Verb verb, Resource resource) {
    return caller.pause(Api.of(verb, resource));
  }

  /** Sends one, when its turn comes. */
  Outcome send(SealedTask task, Turn turn) {
    try {
      RestTask order = RestTask.of(task);
      RestCheck.check(order.body(), order.rest(), attachments);
      return dueAgain(inPlace(Api.of(task.verb(), task.resource()), order, turn));
    } catch (Stop stop) {
      return dueAgain(stop.outcome());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotSent("the adapter is stopping", Duration.ZERO);
    } catch (RuntimeException e) { // an error of ours, and nobody knows how far it came
      return new Unknown("an error of the adapter's: " + e.getClass().getName());
    }
  }

  private Outcome dueAgain(Outcome outcome) {
    return outcome instanceof NotSent(var reason, var pause)
        ? new NotSent(reason, caller.away(pause))
        : outcome;
  }

  private Outcome inPlace(Api api, RestTask order, Turn turn) throws InterruptedException {
    if (!places.take(api, turn.left())) {
      return new NotSent("the calls before it took too long", PAUSE);
    }
    try {
      caller.ready();
      Outcome outcome = dispatch(order, turn);
      PausePoint.ORDERED.reach();
      return outcome;
    } finally {
      places.leave(api);
    }
  }

  private Outcome dispatch(RestTask order, Turn turn) {
    turn.check();
    return switch (order.body()) {
      case SmartHandsCreate create -> creates.smartHands(order, create, turn);
      case WorkVisitCreate create -> creates.workVisit(order, create, turn);
      case Body update when update.negotiationAnswer().isPresent() ->
          changes.answer(order, update.negotiationAnswer().get(), turn);
      case SmartHandsUpdate update -> changes.smartHands(order, update, turn);
      case WorkVisitUpdate update -> changes.workVisit(order, update, turn);
      case Cancel cancel -> changes.cancel(order, cancel, turn);
    };
  }

  Lookup lookup(SealedTask task) {
    try {
      return lookups.of(RestTask.of(task));
    } catch (Stop stop) {
      return new Lookup.Undecided("The Task cannot be read any more.");
    } catch (RuntimeException e) { // an error of ours, which asking again would only repeat
      return new Lookup.Undecided("An error of the adapter's: " + e.getClass().getName());
    }
  }
}
